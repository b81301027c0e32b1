import { abortedError, TweedieError } from '@tweedie/core';
import { badPlugin } from '../badPlugin.ts';
import { gather } from './gather.ts';

export interface FetchBytesOptions {
  readonly signal?: AbortSignal | undefined;
  /** The most that is taken. */
  readonly limit: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The bytes at an address. Throws `not-found`, `download-failed`, `aborted`, and `bad-plugin` for more than the limit. */
export async function fetchBytes(
  url: string,
  { signal, limit, headers = {} }: FetchBytesOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  if (signal?.aborted) throw abortedError();
  try {
    const answer = await fetch(url, { headers, credentials: 'omit', ...(signal && { signal }) });
    assertGood(url, answer);
    const bytes = await gather(answer.body!, limit);
    if (bytes) return bytes;
  } catch (cause) {
    if (signal?.aborted) throw abortedError();
    if (cause instanceof TweedieError) throw cause;
    throw new TweedieError('download-failed', `${url} cannot be reached`, {
      remedy: 'Check the address and the connection, and that the server lets this page read it (CORS).',
      cause,
    });
  }
  throw badPlugin(`${url} has more than ${limit} bytes, which are the most that a plugin may have`);
}

function assertGood(url: string, { ok, status, headers }: Response): void {
  const isPage = headers.get('Content-Type')?.startsWith('text/html') === true;
  if (ok && !isPage) return;
  if (ok || status === 404 || status === 410) {
    throw new TweedieError(
      'not-found',
      isPage ? `${url} is a web page` : `There is nothing at ${url} (HTTP ${status})`,
      { remedy: 'Check the address: it must be that of a folder with package.json and tweedie.json.' },
    );
  }
  throw new TweedieError('download-failed', `${url} cannot be had: the server answered with HTTP ${status}`, {
    remedy: 'Try again later.',
  });
}
