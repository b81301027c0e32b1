import { param } from '@tweedie/core';
import type { z } from 'zod';

/** The parameters of time travel. */
export const timeTravelParameters: {
  travelLength: z.ZodDefault<z.ZodNumber>;
  travelRepeats: z.ZodDefault<z.ZodNumber>;
} = {
  travelLength: param.integer({
    title: 'Time travel: length',
    summary: 'How many steps a stretch has that is walked again',
    min: 1,
    default: 1,
  }),
  travelRepeats: param.integer({
    title: 'Time travel: times',
    summary: 'How often each stretch is walked; 1 never goes back',
    min: 1,
    max: 100,
    default: 1,
  }),
};

/**
 * The moves `[from, to]` between noise levels when each stretch of `length` steps is walked `repeats` times:
 * after it, a move back up to where it began. There are `repeats` moves down for each step.
 * Lugmayr et al. (2022), "RePaint", section 4.2; Wang et al. (2023), "DDNM", section 3.3.
 */
export function* timeTravel(
  sigmas: readonly number[],
  { travelLength: length, travelRepeats: repeats }: { travelLength: number; travelRepeats: number },
): Generator<readonly [from: number, to: number], void> {
  const last = sigmas.length - 1;
  for (let start = 0; start < last; start += length) {
    const end = Math.min(start + length, last);
    for (let round = 0; round < repeats; round++) {
      if (round > 0) yield [sigmas[end]!, sigmas[start]!];
      for (let i = start; i < end; i++) yield [sigmas[i]!, sigmas[i + 1]!];
    }
  }
}
