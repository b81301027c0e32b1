import { type ErrorCode, errorCodes, TweedieError } from '@tweedie/core';

/** What a server says of a request that it did not do. */
export interface ServerFailure {
  readonly code: string;
  readonly message: string;
  readonly remedy?: string;
}

/** Its failure as an error. Codes that servers alone have are told apart by their words. */
export function failureOf({ code, message, remedy }: ServerFailure): TweedieError {
  const known = (errorCodes as readonly string[]).includes(code) ? (code as ErrorCode) : 'network-failed';
  return new TweedieError(known, message, {
    ...(remedy !== undefined && { remedy }),
    facts: { server: code },
  });
}
