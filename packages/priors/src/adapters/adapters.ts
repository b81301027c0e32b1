import { type Network, TweedieError } from '@tweedie/core';
import type { Parametrisation, PriorCard } from '../card.ts';
import type { Adapted } from './adapted.ts';
import { edmDenoiser } from './edmDenoiser.ts';

/** Makes the one kind of denoiser that solvers know out of one kind of network. */
export type Adapter = (network: Network, card: PriorCard) => Adapted;

const adapters: { readonly [P in Parametrisation]: Adapter } = {
  'edm-denoiser': edmDenoiser,
};

/** Throws `bad-model` where the graph lacks a name that its card gives. */
export function adapt(network: Network, card: PriorCard): Adapted {
  assertNames(card.name, 'input', { needed: Object.values(card.inputs), found: network.inputs });
  assertNames(card.name, 'output', { needed: [card.output], found: network.outputs });
  return adapters[card.parametrisation](network, card);
}

function assertNames(
  name: string,
  kind: 'input' | 'output',
  { needed, found }: { needed: readonly string[]; found: readonly string[] },
): void {
  const missing = needed.find((wanted) => !found.includes(wanted));
  if (missing === undefined) return;
  throw new TweedieError(
    'bad-model',
    `${name}: the card names the ${kind} "${missing}", but the network has ${found.join(', ')}`,
  );
}
