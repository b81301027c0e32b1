import { type AbortSignalLike, TweedieError } from '@tweedie/core';
import { hostOf } from '@tweedie/priors';
import { connectionError } from './connectionError.ts';
import { Passing } from './passing.ts';
import { request } from './request.ts';
import { createStallGuard } from './stallGuard.ts';

export interface FetchTextOptions {
  readonly signal?: AbortSignalLike | undefined;
  /** @default 30 */
  readonly stallSeconds?: number;
}

/** No card and no configuration is larger. */
const most = 1e6;

/** The text of a small file; nothing where the server has none. Throws `download-failed` where it cannot be reached. */
export async function fetchText(
  url: string,
  { signal, stallSeconds: seconds = 30 }: FetchTextOptions = {},
): Promise<string | undefined> {
  const guard = createStallGuard(hostOf(url), { seconds, signal });
  try {
    const { status, body, header } = await request(url, {}, guard.signal);
    if (status !== 200 || /^text\/html\b/i.test(header('content-type') ?? '')) {
      await body?.cancel();
      return undefined;
    }
    return await textOf(body, url, guard.touch);
  } catch (error) {
    const told: unknown = guard.signal.aborted ? guard.signal.reason : connectionError(url, error);
    throw told instanceof Passing ? told.final : told;
  } finally {
    guard.release();
  }
}

async function textOf(
  body: ReadableStream<Uint8Array> | null,
  url: string,
  touch: () => void,
): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    touch();
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes <= most) continue;
    throw new TweedieError('download-failed', `${url} has more than ${most / 1e6} MB, which no card has`);
  }
  return Buffer.concat(chunks).toString('utf8');
}
