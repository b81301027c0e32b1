import type { Tensor } from '@tweedie/core';
import { rowsOf } from '../oracle/denseProblem.ts';
import { normalCdf } from '../numbers/normal.ts';
import type { Group, Oracle } from '../oracle/oracle.ts';
import { along, type Posterior } from '../oracle/posterior.ts';

/** What was measured, what it should be, and how far chance moves it. */
export interface Estimate {
  readonly value: number;
  readonly expected: number;
  /** The standard deviation that `value` has if it is as expected. */
  readonly standardError: number;
}

/** How the samples of one group scatter around the exact posterior. */
export interface Statistics {
  readonly group: string;
  readonly count: number;
  /**
   * The slope of the samples on the exact posterior mean; 1 for a right sampler, 0 for one that ignores y. Its standard
   * error is infinite where the posterior mean does not vary within the group.
   */
  readonly gain: Estimate;
  /** How far their mean is off, in posterior standard deviations. */
  readonly mean: Estimate;
  /** Their variance over the exact one. */
  readonly variance: Estimate;
  /** The share of samples in the exact credible interval of 90 %. */
  readonly coverage: Estimate;
}

/** What a sampler with a known bias does to the samples of a group. */
export interface Bias {
  readonly gain: number;
  readonly variance: number;
  /** Follows from gain and variance where the posterior is normal. */
  readonly coverage: number | undefined;
}

const level = 0.9;

/** One sample of one direction, next to its exact posterior. */
interface Sighting {
  /** The sample and the posterior mean, from the prior mean on. */
  readonly s: number;
  readonly b: number;
  readonly variance: number;
  readonly kurtosis: number;
  readonly inside: boolean;
  /** How likely `inside` is. */
  readonly insideExpected: number;
}

export interface Samples {
  readonly samples: Tensor;
  readonly oracle: Oracle;
  /** One for each sample, or one for all. */
  readonly posteriors: readonly Posterior[];
}

export function statisticsOf(samples: Samples, group: Group, bias: Bias): Statistics {
  const seen = sightings(samples, group, bias);
  const n = seen.length;
  const sum = (of: (sighting: Sighting) => number): number =>
    seen.reduce((total, each) => total + of(each), 0);

  const averageS = sum(({ s }) => s) / n;
  const averageB = sum(({ b }) => b) / n;
  const spread = sum(({ b }) => (b - averageB) ** 2);
  const varies = spread > 1e-9 * sum(({ b, variance }) => b * b + variance);
  const slope = varies ? sum(({ s, b }) => (s - averageS) * (b - averageB)) / spread : bias.gain;
  const slopeVariance =
    (bias.variance * sum(({ b, variance }) => (b - averageB) ** 2 * variance)) / spread ** 2;

  const offset = sum(({ s, b, variance }) => (s - bias.gain * b) / Math.sqrt(variance)) / n;
  const leftOver = sum(({ s, b, variance }) => (s - slope * b) / Math.sqrt(variance)) / n;
  const scatter = sum(({ s, b, variance }) => ((s - slope * b) / Math.sqrt(variance) - leftOver) ** 2);
  const scatterVariance = bias.variance ** 2 * sum(({ kurtosis }) => kurtosis - 1);

  return {
    group: group.name,
    count: n,
    gain: { value: slope, expected: bias.gain, standardError: varies ? Math.sqrt(slopeVariance) : Infinity },
    mean: { value: offset, expected: 0, standardError: Math.sqrt(bias.variance / n) },
    variance: {
      value: scatter / (n - (varies ? 2 : 1)),
      expected: bias.variance,
      standardError: Math.sqrt(scatterVariance) / n,
    },
    coverage: {
      value: sum(({ inside }) => Number(inside)) / n,
      expected: sum(({ insideExpected }) => insideExpected) / n,
      standardError: Math.sqrt(sum(({ insideExpected: p }) => p * (1 - p))) / n,
    },
  };
}

/** The slope of all samples on the exact posterior mean, through the prior mean, weighted by precision. */
export function overallGain(samples: Samples, bias: readonly Bias[]): Estimate {
  let [product, square, expected] = [0, 0, 0];
  for (const [g, group] of samples.oracle.groups.entries()) {
    for (const { s, b, variance } of sightings(samples, group, bias[g]!)) {
      product += (s * b) / variance;
      square += (b * b) / variance;
      expected += (bias[g]!.gain * b * b) / variance;
    }
  }
  return { value: product / square, expected: expected / square, standardError: 1 / Math.sqrt(square) };
}

function sightings({ samples, oracle, posteriors }: Samples, group: Group, bias: Bias): Sighting[] {
  return rowsOf(samples).flatMap((row, n) => {
    const posterior = posteriors[posteriors.length === 1 ? 0 : n]!;
    return group.directions.map((direction) => {
      const { mean, variance, kurtosis, cdf, interval } = posterior.marginal(direction);
      const [value, start] = [along(row, direction), along(oracle.priorMean, direction)];
      const b = mean - start;
      const p = cdf(value);
      const unbiased = bias.gain === 1 && bias.variance === 1;
      const derived = (): number => {
        const [low, high] = interval(level);
        const [centre, deviation] = [start + bias.gain * b, Math.sqrt(bias.variance * variance)];
        return normalCdf((high - centre) / deviation) - normalCdf((low - centre) / deviation);
      };
      return {
        s: value - start,
        b,
        variance,
        kurtosis,
        inside: Math.abs(p - 0.5) <= level / 2,
        insideExpected: bias.coverage ?? (unbiased || kurtosis !== 3 ? level : derived()),
      };
    });
  });
}
