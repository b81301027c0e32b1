import { normalCdf } from '../numbers/normal.ts';
import { level, type Sighting } from './sightings.ts';

/** What was measured, what it should be, and how far chance moves it. */
export interface Estimate {
  readonly value: number;
  readonly expected: number;
  /** The standard deviation of `value`, if all is as expected. */
  readonly standardError: number;
}

/** How samples scatter around the exact posterior. */
export interface Statistics {
  /**
   * The slope of the samples on the exact posterior mean: 1 for a right sampler, 0 for one that ignores y. Its standard
   * error is infinite where the posterior mean does not vary.
   */
  readonly gain: Estimate;
  /** How far the mean of the samples is off, in posterior standard deviations. */
  readonly mean: Estimate;
  /** The variance of the samples over the exact one. */
  readonly variance: Estimate;
  /** The share of samples in the exact credible interval of 90 %. */
  readonly coverage: Estimate;
}

export type Statistic = keyof Statistics;

/** What a sampler with a known bias gives. */
export interface Bias {
  readonly gain: number;
  readonly mean: number;
  readonly variance: number;
  /** Follows from the others where the posterior is normal. */
  readonly coverage: number | undefined;
}

export function statisticsOf(seen: readonly Sighting[], bias: Bias): Statistics {
  const n = seen.length;
  const sum = (of: (sighting: Sighting) => number): number =>
    seen.reduce((total, each) => total + of(each), 0);
  /** How far a sample is from where a slope puts it, in posterior standard deviations. */
  const score = ({ s, b, variance }: Sighting, slope: number): number =>
    (s - slope * b) / Math.sqrt(variance);

  const [averageS, averageB] = [sum(({ s }) => s) / n, sum(({ b }) => b) / n];
  const spread = sum(({ b }) => (b - averageB) ** 2);
  const varies = spread > 1e-9 * sum(({ b, variance }) => b * b + variance);
  const slope = varies ? sum(({ s, b }) => (s - averageS) * (b - averageB)) / spread : bias.gain;
  const slopeVariance =
    (bias.variance * sum(({ b, variance }) => (b - averageB) ** 2 * variance)) / spread ** 2;

  const offset = sum((sighting) => score(sighting, slope)) / n;
  const scatter = sum((sighting) => (score(sighting, slope) - offset) ** 2);
  const inside = seen.map((sighting) => insideProbability(sighting, bias));

  return {
    gain: { value: slope, expected: bias.gain, standardError: varies ? Math.sqrt(slopeVariance) : Infinity },
    mean: {
      value: sum((sighting) => score(sighting, bias.gain)) / n,
      expected: bias.mean,
      standardError: Math.sqrt(bias.variance / n),
    },
    variance: {
      value: scatter / (n - (varies ? 2 : 1)),
      expected: bias.variance,
      standardError: (bias.variance * Math.sqrt(sum(({ kurtosis }) => kurtosis - 1))) / n,
    },
    coverage: {
      value: sum(({ inside }) => Number(inside)) / n,
      expected: inside.reduce((total, p) => total + p, 0) / n,
      standardError: Math.sqrt(inside.reduce((total, p) => total + p * (1 - p), 0)) / n,
    },
  };
}

/** The slope of all samples on the exact posterior mean, from the prior mean on, weighted by precision. */
export function overallGain(groups: readonly (readonly [readonly Sighting[], Bias])[]): Estimate {
  let [product, square, expected] = [0, 0, 0];
  for (const [seen, { gain }] of groups) {
    for (const { s, b, variance } of seen) {
      product += (s * b) / variance;
      square += (b * b) / variance;
      expected += (gain * b * b) / variance;
    }
  }
  return { value: product / square, expected: expected / square, standardError: 1 / Math.sqrt(square) };
}

/** How likely a sample is to lie in the exact interval. */
function insideProbability({ b, variance, kurtosis, interval }: Sighting, bias: Bias): number {
  if (bias.coverage !== undefined) return bias.coverage;
  if (kurtosis !== 3 || (bias.gain === 1 && bias.mean === 0 && bias.variance === 1)) return level;
  const [low, high] = interval();
  const centre = bias.gain * b + bias.mean * Math.sqrt(variance);
  const deviation = Math.sqrt(bias.variance * variance);
  return normalCdf((high - centre) / deviation) - normalCdf((low - centre) / deviation);
}
