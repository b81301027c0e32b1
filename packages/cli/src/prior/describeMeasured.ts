import type { PriorCard } from '@tweedie/priors';
import type { Facts } from '../facts.ts';

/** What was measured of a prior, a line for each number. */
export function describeMeasured({ denoisingPsnr, milliseconds }: NonNullable<PriorCard['measured']>): Facts {
  return {
    denoises: denoisingPsnr && [
      ...rows(denoisingPsnr.decibels, (level, decibels) => `σ ${level} of 255: ${decibels.toFixed(1)} dB`),
      `(${denoisingPsnr.images})`,
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
