import { TweedieError } from '@tweedie/core';
import { hostOf } from '@tweedie/priors';
import { Passing } from './passing.ts';

const unreachable =
  /^(ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|ENETDOWN|ECONNREFUSED|ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/;
const broken = /^(ECONNRESET|EPIPE|UND_ERR_SOCKET)$/;

/** What the system says of a connection, as a sentence; as one that may pass, where it broke off. */
export function connectionError(url: string, cause: unknown): TweedieError | Passing {
  if (cause instanceof TweedieError || cause instanceof Passing) return cause;
  const { code, message } = deepest(cause);
  const host = hostOf(url);
  if (unreachable.test(code)) {
    return new TweedieError('download-failed', `${host} cannot be reached (${code})`, {
      remedy: 'Check the connection to the internet. A file that is on the disk can be added without it.',
      cause,
    });
  }
  const failed = new TweedieError('download-failed', `The connection to ${host} failed: ${message}`, {
    remedy: 'Try again later: what came so far is kept.',
    cause,
  });
  return broken.test(code) ? new Passing(failed) : failed;
}

/** `fetch` wraps what went wrong into "fetch failed" or "terminated". */
function deepest(error: unknown): { readonly code: string; readonly message: string } {
  if (!(error instanceof Error)) return { code: '', message: String(error) };
  const { cause } = error;
  const inner = cause instanceof AggregateError ? (cause.errors[0] as unknown) : cause;
  if (inner instanceof Error) return deepest(inner);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return { code, message: error.message };
}
