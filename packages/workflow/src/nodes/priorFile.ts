import { defineNode, param, TweedieError } from '@tweedie/core';
import { z } from 'zod';
import { lookAtPrior } from '../catalogue/priorNode.ts';

/** A prior of your own, by the path of its card. */
export const priorFile = defineNode({
  name: 'prior-file',
  version: 1,
  title: 'Prior from a file',
  summary: 'A prior of your own: the path of its card.json, or of the folder that holds it',
  category: 'Prior',
  aliases: ['model', 'denoiser', 'network', 'card', 'onnx'],
  params: z.strictObject({
    card: param.text({ title: 'Card', format: 'prior-file', max: 1000, default: '' }),
  }),
  inputs: {},
  outputs: { prior: { kind: 'prior', title: 'Prior' } },
  look: ({ card }, host) => lookAtPrior(given(card), host),
  infer: () => ({ prior: {} }),
  run: async (_, { card }, { host, signal }) => ({
    prior: await host.openPrior(given(card), signal && { signal }),
  }),
});

function given(card: string): string {
  if (card !== '') return card;
  throw new TweedieError('not-found', 'prior-file: no card is chosen', { remedy: 'Choose a card.json.' });
}
