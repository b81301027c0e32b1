import { combine, createRandom, type Operator, type Tensor } from '@tweedie/core';
import { expect, test } from 'vitest';
import { gaussianNoise, setting } from '../oracle/setting.ts';
import { leastSquares } from './leastSquares.ts';

const closeTo = (a: Tensor, b: Tensor): void => {
  for (const [i, value] of a.data.entries()) expect(value).toBeCloseTo(b.data[i]!, 5);
};

test('the one-pass gradient of a linear operator is Aᵀ(Ax − y)', async () => {
  const { measurement } = await setting([1, 0.4, 0], { width: 3 });
  const x = createRandom(5).normal([1, 1, 4, 3]);
  const quick = await (await leastSquares(measurement, { withResidual: false }))(x);
  const whole = await (await leastSquares(measurement, { withResidual: true }))(x);
  closeTo(combine(...quick.terms), combine(...whole.terms));
  expect(quick.squared).toBeUndefined();
});

test('the gradient of a nonlinear operator agrees with finite differences of ½·‖y − A(x)‖²', async () => {
  const square: Operator = {
    name: 'square',
    inputShape: [1, 1, 3],
    outputShape: [1, 1, 3],
    apply: (x) => ({ shape: x.shape, data: x.data.map((value) => value ** 2) }),
    vjp: (x, v) => ({ shape: x.shape, data: v.data.map((value, i) => 2 * x.data[i]! * value) }),
  };
  const y: Tensor = { shape: [1, 1, 1, 3], data: Float32Array.of(1, 2, -1) };
  const misfit = await leastSquares(
    { y, operator: square, noise: gaussianNoise(0.1) },
    { withResidual: true },
  );
  const x: Tensor = { shape: [1, 1, 1, 3], data: Float32Array.of(0.5, -1, 2) };
  const [[, gradient]] = (await misfit(x)).terms;
  const h = 2 ** -7; // exact in float32; the error of a central difference of a quartic is x·h²·4 here
  for (let i = 0; i < 3; i++) {
    const value = async (step: number) => {
      const data = Float32Array.from(x.data, (v, j) => (i === j ? v + step : v));
      return (await misfit({ shape: x.shape, data })).squared![0]! / 2;
    };
    const slope = ((await value(h)) - (await value(-h))) / (2 * h);
    expect(Math.abs(slope - gradient.data[i]!)).toBeLessThan(4 * h ** 2 * 2 + 1e-3);
  }
});
