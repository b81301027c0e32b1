import {
  assertShape,
  isGaussian,
  isLinear,
  isTensor,
  type Measurement,
  type Random,
  repeat,
  sameShape,
  type Shape,
  type Tensor,
  zeros,
} from '@tweedie/core';
import { z } from 'zod';
import { hidden } from './hidden.ts';

/** Where a run begins: made from the measurement, from nothing, or an image `[N or 1, C, H, W]` in [-1, 1]. */
export type Start = 'regularised' | 'pseudo-inverse' | 'noise' | Tensor;

/** The parameter of a solver that begins at an estimate. */
export const startParameter: z.ZodDefault<z.ZodType<Start>> = z
  .union([z.enum(['regularised', 'pseudo-inverse', 'noise']), z.custom<Tensor>(isTensor, 'must be an image')])
  .default('regularised')
  .meta({
    title: 'Start',
    description: 'The image that the run begins with: (AᵀA + ρI)⁻¹Aᵀy, A⁺y, noise, or one of your own',
  });

/** The spread of natural images in [-1, 1] that the regularised start assumes. */
const dataSigma = 0.5;

/**
 * The first estimate `[N, C, H, W]`.
 * - pseudo-inverse: `A⁺y`, which blows noise up where A is badly conditioned;
 * - regularised: `argmin ‖y − A·x‖² + (σ_y / 0.5)²·‖x‖²`, the same as A⁺y without noise;
 * - noise: `N(0, I)`.
 *
 * An operator that is not linear has no regularised start: A⁺y if it brings one, else y itself where that is
 * an image of the right shape, else noise. The same for other than Gaussian noise, where A⁺y always exists.
 */
export async function startingPoint(
  { y, operator, noise }: Measurement,
  { start, random, place }: { readonly start: Start; readonly random: Random; readonly place: string },
): Promise<Tensor> {
  const shape: Shape = [y.shape[0]!, ...operator.inputShape];
  if (isTensor(start)) return givenImage(start, shape, place);
  if (start === 'noise') return random.normal(shape);
  if (start === 'regularised' && isLinear(operator) && isGaussian(noise)) {
    return operator.prox(zeros(shape), y, (noise.sigma / dataSigma) ** 2, hidden * noise.sigma);
  }
  if (operator.pseudoInverse) return operator.pseudoInverse(y);
  return sameShape(y.shape, shape) ? y : random.normal(shape);
}

function givenImage(image: Tensor, shape: Shape, place: string): Tensor {
  const batch = image.shape[0] === 1 ? repeat(image, shape[0]!) : image;
  assertShape(batch, shape, `${place}: start`);
  return batch;
}
