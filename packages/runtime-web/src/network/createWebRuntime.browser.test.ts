import { createRandom, full } from '@tweedie/core';
import photos from '@tweedie/priors/models/photos-starter/model.onnx?url';
import { expect, test } from 'vitest';
import { createWebRuntime } from './createWebRuntime.ts';

const feeds = { x: createRandom(1).normal([1, 3, 16, 16]), sigma: full([1], 0.5) };
test('x', async () => {
  const runtime = createWebRuntime({ backend: 'wasm' });
  const network = await runtime.load(photos);
  const { denoised } = await network.run(feeds);
  expect(denoised!.shape).toEqual([1, 3, 16, 16]);
  await network.dispose();
});
