import { createRandom, finish, type Prior, sample } from '@tweedie/core';
import { expect, test } from 'vitest';
import { createAbortController } from '../oracle/abortController.ts';
import { gaussian } from '../oracle/setting.ts';
import { sampleFrom } from './sampleFrom.ts';
import { type SamplerName, samplers } from './samplers.ts';

const shape = [3, 1, 2, 2];
const names = Object.keys(samplers) as SamplerName[];

test('a batch of three is three runs', async () => {
  for (const sampler of names) {
    const batch = await finish(sampleFrom(gaussian, { shape, sampler, steps: 5, random: createRandom(9) }));
    for (const n of [0, 1, 2]) {
      const random = createRandom(9).lane(n);
      const single = await finish(sampleFrom(gaussian, { shape: [1, 1, 2, 2], sampler, steps: 5, random }));
      expect(single.data).toEqual(sample(batch, n).data);
    }
  }
});

test('the seed decides', async () => {
  const run = (seed: number) => finish(sampleFrom(gaussian, { shape, seed, steps: 3 }));
  expect(await run(1)).toEqual(await run(1));
  expect(await run(1)).not.toEqual(await run(2));
});

test('every step counts the evaluations of the network', async () => {
  const seen: unknown[] = [];
  await finish(sampleFrom(gaussian, { shape, sampler: 'heun', steps: 3 }), ({ i, evaluations }) => {
    seen.push([i, evaluations.done, evaluations.total]);
  });
  expect(seen).toEqual([
    [0, 1, 5],
    [1, 3, 5],
    [2, 5, 5],
  ]);
});

test('the levels stay within those of the prior', async () => {
  const narrow: Prior = { ...gaussian, sigma: { min: 0.1, max: 7 } };
  const levels: number[] = [];
  await finish(sampleFrom(narrow, { shape, steps: 4 }), ({ sigma }) => void levels.push(sigma));
  expect([levels[0], levels[3]]).toEqual([7, 0.1]);
});

test('a run starts from noise of the largest level', async () => {
  const first: number[] = [];
  const wide = { shape: [1, 1, 50, 50], steps: 1, sigmaMax: 30 };
  await finish(sampleFrom(gaussian, wide), ({ x }) => void first.push(...x.data));
  const variance = first.reduce((sum, value) => sum + value ** 2, 0) / 2500;
  expect(Math.abs(variance / 900 - 1)).toBeLessThan(4.5 * Math.sqrt(2 / 2500)); // standard errors
});

test('a signal ends the run while the network works', async () => {
  const controller = createAbortController();
  const slow: Prior = { ...gaussian, denoise: () => new Promise(() => undefined) };
  const run = finish(sampleFrom(slow, { shape, signal: controller.signal }));
  controller.abort();
  await expect(run).rejects.toThrow('cancelled');
  await expect(finish(sampleFrom(gaussian, { shape, signal: controller.signal }))).rejects.toThrow(
    'cancelled',
  );
});
