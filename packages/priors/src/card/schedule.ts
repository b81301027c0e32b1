import {
  alphaBarsOf,
  cosineAlphaBars,
  ddpmAlphaBars,
  scaledLinearAlphaBars,
  withZeroTerminalSnr,
} from '@tweedie/core';
import { z } from 'zod';

const beta = z.number().positive().lt(1);
const steps = z.int().positive();
/** Whether √ᾱ was shifted so that the last step is pure noise. */
const zeroTerminalSnr = z.boolean().optional();
const evenly = { steps, betaStart: beta, betaEnd: beta, zeroTerminalSnr };

/** The table of noise levels of a variance-preserving network, by the names of Ho et al., Nichol et al. and Rombach et al. */
export const schedule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('linear'), ...evenly }),
  z.object({ kind: z.literal('scaled-linear'), ...evenly }),
  z.object({ kind: z.literal('cosine'), steps, zeroTerminalSnr }),
  z.object({ kind: z.literal('betas'), betas: z.array(beta).min(1), zeroTerminalSnr }),
]);

export type Schedule = z.output<typeof schedule>;

/** The ᾱ of each timestep. */
export function alphaBarsOfSchedule(schedule: Schedule): readonly number[] {
  const alphaBars = table(schedule);
  return schedule.zeroTerminalSnr ? withZeroTerminalSnr(alphaBars) : alphaBars;
}

function table(schedule: Schedule): number[] {
  switch (schedule.kind) {
    case 'linear':
      return ddpmAlphaBars(schedule.steps, schedule);
    case 'scaled-linear':
      return scaledLinearAlphaBars(schedule.steps, schedule);
    case 'cosine':
      return cosineAlphaBars(schedule.steps);
    case 'betas':
      return alphaBarsOf(schedule.betas);
  }
}
