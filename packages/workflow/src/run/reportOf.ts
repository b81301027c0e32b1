import { type ErrorCode, TweedieError } from '@tweedie/core';
import type { ErrorReport } from './events.ts';

/** Whatever was thrown, as data. */
export function reportOf(error: unknown): ErrorReport {
  if (!(error instanceof Error))
    return { code: 'unexpected', message: `Something was thrown: ${show(error)}` };
  const { message } = error;
  if (!isOurs(error)) return { code: 'unexpected', message: message || error.name };
  return { code: error.code, message, ...(error.remedy !== undefined && { remedy: error.remedy }) };
}

/** A plugin may bring a copy of the class of its own. */
function isOurs(error: Error): error is Error & { readonly code: ErrorCode; readonly remedy?: string } {
  return error instanceof TweedieError || (error.name === 'TweedieError' && 'code' in error);
}

function show(thrown: unknown): string {
  try {
    return String(thrown);
  } catch {
    return 'an object without text';
  }
}
