import { combine, createRandom, dot, type Prior, TweedieError } from '@tweedie/core';
import type { Adapted } from './adapters/adapted.ts';

/** The side of the image that a derivative is tried on, where the network leaves it open. */
const side = 32;

/**
 * The step of the difference, in units of σ: a denoiser bends over about σ. Its error is of the order of h² = 4·10⁻⁴, and
 * the rounding of float32 over h of 10⁻⁵.
 */
const step = 0.02;

/** Relative. A wrong kernel is off by about 1, a right one by the error of the difference. */
const tolerance = 0.05;

/**
 * Holds the pullback against the denoiser itself at a random point: `⟨Jᵀv, u⟩ = ⟨v, J·u⟩` for `v = J·u`, which is a
 * central difference. Finds kernels of an execution provider that compute wrong derivatives. Throws `network-failed`.
 */
export async function checkDerivative(
  { name, shape, sigma: { min, max } }: Pick<Prior, 'name' | 'shape' | 'sigma'>,
  { denoise, vjp }: Required<Adapted>,
): Promise<void> {
  const random = createRandom(0);
  const dims = [
    1,
    shape.channels,
    shape.height ?? atLeast(side, shape.multiple),
    shape.width ?? atLeast(side, shape.multiple),
  ];
  const sigma = Math.min(max, Math.max(min, 0.5));
  const [x, u] = [random.normal(dims), random.normal(dims)];
  const h = step * sigma;
  const ahead = await denoise(combine([1, x], [h, u]), sigma);
  const behind = await denoise(combine([1, x], [-h, u]), sigma);
  const Ju = combine([1 / (2 * h), ahead], [-1 / (2 * h), behind]);
  const [, pullback] = await vjp(x, sigma);
  const error = Math.abs(dot(await pullback(Ju), u)[0]! / dot(Ju, Ju)[0]! - 1);
  if (error <= tolerance) return;
  throw new TweedieError(
    'network-failed',
    `${name}: the derivative that the runtime computes is wrong: it differs from a difference of the network by ${error}, and ${tolerance} is allowed`,
    {
      remedy: 'Use another runtime or execution provider, or a solver that needs no derivative.',
      facts: { error },
    },
  );
}

function atLeast(length: number, multiple: number): number {
  return Math.ceil(length / multiple) * multiple;
}
