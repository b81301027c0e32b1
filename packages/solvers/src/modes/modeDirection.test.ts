import { createRandom, linearOperator, type LinearOperator, norm, sub, type Tensor } from '@tweedie/core';
import { expect, test } from 'vitest';
import { gaussian, gaussianNoise, setting } from '../oracle/setting.ts';
import { modeDirection } from './modeDirection.ts';

test.each([0.1, 0])(
  'σ_y = %d: by singular values, a closed form or iterations, P·v is the same',
  async (sigmaY) => {
    const { measurement } = await setting([1, 0.3, 0.05], { width: 8, sigmaY });
    const { name, inputShape, outputShape, apply, adjoint, solve } = measurement.operator;
    const products = { name, inputShape, outputShape, apply, adjoint };
    const sigma = 0.5;
    const x = createRandom(2).normal([1, 1, 4, 8]);
    const D = await gaussian.denoise(x, sigma);
    const direction = (operator: LinearOperator): Promise<Tensor> =>
      modeDirection({ ...measurement, operator, noise: gaussianNoise(sigmaY) }, D, { x, sigma });
    const wanted = await direction(measurement.operator);
    const closed = await direction(linearOperator({ ...products, solve }));
    // float32 rounds A·x to 6·10⁻⁸, which the smallest singular value stretches by 20 at σ_y = 0
    expect(norm(sub(closed, wanted))[0]! / norm(wanted)[0]!).toBeLessThan(1e-5);
    // Iterations may leave three gains of slack² for each value of y.
    const missed = await apply(sub(await direction(linearOperator(products)), wanted));
    const slack = 0.01 * Math.max(sigmaY, sigma);
    expect(norm(missed)[0]! / Math.sqrt(24)).toBeLessThan(Math.sqrt(3) * slack);
  },
);
