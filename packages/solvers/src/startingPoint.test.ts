import { createRandom, norm, type Operator, sub, type Tensor } from '@tweedie/core';
import { expect, test } from 'vitest';
import { gaussianNoise, setting } from './oracle/setting.ts';
import { type Start, startingPoint } from './startingPoint.ts';

const begin = (measurement: Parameters<typeof startingPoint>[0], start: Start) =>
  startingPoint(measurement, { start, random: createRandom(1), place: 'test' });

test('the regularised start shrinks what the noise drowns, and is A⁺y without noise', async () => {
  const noisy = await setting([1, 0.1, 0], { width: 3, sigmaY: 0.2 });
  const { operator } = noisy.measurement;
  const found = operator.coefficients(await begin(noisy.measurement, 'regularised')).data;
  const exact = operator.coefficients(await begin(noisy.measurement, 'pseudo-inverse')).data;
  const rho = (0.2 / 0.5) ** 2;
  for (let k = 0; k < 3; k++) {
    expect(found[k]! / exact[k]!).toBeCloseTo(1 / (1 + rho), 4);
    expect(found[3 + k]! / exact[3 + k]!).toBeCloseTo(0.01 / (0.01 + rho), 4);
  }
  const clean = { ...noisy.measurement, noise: gaussianNoise(0) };
  const [regularised, inverse] = [await begin(clean, 'regularised'), await begin(clean, 'pseudo-inverse')];
  expect(norm(sub(regularised, inverse))[0]! / norm(inverse)[0]!).toBeLessThan(1e-6); // float32
});

test('noise is standard normal numbers', async () => {
  const { measurement } = await setting([1], { width: 2 });
  expect(await begin(measurement, 'noise')).toEqual(createRandom(1).normal([1, 1, 4, 2]));
});

test('an image of one’s own serves the whole batch, and must have the right shape', async () => {
  const { measurement } = await setting([1], { width: 2 });
  const image = createRandom(2).normal([1, 1, 4, 2]);
  const two = { ...measurement, y: { shape: [2, 1, 1, 2], data: new Float32Array(4) } };
  expect((await begin(two, image)).data).toEqual(Float32Array.of(...image.data, ...image.data));
  await expect(begin(measurement, createRandom(2).normal([1, 1, 4, 3]))).rejects.toThrow(
    'test: start: expected a tensor of shape [1,1,4,2], got [1,1,4,3]',
  );
});

test('a nonlinear operator starts from its own A⁺y, else from y, else from noise', async () => {
  const y: Tensor = { shape: [1, 1, 1, 2], data: Float32Array.of(1, 2) };
  const base: Operator = {
    name: 'curve',
    inputShape: [1, 1, 2],
    outputShape: [1, 1, 2],
    apply: (x) => x,
    vjp: (_, v) => v,
  };
  const noise = gaussianNoise(0.1);
  const half: Tensor = { shape: y.shape, data: Float32Array.of(0.5, 1) };
  const inverse = { ...base, pseudoInverse: () => half };
  expect(await begin({ y, operator: inverse, noise }, 'regularised')).toEqual(half);
  expect(await begin({ y, operator: base, noise }, 'pseudo-inverse')).toEqual(y);
  const larger = { ...base, inputShape: [1, 2, 2] };
  expect((await begin({ y, operator: larger, noise }, 'regularised')).data).toEqual(
    createRandom(1).normal([1, 1, 2, 2]).data,
  );
});
