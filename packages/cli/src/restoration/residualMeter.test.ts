import { full, type Step } from '@tweedie/core';
import { expect, test } from 'vitest';
import { createResidualMeter } from './residualMeter.ts';

test('a glance is a reading only where readings took less than 1 % of the time', async () => {
  let time = 0;
  let readings = 0;
  const x = full([1, 1, 1, 1], 0);
  const step: Step = {
    ...{ i: 0, sigma: 1, x, denoised: x, evaluations: { done: 1, total: 1 } },
    residual() {
      readings++;
      time += 10; // a reading takes 10 ms, so the next one is free after 1000 ms
      return Promise.resolve([6]);
    },
  };
  const meter = createResidualMeter(9, () => time);
  for (let i = 0; i < 100; i++) {
    expect(await meter.glance(step)).toBe(2);
    time += 90;
  }
  expect(readings).toBe(9); // at 0, and every 12 × 90 ms
  expect(await meter.read(step)).toBe(2);
  expect(readings).toBe(10);
});
