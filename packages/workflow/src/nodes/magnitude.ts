import { defineNode, magnitude as magnitudeOf, TweedieError } from '@tweedie/core';
import { z } from 'zod';
import { opaque } from './mapImage.ts';

/** A complex picture as one that can be looked at and compared. */
export const magnitude = defineNode({
  name: 'magnitude',
  version: 1,
  title: 'Magnitude',
  summary: 'The magnitude of complex values as brightness: 0 is black and 1 white',
  category: 'Input',
  aliases: ['mri', 'absolute', 'modulus', 'complex'],
  params: z.strictObject({}),
  inputs: {
    complex: { kind: 'image', title: 'Complex picture', summary: 'Two channels, real and imaginary' },
  },
  outputs: { image: { kind: 'image', title: 'Image' } },
  infer({ complex = {} }) {
    const { channels = 2 } = complex;
    if (channels === 2) return { image: { ...complex, channels: 1 } };
    throw new TweedieError(
      'bad-shape',
      `magnitude: complex pictures must have 2 channels, real and imaginary, got ${channels}`,
      { remedy: 'Leave this node out: the picture can be seen as it is.' },
    );
  },
  run: ({ complex }) => ({ image: opaque(magnitudeOf(complex.tensor)) }),
});
