import { sigmaOf, timestepOf } from '@tweedie/core';
import { alphaBarsOfSchedule, type Schedule } from '../card/schedule.ts';
import type { Coefficients } from './coefficients.ts';

/**
 * Networks of `z = √ᾱ·x₀ + √(1 − ᾱ)·n`, which is `x/√(1 + σ²)`, at a timestep of a table. Between two entries t is
 * a fraction, in which log σ is a straight line. ε-prediction: `x₀ = x − σ·ε`, Ho et al. (2020), eq. 15. `v = √ᾱ·n − √(1 − ᾱ)·x₀`, so that
 * `x₀ = √ᾱ·z − √(1 − ᾱ)·v`, Salimans and Ho (2022), appendix D.
 */
export function variancePreserving(
  predicts: 'epsilon' | 'v' | 'x0',
  schedule: Schedule,
): (sigma: number) => Coefficients {
  const alphaBars = alphaBarsOfSchedule(schedule);
  const [lowest, highest] = [sigmaOf(alphaBars[0]!), sigmaOf(alphaBars.at(-1)!)];
  return (sigma) => {
    const input = 1 / Math.sqrt(1 + sigma ** 2);
    const time = timestepOf(Math.min(highest, Math.max(lowest, sigma)), alphaBars);
    const ways = {
      epsilon: { skip: 1, output: -sigma },
      v: { skip: input ** 2, output: -sigma * input },
      x0: { skip: 0, output: 1 },
    };
    return { input, ...ways[predicts], time };
  };
}
