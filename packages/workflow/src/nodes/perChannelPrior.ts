import { defineNode, param } from '@tweedie/core';
import { perChannel } from '@tweedie/priors';
import { z } from 'zod';

/** A prior of grey or colour pictures for each channel of others, such as complex ones. */
export const perChannelPrior = defineNode({
  name: 'prior-per-channel',
  version: 1,
  title: 'Prior for each channel',
  summary: 'Takes each channel, such as a real and an imaginary part, for a grey picture of its own',
  category: 'Prior',
  aliases: ['complex', 'mri', 'grey', 'real', 'imaginary'],
  params: z.strictObject({
    channels: param.integer({
      title: 'Channels',
      summary: 'Of the pictures that are restored: 2 for complex ones',
      min: 1,
      max: 64,
      default: 2,
    }),
  }),
  inputs: { prior: { kind: 'prior', title: 'Prior' } },
  outputs: { prior: { kind: 'prior', title: 'Prior' } },
  infer({ prior = {} }, { channels }) {
    const { shape, ...facts } = prior;
    return { prior: { ...facts, ...(shape && { shape: { ...shape, channels } }) } };
  },
  run: ({ prior }, { channels }) => ({ prior: perChannel(prior, channels) }),
});
