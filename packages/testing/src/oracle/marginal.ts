import { findRoot, normalCdf, normalQuantile } from '../numbers/normal.ts';

/** The exact posterior of one number: a mixture of normal distributions. */
export interface Marginal {
  readonly mean: number;
  readonly variance: number;
  /** The fourth central moment over the squared variance: 3 for a normal distribution. */
  readonly kurtosis: number;
  cdf(x: number): number;
  /** The central credible interval that holds `level` of the probability. */
  interval(level: number): readonly [low: number, high: number];
}

export interface Normal {
  readonly weight: number;
  readonly mean: number;
  readonly variance: number;
}

/** The distribution `Σ wₖ·N(mₖ, vₖ)` of one number, for weights with a sum of 1. */
export function mixtureMarginal(components: readonly Normal[]): Marginal {
  if (components.length === 1) return normalMarginal(components[0]!);
  const mean = components.reduce((sum, c) => sum + c.weight * c.mean, 0);
  const moment = (of: (v: number, squaredOffset: number) => number): number =>
    components.reduce((sum, c) => sum + c.weight * of(c.variance, (c.mean - mean) ** 2), 0);
  const variance = moment((v, d) => v + d);
  const cdf = (x: number): number =>
    components.reduce((sum, c) => sum + c.weight * normalCdf((x - c.mean) / Math.sqrt(c.variance)), 0);
  const low = components.reduce((least, c) => Math.min(least, c.mean - 38 * Math.sqrt(c.variance)), Infinity);
  const high = components.reduce((most, c) => Math.max(most, c.mean + 38 * Math.sqrt(c.variance)), -Infinity);
  const quantile = (p: number): number => findRoot(cdf, p, [low, high]);
  return {
    mean,
    variance,
    kurtosis: moment((v, d) => 3 * v * v + 6 * v * d + d * d) / variance ** 2,
    cdf,
    interval: (level) => [quantile((1 - level) / 2), quantile((1 + level) / 2)],
  };
}

function normalMarginal({ mean, variance }: Normal): Marginal {
  const deviation = Math.sqrt(variance);
  return {
    mean,
    variance,
    kurtosis: 3,
    cdf: (x) => normalCdf((x - mean) / deviation),
    interval(level) {
      const reach = reachOf(level) * deviation;
      return [mean - reach, mean + reach];
    },
  };
}

const reaches = new Map<number, number>();

/** Half the width of the interval of N(0, 1), worked out once for each level. */
function reachOf(level: number): number {
  const reach = reaches.get(level) ?? normalQuantile((1 + level) / 2);
  reaches.set(level, reach);
  return reach;
}
