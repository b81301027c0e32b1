import { defineNode } from '@tweedie/core';
import { z } from 'zod';

/** Shows several answers to one question. */
export const showSamples = defineNode({
  name: 'show-samples',
  version: 1,
  title: 'Show samples',
  summary: 'Shows samples one after the other, and a map of where they differ',
  category: 'Output',
  aliases: ['uncertainty', 'preview', 'view', 'display', 'flip'],
  params: z.strictObject({}),
  inputs: { samples: { kind: 'samples', title: 'Samples' } },
  outputs: { samples: { kind: 'samples', title: 'Samples' } },
  bypass: { samples: 'samples' },
  isResult: true,
  infer: ({ samples = {} }) => ({ samples }),
  run: ({ samples }) => ({ samples }),
});
