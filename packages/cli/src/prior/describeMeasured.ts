import type { PriorCard } from '@tweedie/priors';
import { z } from 'zod';
import type { Facts } from '../facts.ts';

const numbers = z.record(z.string(), z.number());

/** What `prior info` knows to show of what was measured; all else in a card is passed over. */
const measured = z.object({
  /** The PSNR of D(x₀ + σ·n, σ) in dB, by σ in units of 1/255 of the range, and of which images. */
  denoisingPsnr: z.object({ images: z.string(), decibels: numbers }).optional().catch(undefined),
  /** The PSNR in dB of pictures that went through encoder and decoder. */
  thereAndBackPsnr: z.object({ images: z.string(), decibels: z.number() }).optional().catch(undefined),
  /** What an evaluation takes, by the size of the image as "64x64", and on which machine. */
  milliseconds: z.object({ on: z.string(), sizes: numbers }).optional().catch(undefined),
});

/** What was measured of a prior, a line for each number. */
export function describeMeasured(card: PriorCard): Facts {
  const { denoisingPsnr, thereAndBackPsnr, milliseconds } = measured.parse(card.measured ?? {});
  return {
    denoises: denoisingPsnr && [
      ...rows(denoisingPsnr.decibels, (level, decibels) => `σ ${level} of 255: ${decibels.toFixed(1)} dB`),
      `(${denoisingPsnr.images})`,
    ],
    'there and back': thereAndBackPsnr && [
      `${thereAndBackPsnr.decibels.toFixed(1)} dB`,
      `(${thereAndBackPsnr.images})`,
    ],
    takes: milliseconds && [
      ...rows(milliseconds.sizes, (size, time) => `${size.replace('x', '×')}: ${time} ms`),
      `(${milliseconds.on})`,
    ],
  };
}

/** In the order of the numbers that the names begin with. */
function rows(
  values: Readonly<Record<string, number>>,
  write: (name: string, value: number) => string,
): string[] {
  return Object.entries(values)
    .sort(([a], [b]) => parseFloat(a) - parseFloat(b))
    .map(([name, value]) => write(name, value));
}
