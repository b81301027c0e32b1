import type { Tensor } from '@tweedie/core';
import { rowsOf } from '../oracle/denseProblem.ts';
import type { Group, Oracle } from '../oracle/oracle.ts';
import { along, type Posterior } from '../oracle/posterior.ts';

/** The level of the credible intervals that are counted. */
export const level = 0.9;

/** One number of one sample, next to its exact posterior. */
export interface Sighting {
  /** How far it is from the prior mean, and how far the posterior mean is. */
  readonly s: number;
  readonly b: number;
  /** Of the posterior. */
  readonly variance: number;
  readonly kurtosis: number;
  /** Of the 90 % interval of the posterior, from the prior mean on. */
  interval(): readonly [low: number, high: number];
  readonly inside: boolean;
}

/** Looks at a group of numbers in samples that were drawn for one y, or for one y each. */
export function sightings(
  group: Group,
  { samples, oracle, posteriors }: { samples: Tensor; oracle: Oracle; posteriors: readonly Posterior[] },
): Sighting[] {
  return rowsOf(samples).flatMap((row, n) => {
    const posterior = posteriors[posteriors.length === 1 ? 0 : n]!;
    return group.directions.map((direction) => {
      const marginal = posterior.marginal(direction);
      const [value, start] = [along(row, direction), along(oracle.priorMean, direction)];
      return {
        s: value - start,
        b: marginal.mean - start,
        variance: marginal.variance,
        kurtosis: marginal.kurtosis,
        interval: () => marginal.interval(level).map((end) => end - start) as [number, number],
        inside: Math.abs(marginal.cdf(value) - 0.5) <= level / 2,
      };
    });
  });
}
