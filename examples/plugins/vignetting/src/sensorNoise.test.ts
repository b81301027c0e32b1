import { createRandom, full, sub, tensor } from '@tweedie/core';
import { expect, test } from 'vitest';
import { sensorNoise } from './sensorNoise.ts';

const [read, gain] = [0.1, 0.04];
const noise = sensorNoise({ read, gain });

test.each([
  [-1, 0.01],
  [0, 0.03],
  [1, 0.05],
])('at %d the variance is %d', (light, variance) => {
  const clean = full([1, 1, 100, 100], light);
  const n = sub(noise.sample(clean, createRandom(1)), clean).data;
  const measured = n.reduce((sum, value) => sum + value ** 2, 0) / n.length;
  // Four standard errors of a variance, v·√(2/N).
  expect(Math.abs(measured - variance)).toBeLessThan(4 * variance * Math.sqrt(2 / n.length));
});

test('the gradient is the slope of −log p(y | clean), by differences', () => {
  const negativeLog = (y: number, c: number): number => {
    const v = read ** 2 + gain * Math.max(0, (c + 1) / 2);
    return (y - c) ** 2 / (2 * v) + Math.log(v) / 2;
  };
  const h = 1e-5;
  for (const [y, c] of [
    [0.3, 0.1],
    [-0.9, -0.5],
    [0.8, 1.2],
    [-1.1, -1.3],
  ] as const) {
    const slope = (negativeLog(y, c + h) - negativeLog(y, c - h)) / (2 * h);
    const at = (value: number): ReturnType<typeof tensor> => tensor([1, 1], Float32Array.of(value));
    // float32 rounds y and c by 6·10⁻⁸, which the slope's own slope, about 1/v ≤ 100, enlarges.
    expect(Math.abs(noise.gradient(at(y), at(c)).data[0]! - slope)).toBeLessThan(1e-4);
  }
});

test('noise without a floor is refused', () => {
  expect(() => sensorNoise({ read: 0 })).toThrow('sensor-noise: read must be greater than 0, got 0');
});
