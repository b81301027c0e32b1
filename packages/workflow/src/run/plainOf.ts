import { isPlain } from './keys/valueKey.ts';
import type { Outcome } from './outcome.ts';

/** The outputs that are data. The others cannot leave the process or the thread that they were made in. */
export function plainOf(outcome: Outcome): Outcome {
  return new Map([...outcome].filter(([, { kind }]) => isPlain(kind)));
}
