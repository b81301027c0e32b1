import type { PriorCard } from '../card/card.ts';
import { clocks } from './clocks.ts';
import { flow } from './flow.ts';
import { variancePreserving } from './variancePreserving.ts';

/** `D(x, σ) = skip·x + output·F(input·x, time)`, in the units of the network. */
export interface Coefficients {
  readonly input: number;
  readonly skip: number;
  readonly output: number;
  readonly time: number;
}

/** What makes the denoiser of each kind of network, at every σ. */
export function coefficientsOf(card: PriorCard, unit: number): (sigma: number) => Coefficients {
  switch (card.parametrisation) {
    case 'edm-denoiser': {
      const time = clocks[card.clock ?? 'sigma'];
      return (sigma) => ({ input: 1, skip: 0, output: 1, time: time(sigma) });
    }
    case 'edm-network':
      return edmNetwork(unit * card.sigma.data!, clocks[card.clock ?? 'quarter-log-sigma']);
    case 'score': {
      const time = clocks[card.clock ?? 'sigma'];
      return (sigma) => ({ input: 1, skip: 1, output: sigma ** 2, time: time(sigma) }); // Tweedie's formula
    }
    case 'epsilon':
    case 'v':
    case 'x0':
      return variancePreserving(card.parametrisation, card.schedule);
    case 'flow':
      return flow(card);
  }
}

/** The network inside of its preconditioning. Karras et al. (2022), table 1. */
function edmNetwork(data: number, time: (sigma: number) => number): (sigma: number) => Coefficients {
  return (sigma) => {
    const total = sigma ** 2 + data ** 2;
    return {
      input: 1 / Math.sqrt(total),
      skip: data ** 2 / total,
      output: (sigma * data) / Math.sqrt(total),
      time: time(sigma),
    };
  };
}
