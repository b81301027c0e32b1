import type { Outcome } from '@tweedie/workflow';

const live: ReadonlySet<string> = new Set(['operator', 'noise', 'measurement', 'prior']);

/** The outputs that are data. The others cannot leave the process that they were made in. */
export function plainOf(outcome: Outcome): Outcome {
  return new Map([...outcome].filter(([, { kind }]) => !live.has(kind)));
}
