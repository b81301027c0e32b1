import { z } from 'zod';
import { networkFile } from './files.ts';

const count = z.int().positive();
const text = z.string().min(1);

const coder = z.object({
  ...networkFile,
  /** The graph's own names of what goes in and of what comes out. */
  input: text,
  output: text,
  /** What height and width of what goes in must be a multiple of. */
  multiple: count,
});

/**
 * The networks between pictures in [-1, 1] and the latents that a prior denoises, which have the channels of the card's `shape`.
 * Both speak of latents as the prior knows them: scale and shift are inside of them. The encoder answers with the mean.
 */
export const autoencoder = z
  .object({
    /** The channels of a picture. */
    channels: count,
    /** How many pixels a latent stands for along each side. */
    factor: count,
    encoder: coder,
    decoder: coder,
  })
  .superRefine(({ encoder, decoder }, { addIssue }) => {
    if (encoder.file !== decoder.file) return;
    addIssue({
      code: 'custom',
      path: ['decoder', 'file'],
      input: decoder.file,
      message: 'must be another file than the encoder',
    });
  });

export type AutoencoderCard = z.output<typeof autoencoder>;
export type CoderCard = AutoencoderCard['encoder'];
