import { TweedieError } from '@tweedie/core';
import type { ErrorReport } from '@tweedie/workflow';

/** Any failure as a sentence that a person can read. */
export function reportOf(error: unknown): ErrorReport {
  if (error instanceof TweedieError) {
    const { code, message, remedy } = error;
    return { code, message, ...(remedy !== undefined && { remedy }) };
  }
  return { code: 'unexpected', message: error instanceof Error ? error.message : String(error) };
}
