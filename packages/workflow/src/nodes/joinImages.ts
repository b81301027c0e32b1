import { concatenate, defineNode, TweedieError } from '@tweedie/core';
import { z } from 'zod';

/** The pictures of a list as samples. */
export const joinImages = defineNode({
  name: 'join-images',
  version: 1,
  title: 'Images to samples',
  summary: 'The pictures of a list, all of one size, as samples',
  category: 'Samples',
  aliases: ['batch', 'collect', 'gather'],
  params: z.strictObject({}),
  inputs: { images: { kind: 'image', title: 'Images', list: true } },
  outputs: { samples: { kind: 'samples', title: 'Samples' } },
  infer: ({ images = {} }) => ({ samples: images }),
  run({ images }) {
    if (images.length === 0)
      throw new TweedieError('bad-value', 'join-images: needs a picture or more, got none');
    return { samples: concatenate(images.map(({ tensor }) => tensor)) };
  },
});
