/** @file What all analytic priors share: batches, checks of x and σ, the shape of the result. */
import {
  assertShape,
  type DifferentiablePrior,
  type PerSample,
  type Prior,
  type Random,
  samples,
  type Shape,
  type Tensor,
  TweedieError,
  zeros,
} from '@tweedie/core';

/** A prior whose density is known in closed form, so that its denoiser is exact at every σ ≥ 0. */
export interface AnalyticPrior extends DifferentiablePrior {
  /** Draws `count` clean images: `[count, ...shape]`. */
  sample(count: number, random: Random): Tensor;
  /** `log p_σ(x)` of each sample, where `p_σ` is the density of x₀ + σ·n. */
  logDensity(x: Tensor, sigma: number): PerSample;
}

export interface AnalyticPriorOptions {
  /** `[channels, height, width]` */
  readonly shape: Shape;
  readonly name?: string;
  /** The range of σ that schedules take from the prior. @default `{ min: 0.002, max: 80 }`, as in EDM */
  readonly sigma?: Prior['sigma'];
}

/** The posterior of x₀ given one noisy sample. */
export interface Point {
  readonly denoised: ArrayLike<number>;
  pullback(v: Float32Array): ArrayLike<number>;
}

interface Distribution {
  at(x: Float32Array, sigma: number): Point;
  logDensityAt(x: Float32Array, sigma: number): number;
  sample(count: number, random: Random): Tensor;
}

/** Makes a prior from what is known of one sample at a time. */
export function analyticPrior(
  { shape, name = 'analytic', sigma: range = { min: 0.002, max: 80 } }: AnalyticPriorOptions,
  { at, logDensityAt, sample }: Distribution,
): AnalyticPrior {
  const [channels, height, width] = shape;
  if (shape.length !== 3 || channels === undefined || height === undefined || width === undefined) {
    throw new TweedieError('bad-shape', `${name}: shape must be [channels, height, width], got [${shape}]`);
  }
  const each = (x: Tensor, sigma: number): Float32Array[] => {
    assertShape(x, [x.shape[0]!, ...shape], name);
    if (!(sigma >= 0)) throw new TweedieError('bad-value', `${name}: sigma must be at least 0, got ${sigma}`);
    return samples(x).map(({ data }) => data);
  };
  const points = (x: Tensor, sigma: number): Point[] => each(x, sigma).map((data) => at(data, sigma));

  return {
    name,
    shape: { channels, height, width, multiple: 1 },
    sigma: range,
    // eslint-disable-next-line @typescript-eslint/require-await -- an error is a rejection, as with a network
    async denoise(x, sigma) {
      return stack(
        x.shape,
        points(x, sigma).map(({ denoised }) => denoised),
      );
    },
    // eslint-disable-next-line @typescript-eslint/require-await -- as above
    async vjp(x, sigma) {
      const at = points(x, sigma);
      const denoised = stack(
        x.shape,
        at.map((point) => point.denoised),
      );
      // eslint-disable-next-line @typescript-eslint/require-await -- as above
      const pullback = async (v: Tensor): Promise<Tensor> => {
        assertShape(v, x.shape, `${name}: pullback`);
        return stack(
          x.shape,
          samples(v).map(({ data }, n) => at[n]!.pullback(data)),
        );
      };
      return [denoised, pullback];
    },
    logDensity: (x, sigma) => each(x, sigma).map((data) => logDensityAt(data, sigma)),
    sample,
  };
}

function stack(shape: Shape, rows: readonly ArrayLike<number>[]): Tensor {
  const out = zeros(shape);
  const stride = out.data.length / shape[0]!;
  for (const [n, row] of rows.entries()) out.data.set(row, n * stride);
  return out;
}
