import { TweedieError } from '@tweedie/core';
import type { Problem } from '../document/problem.ts';

/** What a node or a coercion threw, as a problem. An error that is not ours does not say its place: `place` does. */
export function problemOf(
  place: string,
  error: unknown,
): Pick<Problem, 'code' | 'message'> & { readonly remedy?: string } {
  if (!(error instanceof TweedieError)) {
    const message = error instanceof Error ? error.message : 'it threw something that is no error';
    return { code: 'does-not-fit', message: `${place}: ${message}` };
  }
  const { message, remedy } = error;
  const code = error.code === 'missing-capability' ? 'missing-capability' : 'does-not-fit';
  return { code, message, ...(remedy !== undefined && { remedy }) };
}
