import { TweedieError } from '@tweedie/core';
import { type Answer, assertSecure, hostOf } from '@tweedie/priors';
import { connectionError } from './connectionError.ts';

const mostRedirects = 10;
const redirects = [301, 302, 303, 307, 308];

export interface Answered extends Answer {
  readonly body: ReadableStream<Uint8Array> | null;
}

/** Asks for a file, and follows redirects as long as they are secure. */
export async function request(
  url: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Answered> {
  let at = url;
  for (let i = 0; i <= mostRedirects; i++) {
    const response = await ask(at, headers, signal);
    const to = redirects.includes(response.status) ? response.headers.get('location') : null;
    if (to === null) {
      return { status: response.status, header: (name) => response.headers.get(name), body: response.body };
    }
    await response.body?.cancel();
    const next = locationOf(to, at);
    assertSecure(next, at);
    at = next;
  }
  throw new TweedieError('download-failed', `${hostOf(url)} redirects more than ${mostRedirects} times`, {
    remedy: 'Check the address in a browser.',
  });
}

async function ask(
  url: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Response> {
  try {
    // Ranges are those of the file only where nothing packs it on the way.
    return await fetch(url, {
      headers: { 'accept-encoding': 'identity', ...headers },
      redirect: 'manual',
      signal,
    });
  } catch (cause) {
    throw signal.aborted ? signal.reason : connectionError(url, cause);
  }
}

function locationOf(to: string, from: string): string {
  try {
    return new URL(to, from).href;
  } catch (cause) {
    throw new TweedieError('download-failed', `${hostOf(from)} redirects to what is no address: ${to}`, {
      cause,
    });
  }
}
