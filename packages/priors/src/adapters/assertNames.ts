import { type Network, TweedieError } from '@tweedie/core';
import type { PriorCard } from '../card/card.ts';

/** Throws `bad-model` where the graph lacks a name that its card gives, or takes something that the card is silent about. */
export function assertNames({ inputs, outputs }: Network, { name, labels, ...card }: PriorCard): void {
  const named = [card.inputs.x, card.inputs.sigma, labels?.input].filter((input) => input !== undefined);
  const fail = (message: string): never => {
    throw new TweedieError('bad-model', `${name}: ${message}`, { remedy: 'Correct its card.json.' });
  };
  const missing = named.find((input) => !inputs.includes(input));
  if (missing !== undefined)
    fail(`the card names the input "${missing}", but the network has ${inputs.join(', ')}`);
  if (!outputs.includes(card.output))
    fail(`the card names the output "${card.output}", but the network has ${outputs.join(', ')}`);
  const silent = inputs.find((input) => !named.includes(input));
  if (silent !== undefined) fail(`the network takes "${silent}", of which the card says nothing`);
}
