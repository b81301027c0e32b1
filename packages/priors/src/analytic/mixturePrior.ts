import { type Random, type Tensor, TweedieError, zeros } from '@tweedie/core';
import { analyticPrior, type AnalyticPrior, type AnalyticPriorOptions } from './analyticPrior.ts';
import { logSumExp, softmax } from './softmax.ts';
import { shrinkage, spread, spreadVariance } from './spread.ts';

export interface MixtureComponent {
  /** Its share; the shares of all components are scaled to a sum of 1. */
  readonly weight: number;
  /** One number, or a tensor `[C, H, W]`. */
  readonly mean: number | Tensor;
  /** The variance of every pixel, above 0: one number, or a tensor `[C, H, W]`. */
  readonly variance: number | Tensor;
}

export interface MixturePriorOptions extends AnalyticPriorOptions {
  readonly components: readonly MixtureComponent[];
}

interface Component {
  readonly logWeight: number;
  readonly mean: Float64Array;
  readonly variance: Float64Array;
}

/**
 * The prior `Σ wₖ·N(mₖ, diag vₖ)`. With `aₖ = (mₖ − x)/(vₖ + σ²)` and responsibilities `rₖ ∝ wₖ·N(x; mₖ, vₖ + σ²)`,
 * `D = Σ rₖ·(mₖ + vₖ/(vₖ + σ²)·(x − mₖ))` and `∂D/∂x = Σ rₖ·diag(vₖ/(vₖ + σ²)) + σ²·Cov_r(a)`.
 * Images `[C, H, W]`; every σ ≥ 0 in model units.
 */
export function mixturePrior({ name = 'mixture', ...options }: MixturePriorOptions): AnalyticPrior {
  const { shape } = options;
  const components = parseComponents(options, name);
  const logDensities = (x: Float32Array, sigma: number): number[] =>
    components.map((component) => component.logWeight + logNormal(x, component, sigma));

  return analyticPrior(
    { ...options, name },
    {
      at(x, sigma) {
        const r = softmax(logDensities(x, sigma));
        const denoised = new Float64Array(x.length);
        for (const [k, { mean, variance }] of components.entries()) {
          for (let i = 0; i < x.length; i++) {
            const estimate = mean[i]! + shrinkage(variance[i]!, sigma) * (x[i]! - mean[i]!);
            denoised[i] = denoised[i]! + r[k]! * estimate;
          }
        }
        return { denoised, pullback: (v) => pullback(v, { x, sigma, r, components }) };
      },
      logDensityAt: (x, sigma) => logSumExp(logDensities(x, sigma)),
      sample: (count, random) => drawSamples(zeros([count, ...shape]), components, random),
    },
  );
}

interface Linearisation {
  readonly x: Float32Array;
  readonly sigma: number;
  readonly r: Float64Array;
  readonly components: readonly Component[];
}

function pullback(v: Float32Array, { x, sigma, r, components }: Linearisation): Float64Array {
  const a = components.map(({ mean, variance }) =>
    mean.map((m, i) => (m - x[i]!) / (variance[i]! + sigma * sigma)),
  );
  const average = new Float64Array(v.length);
  for (const [k, row] of a.entries())
    for (let i = 0; i < v.length; i++) average[i] = average[i]! + r[k]! * row[i]!;

  const out = new Float64Array(v.length);
  for (const [k, { variance }] of components.entries()) {
    const c = a[k]!.map((value, i) => value - average[i]!);
    const factor = r[k]! * sigma * sigma * c.reduce((sum, value, i) => sum + value * v[i]!, 0);
    for (let i = 0; i < v.length; i++) {
      out[i] = out[i]! + r[k]! * shrinkage(variance[i]!, sigma) * v[i]! + factor * c[i]!;
    }
  }
  return out;
}

function logNormal(x: Float32Array, { mean, variance }: Component, sigma: number): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) {
    const total = variance[i]! + sigma * sigma;
    sum -= (x[i]! - mean[i]!) ** 2 / total + Math.log(2 * Math.PI * total);
  }
  return sum / 2;
}

function drawSamples(out: Tensor, components: readonly Component[], random: Random): Tensor {
  const count = out.shape[0]!;
  const stride = out.data.length / count;
  const choice = random.uniform([count, 1]).data;
  const noise = random.normal(out.shape).data;
  for (let n = 0; n < count; n++) {
    const { mean, variance } = pick(components, choice[n]!);
    for (let i = 0; i < stride; i++) {
      out.data[n * stride + i] = mean[i]! + Math.sqrt(variance[i]!) * noise[n * stride + i]!;
    }
  }
  return out;
}

function pick(components: readonly Component[], u: number): Component {
  let below = 0;
  for (const component of components) {
    below += Math.exp(component.logWeight);
    if (u < below) return component;
  }
  return components.at(-1)!;
}

function parseComponents({ components, shape }: MixturePriorOptions, name: string): Component[] {
  if (components.length === 0)
    throw new TweedieError('bad-value', `${name}: needs at least one component, got none`);
  const total = components.reduce((sum, { weight }) => sum + weight, 0);
  return components.map(({ weight, mean, variance }, k) => {
    const place = `${name}: components[${k}]`;
    if (!(weight > 0 && weight < Infinity)) {
      throw new TweedieError('bad-value', `${place}.weight must be above 0 and finite, got ${weight}`);
    }
    const spreadOut = spreadVariance(variance, shape, `${place}.variance`);
    if (spreadOut.includes(0))
      throw new TweedieError('bad-value', `${place}.variance must be above 0, got 0`);
    return {
      logWeight: Math.log(weight / total),
      mean: spread(mean, shape, `${place}.mean`),
      variance: spreadOut,
    };
  });
}
