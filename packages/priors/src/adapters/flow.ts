import type { PriorCard } from '../card/card.ts';
import type { Coefficients } from './coefficients.ts';

type FlowCard = Extract<PriorCard, { parametrisation: 'flow' }>;

/**
 * Networks of `z = (1 − s)·x₀ + s·n`, which is `x/(1 + σ)` with `s = σ/(1 + σ)`, that predict the velocity `dz/dt`. With
 * the noise at one t is s, and `x₀ = z − s·u`; with the image at one t is 1 − s, and u has the other sign.
 * Lipman et al. (2023), eq. 22; Liu, Gong, Liu (2023), eq. 1.
 */
export function flow({ time, timeScale = 1 }: FlowCard): (sigma: number) => Coefficients {
  return (sigma) => {
    const input = 1 / (1 + sigma);
    const s = sigma * input;
    const ways = {
      'noise-at-one': { output: -s, time: s * timeScale },
      'image-at-one': { output: s, time: input * timeScale },
    };
    return { input, skip: input, ...ways[time] };
  };
}
