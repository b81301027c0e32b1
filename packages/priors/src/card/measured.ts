import { z } from 'zod';

const text = z.string().min(1);

/** What was measured of a prior, for people. */
export const measured = z.looseObject({
  /** The PSNR of D(x₀ + σ·n, σ) in dB, by σ in units of 1/255 of the range, and of which images. */
  denoisingPsnr: z.object({ images: text, decibels: z.record(z.string(), z.number()) }).optional(),
  /** What an evaluation takes, by the size of the image as "64x64", and on which machine. */
  milliseconds: z.object({ on: text, sizes: z.record(z.string(), z.number()) }).optional(),
});

export type Measured = z.output<typeof measured>;
