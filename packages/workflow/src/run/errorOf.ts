import { TweedieError } from '@tweedie/core';
import type { ErrorReport } from './events.ts';

/** The error that was made data by `reportOf`. */
export function errorOf({ code, message, remedy }: ErrorReport): Error {
  if (code === 'unexpected') return new Error(message);
  return new TweedieError(code, message, remedy === undefined ? {} : { remedy });
}
