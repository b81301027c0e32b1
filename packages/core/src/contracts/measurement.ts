import type { Operator } from './operator.ts';
import type { Random } from '../random/random.ts';
import type { Tensor } from '../tensor/tensor.ts';

/** How y scatters around A(x). */
export interface Noise {
  readonly name: string;
  /** Draws y given `clean` = A(x). */
  sample(clean: Tensor, random: Random): Tensor;
  /** The gradient of `−log p(y | clean)` with respect to `clean`. */
  gradient(y: Tensor, clean: Tensor): Tensor;
}

/** `y = A(x) + σ·n` with `n ~ N(0, I)` and σ ≥ 0 in model units. */
export interface GaussianNoise extends Noise {
  readonly name: 'gaussian';
  readonly sigma: number;
}

/** What was seen, and how: `y` of shape `[N, ...operator.outputShape]`. */
export interface Measurement<A extends Operator = Operator, E extends Noise = Noise> {
  readonly y: Tensor;
  readonly operator: A;
  readonly noise: E;
}

/** Simulates a measurement of `x`. */
export async function measure<A extends Operator, E extends Noise>(
  x: Tensor,
  { operator, noise, random }: { readonly operator: A; readonly noise: E; readonly random: Random },
): Promise<Measurement<A, E>> {
  return { y: noise.sample(await operator.apply(x), random), operator, noise };
}
