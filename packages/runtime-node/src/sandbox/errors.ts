import { TweedieError } from '@tweedie/core';
import type { Thrown } from './protocol.ts';

/** An error as data. */
export function thrownOf(error: unknown): Thrown {
  if (!(error instanceof Error))
    return { code: 'unexpected', message: `Something was thrown: ${String(error)}` };
  const { message, name } = error;
  if (name !== 'TweedieError') return { code: 'unexpected', message: message || name };
  const { code, remedy } = error as Error & Pick<TweedieError, 'code' | 'remedy'>; // perhaps of another copy of the class
  return { code, message, ...(remedy !== undefined && { remedy }) };
}

/** The error again. */
export function errorOf({ code, message, remedy }: Thrown): Error {
  if (code === 'unexpected') return new Error(message);
  return new TweedieError(code, message, remedy === undefined ? {} : { remedy });
}
