import { TweedieError } from '@tweedie/core';
import type { ModelSource } from './model.ts';

/** What a server answered with. */
export interface Answer {
  /** How many bytes of the file come before the first of `body`. */
  readonly start: number;
  /** How many the file has, where the server said it, and where it can be believed. */
  readonly total: number | undefined;
  readonly version: string | undefined;
  readonly body: ReadableStream<Uint8Array<ArrayBuffer>>;
}

/** The beginning of a file, as it is here. */
export interface Beginning {
  readonly bytes: number;
  readonly version: string | undefined;
}

/**
 * Asks a server for a file, or for the rest of it if it still has the version that the beginning is of. A server that
 * knows no ranges, or has another version, sends all of it. Throws `not-found` or `download-failed`.
 */
export async function ask(
  { url, sha256 }: ModelSource,
  { bytes, version }: Beginning,
  signal: AbortSignal,
): Promise<Answer> {
  // Without a checksum, only a version that is named proves that the rest belongs to the beginning.
  const resumes = bytes > 0 && (sha256 !== undefined || version !== undefined);
  if (!resumes) return answerOf(url, await request(url, {}, signal), 0);
  const headers = { Range: `bytes=${bytes}-`, ...condition(url, version) };
  const response = await request(url, headers, signal);
  if (response.status === 200) return answerOf(url, response, 0);
  if (response.status === 206 && continues(response, { bytes, version }))
    return answerOf(url, response, bytes);
  if (response.status !== 206 && response.status !== 416) assertGood(url, response);
  await response.body?.cancel();
  return answerOf(url, await request(url, {}, signal), 0);
}

/** Across origins `If-Range` would need the server's leave; there the version is compared when the answer comes. */
function condition(url: string, version: string | undefined): Record<string, string> {
  const near = new URL(url, location.href).origin === location.origin;
  return near && version !== undefined ? { 'If-Range': version } : {};
}

function continues({ headers }: Response, { bytes, version }: Beginning): boolean {
  const range = headers.get('Content-Range');
  const now = versionOf(headers);
  if (range !== null && !range.startsWith(`bytes ${bytes}-`)) return false;
  return now === undefined || version === undefined || now === version;
}

async function request(url: string, headers: Record<string, string>, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(url, { headers, signal, cache: 'no-store' });
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw new TweedieError('download-failed', `${url} cannot be reached`, {
      remedy: 'Check the connection, and that the server lets this page read the file (CORS).',
      cause,
    });
  }
}

function answerOf(url: string, response: Response, start: number): Answer {
  assertGood(url, response);
  const { headers, body } = response;
  const length = headers.has('Content-Encoding') ? null : headers.get('Content-Length');
  const total = length === null ? undefined : start + Number(length);
  return { start, total, version: versionOf(headers), body: body! };
}

/** Weak ETags (`W/`) may stand for other bytes of the same meaning, and prove nothing. */
function versionOf(headers: Headers): string | undefined {
  const tag = headers.get('ETag');
  return tag?.startsWith('"') ? tag : (headers.get('Last-Modified') ?? undefined);
}

function assertGood(url: string, { status, headers }: Response): void {
  if (status === 404 || status === 410) {
    throw new TweedieError('not-found', `There is no model at ${url} (HTTP ${status})`, {
      remedy: 'Check the address.',
    });
  }
  if (status !== 200 && status !== 206) {
    throw new TweedieError(
      'download-failed',
      `${url} cannot be had: the server answered with HTTP ${status}`,
      {
        remedy: status >= 500 ? 'Try again later.' : 'Check the address, and who may read it.',
      },
    );
  }
  if (headers.get('Content-Type')?.startsWith('text/html')) {
    throw new TweedieError('not-found', `${url} gives a web page, not a model`, {
      remedy: 'Check the address: many servers answer with a page where there is no file.',
    });
  }
}
