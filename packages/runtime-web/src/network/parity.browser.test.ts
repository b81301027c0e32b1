import { beforeAll, describe, expect, test } from 'vitest';
import { knownAnswer } from './check/knownAnswer.ts';
import { difference } from './fixtures/difference.ts';
import { networkNames, readNetwork } from './fixtures/networks.ts';
import { onNode } from './fixtures/onNode.ts';
import { watchCard } from './fixtures/watchCard.ts';
import { openEngine } from './openEngine.ts';
import { prepare } from './prepare.ts';

beforeAll(async () => {
  prepare({});
  await openEngine(knownAnswer().model, 'webgpu'); // while one session is open, all share the shaders that are compiled
});

describe.each(networkNames)('%s', (name) => {
  test('gives the same on Node, on WASM and on WebGPU, forward and back', async () => {
    const network = await readNetwork(name);
    const { model, feeds, pair, v } = network;
    const expected = await onNode(network);
    const card = watchCard();
    const T: unknown[] = ['T', name];
    for (const backend of ['wasm', 'webgpu'] as const) {
      const t0 = performance.now();
      const engine = await openEngine(model, backend);
      const { output, point } = await engine.linearise(feeds, pair);
      const [a, t1] = [card.downloads(), performance.now()];
      const gradient = (await engine.pullBack(v, point))!;
      T.push(backend, Math.round(t1 - t0), Math.round(performance.now() - t1), a, card.downloads());
      await engine.release();
      T.push(difference(output.data, expected.output).toExponential(1), difference(gradient.data, expected.gradient).toExponential(1));
      expect(difference(output.data, expected.output)).toBeLessThan(1e-4);
      expect(difference(gradient.data, expected.gradient)).toBeLessThan(1e-4);
    }
    console.log(...T);
  });
});
