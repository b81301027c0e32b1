import { beforeAll, describe, expect, test } from 'vitest';
import { knownAnswer } from './check/knownAnswer.ts';
import { difference } from './fixtures/difference.ts';
import { networkNames, readNetwork } from './fixtures/networks.ts';
import { onNode } from './fixtures/onNode.ts';
import { watchCard } from './fixtures/watchCard.ts';
import { openEngine } from './openEngine.ts';
import { prepare } from './prepare.ts';

/**
 * On the processor ONNX Runtime's sigmoid is off by 3·10⁻⁶ of its value where |x| < 4, on a card by 3·10⁻⁷: some 20 layers
 * with SiLU, each of which passes on the errors before it, come to 6·10⁻⁵. A wrong kernel is off by a good part of the whole.
 */
const tolerance = 1e-4;

beforeAll(async () => {
  prepare({});
  await openEngine(knownAnswer().model, 'webgpu'); // while one session is open, all share the shaders that are compiled
});

/** ONNX Runtime has no Attention of opset 23 for graphics cards: what goes into it comes down, and up again. */
const leavesTheCard = new Set(['dit']);

describe.each(networkNames)('%s', (name) => {
  test('gives the same on Node, on WASM and on WebGPU, forward and back', async () => {
    const network = await readNetwork(name);
    const { model, feeds, pair, v } = network;
    const expected = await onNode(network);
    const card = watchCard();
    for (const backend of ['wasm', 'webgpu'] as const) {
      const engine = await openEngine(model, backend);
      const { output, point } = await engine.linearise(feeds, pair);
      const forward = card.downloads();
      const gradient = await engine.pullBack(v, point);
      const back = card.downloads();
      await engine.release();
      expect(difference(output.data, expected.output)).toBeLessThan(tolerance);
      expect(difference(gradient!.data, expected.gradient)).toBeLessThan(tolerance);
      // The output comes down from the card, then the gradient, and nothing in between.
      if (backend === 'wasm') expect([forward, back]).toEqual([0, 0]);
      else if (leavesTheCard.has(name)) expect([forward > 1, back]).toEqual([true, 1]);
      else expect([forward, back]).toEqual([1, 1]);
    }
  });
});
