import { sample as row, type Tensor, TweedieError, zeros } from '@tweedie/core';
import { analyticPrior, type AnalyticPrior, type AnalyticPriorOptions } from './analyticPrior.ts';
import { logSumExp, softmax } from './softmax.ts';

export interface EmpiricalPriorOptions extends Omit<AnalyticPriorOptions, 'shape'> {
  /** The images, each as likely as any other: `[count, C, H, W]`. */
  readonly images: Tensor;
}

/**
 * The prior that knows these images and no others: `D(x, σ) = Σ rₖ·xₖ` with `r = softmax(−‖x − xₖ‖²/(2σ²))`
 * and `∂D/∂x = Cov_r(xₖ)/σ²`; at σ = 0 the nearest image. Every σ ≥ 0 in model units.
 */
export function empiricalPrior({
  images,
  name = 'empirical',
  ...options
}: EmpiricalPriorOptions): AnalyticPrior {
  const [count = 0, ...shape] = images.shape;
  if (count === 0) throw new TweedieError('bad-value', `${name}: needs at least one image, got none`);
  const rows = Array.from({ length: count }, (_, k) => row(images, k).data);

  return analyticPrior(
    { ...options, name, shape },
    {
      at(x, sigma) {
        const r = softmax(logLikelihoods(rows, x, sigma));
        const denoised = new Float64Array(x.length);
        for (const [k, image] of rows.entries()) {
          if (r[k] === 0) continue;
          for (let i = 0; i < x.length; i++) denoised[i] = denoised[i]! + r[k]! * image[i]!;
        }
        return { denoised, pullback: (v) => pullback(v, { rows, r, denoised, sigma }) };
      },
      logDensityAt(x, sigma) {
        const nearest = rows.map((image) => squaredDistance(x, image)).reduce((a, b) => Math.min(a, b));
        const scale = -nearest / (2 * sigma * sigma) - (x.length / 2) * Math.log(2 * Math.PI * sigma * sigma);
        return scale + logSumExp(logLikelihoods(rows, x, sigma)) - Math.log(count);
      },
      sample(length, random) {
        const out = zeros([length, ...shape]);
        const choice = random.uniform([length, 1]).data;
        for (let n = 0; n < length; n++)
          out.data.set(rows[Math.floor(choice[n]! * count)]!, n * rows[0]!.length);
        return out;
      },
    },
  );
}

/** `(min ‖x − xⱼ‖² − ‖x − xₖ‖²)/(2σ²)` of each image: 0 for the nearest, also at σ = 0. */
function logLikelihoods(rows: readonly Float32Array[], x: Float32Array, sigma: number): number[] {
  const distances = rows.map((image) => squaredDistance(x, image));
  const nearest = distances.reduce((a, b) => Math.min(a, b));
  return distances.map((distance) => (distance === nearest ? 0 : (nearest - distance) / (2 * sigma * sigma)));
}

function squaredDistance(x: Float32Array, y: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += (x[i]! - y[i]!) ** 2;
  return sum;
}

interface Linearisation {
  readonly rows: readonly Float32Array[];
  readonly r: Float64Array;
  readonly denoised: Float64Array;
  readonly sigma: number;
}

function pullback(v: Float32Array, { rows, r, denoised, sigma }: Linearisation): Float64Array {
  const out = new Float64Array(v.length);
  for (const [k, image] of rows.entries()) {
    if (r[k] === 0 || r[k] === 1) continue;
    let inner = 0;
    for (let i = 0; i < v.length; i++) inner += (image[i]! - denoised[i]!) * v[i]!;
    const factor = (r[k]! * inner) / (sigma * sigma);
    for (let i = 0; i < v.length; i++) out[i] = out[i]! + factor * (image[i]! - denoised[i]!);
  }
  return out;
}
