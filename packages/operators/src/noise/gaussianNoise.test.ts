import { createRandom, describeParameters, sample, sub, tensor } from '@tweedie/core';
import { expect, test } from 'vitest';
import { gaussianNoise } from './gaussianNoise.ts';

const clean = tensor([2, 1, 64, 64], new Float32Array(8192).fill(0.5));

test('the noise has mean 0 and standard deviation σ', () => {
  const noise = sub(gaussianNoise({ sigma: 0.2 }).sample(clean, createRandom(0)), clean).data;
  const mean = noise.reduce((sum, value) => sum + value, 0) / noise.length;
  const square = noise.reduce((sum, value) => sum + value * value, 0) / noise.length;
  // Four standard errors of each: σ/√N, and σ²·√(2/N).
  expect(Math.abs(mean)).toBeLessThan((4 * 0.2) / Math.sqrt(noise.length));
  expect(Math.abs(square - 0.04)).toBeLessThan(4 * 0.04 * Math.sqrt(2 / noise.length));
});

test('each sample of a batch gets the noise that it would get alone', () => {
  const noise = gaussianNoise();
  const both = noise.sample(clean, createRandom(3));
  const second = noise.sample(sample(clean, 1), createRandom(3).lane(1));
  expect(sample(both, 1).data).toEqual(second.data);
});

test('the gradient is (clean − y)/σ²', () => {
  const y = tensor([1, 2], Float32Array.of(1, 3));
  const at = tensor([1, 2], Float32Array.of(2, 2.5));
  expect(gaussianNoise({ sigma: 0.5 }).gradient(y, at).data).toEqual(Float32Array.of(4, -2));
});

test('σ = 0 leaves the measurement clean, and has no gradient', () => {
  const noise = gaussianNoise({ sigma: 0 });
  expect(noise.sample(clean, createRandom(0))).toEqual(clean);
  expect(() => noise.gradient(clean, clean)).toThrow(
    'gaussian: the gradient needs a sigma greater than 0, got 0',
  );
});

test('a negative σ, or one that is no number, is refused', () => {
  expect(() => gaussianNoise({ sigma: -1 })).toThrow('gaussian: sigma must be at least 0, got -1');
  expect(() => gaussianNoise({ sigma: NaN })).toThrow('gaussian: sigma must be a finite number, got NaN');
});

test('the parameter says its unit', () => {
  expect(describeParameters(gaussianNoise.definition.params)).toMatchObject([
    { name: 'sigma', unit: 'model units', default: 0.05, min: 0 },
  ]);
});
