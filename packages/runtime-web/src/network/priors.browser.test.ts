import { createRandom, full } from '@tweedie/core';
import { createPrior, parseCard } from '@tweedie/priors';
import card from '@tweedie/priors/models/photos/card.json?raw';
import photos from '@tweedie/priors/models/photos/model.onnx?url';
import { beforeAll, expect, test } from 'vitest';
import { createWorkerRuntime } from './createWorkerRuntime.ts';
import { difference } from './fixtures/difference.ts';
import { onNode } from './fixtures/onNode.ts';

const x = createRandom(1).normal([1, 3, 64, 64]);
const v = createRandom(2).normal(x.shape);
const sigma = 0.5;
let expected: Awaited<ReturnType<typeof onNode>>;

beforeAll(async () => {
  const model = new Uint8Array(await (await fetch(photos)).arrayBuffer());
  const feeds = { x, sigma: full([1], sigma) };
  expected = await onNode({ model, feeds, pair: { of: 'denoised', wrt: 'x' }, v });
});

/**
 * On the processor ONNX Runtime's sigmoid is off by 3·10⁻⁶ of its value where |x| < 4, on a card by 3·10⁻⁷: 20 layers
 * with SiLU, each of which passes on the errors before it, come to some 6·10⁻⁵. A wrong kernel is off by a good part of the whole.
 */
const tolerance = 1e-4;

test.each(['wasm', 'webgpu'] as const)(
  'the embedded prior denoises on %s, and has its derivative',
  async (backend) => {
    const network = await createWorkerRuntime({ backend }).load(photos);
    const prior = createPrior(parseCard(JSON.parse(card)), network);
    const denoised = await prior.denoise(x, sigma);
    const [output, pullBack] = await prior.vjp!(x, sigma);
    const gradient = await pullBack(v);
    expect(difference(denoised.data, expected.output)).toBeLessThan(tolerance);
    expect(difference(output.data, expected.output)).toBeLessThan(tolerance);
    expect(difference(gradient.data, expected.gradient)).toBeLessThan(tolerance);
    await prior.dispose();
  },
  300_000, // an imitated card compiles a shader in a tenth of a second, and needs a hundred
);
