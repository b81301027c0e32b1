import {
  combine,
  defineNoise,
  type GaussianNoise,
  type NoiseFactory,
  param,
  TweedieError,
} from '@tweedie/core';
import { z } from 'zod';

const name = 'gaussian';
const params = z.strictObject({
  sigma: param.number({
    title: 'Noise level',
    summary: 'The standard deviation, where the image is in [-1, 1]: σ = 0.05 is 6.4 of 255',
    unit: 'model units',
    min: 0,
    default: 0.05,
  }),
});

/**
 * `y = A(x) + σ·n` with `n ~ N(0, I)`, so `−log p(y | clean) = ‖y − clean‖² / (2σ²)` up to a constant. σ is in
 * model units ([-1, 1] images): 0.05 is 6.4 of 255. σ = 0 leaves the measurement clean, and has no gradient.
 */
export const gaussianNoise: NoiseFactory<typeof params, GaussianNoise> = defineNoise({
  name,
  title: 'Gaussian noise',
  summary: 'y = A(x) + σ·n with n ~ N(0, I)',
  params,
  create({ sigma }) {
    return {
      name,
      sigma,
      sample: (clean, random) =>
        sigma === 0 ? clean : combine([1, clean], [sigma, random.normal(clean.shape)]),
      gradient(y, clean) {
        if (sigma === 0) {
          throw new TweedieError('bad-value', 'gaussian: the gradient needs a sigma greater than 0, got 0', {
            remedy: 'Use the residual, or a solver that takes a clean measurement.',
          });
        }
        return combine([1 / sigma ** 2, clean], [-1 / sigma ** 2, y]);
      },
    };
  },
});
