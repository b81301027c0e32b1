import { createRandom, full } from '@tweedie/core';
import photos from '@tweedie/priors/models/photos-starter/model.onnx?url';
import { expect, test } from 'vitest';
import { createWorkerRuntime } from './createWorkerRuntime.ts';

test('a network runs on WASM, forward and back', async () => {
  const runtime = createWorkerRuntime({ backend: 'wasm' });
  const network = await runtime.load(photos);
  const x = createRandom(1).normal([1, 3, 16, 16]);
  const feeds = { x, sigma: full([1], 0.5) };
  const { denoised } = await network.run(feeds);
  const [output, pullback] = await network.vjp!(feeds, { of: 'denoised', wrt: 'x' });
  const g = await pullback(x);
  expect(output.data).toEqual(denoised!.data);
  expect(g.shape).toEqual(x.shape);
  await network.dispose();
});
