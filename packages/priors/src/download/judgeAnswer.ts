import { TweedieError } from '@tweedie/core';
import { type Part, rangeHeaders } from './part.ts';
import { hostOf } from './secure.ts';

/** The head of an answer of HTTP. */
export interface Answer {
  readonly status: number;
  readonly header: (name: string) => string | null;
}

/** What an answer to the request for the rest of a file means. */
export type Judgement =
  /** Its body belongs at `from`. */
  | ({ readonly kind: 'body'; readonly from: number } & Pick<Part, 'total' | 'validator'>)
  /** What is there is of no use: ask for all of the file. */
  | { readonly kind: 'anew' }
  /** The server is busy, and may have said for how many seconds. */
  | { readonly kind: 'busy'; readonly seconds: number | undefined };

/**
 * Judges the answer of `url` to a request with the `rangeHeaders` of a part. Throws `not-found` or `download-failed`, as a
 * sentence, where the answer is no file.
 */
export function judgeAnswer(url: string, answer: Answer, part: Part): Judgement {
  const { status, header } = answer;
  const asked = 'range' in rangeHeaders(part);
  if (status === 429 || status === 503) return { kind: 'busy', seconds: secondsOf(header('retry-after')) };
  if (status === 416 && asked) return { kind: 'anew' };
  if (status !== 200 && !(status === 206 && asked)) throw refused(url, status);
  assertFile(url, answer);
  const validator = validatorOf(answer);
  if (status === 200) return { kind: 'body', from: 0, total: lengthOf(answer), validator };
  const { from, total = part.total } = rangeOf(header('content-range'));
  const same = (validator ?? part.validator) === part.validator && total === (part.total ?? total);
  return from === part.bytes && same
    ? { kind: 'body', from, total, validator: part.validator }
    : { kind: 'anew' };
}

/** A strong ETag, or a date of change that is too old for a second change within it. RFC 9110, §8.8.2.2. */
function validatorOf({ header }: Answer): string | undefined {
  if (isEncoded(header)) return undefined;
  const etag = header('etag');
  if (etag !== null) return /^"[^"]*"$/.test(etag) ? etag : undefined;
  const changed = header('last-modified');
  if (changed === null) return undefined;
  const age = Date.parse(header('date') ?? '') - Date.parse(changed);
  return age >= 1000 ? changed : undefined;
}

function lengthOf({ header }: Answer): number | undefined {
  const text = header('content-length');
  return text !== null && /^\d+$/.test(text) && !isEncoded(header) ? Number(text) : undefined;
}

/** The bytes on the line are not those of the file. */
function isEncoded(header: Answer['header']): boolean {
  return (header('content-encoding') ?? 'identity') !== 'identity';
}

/** "bytes 10-99/100" */
function rangeOf(text: string | null): { readonly from?: number; readonly total?: number | undefined } {
  const [, from, total] = /^bytes (\d+)-\d+\/(\d+|\*)$/i.exec(text ?? '') ?? [];
  return from === undefined ? {} : { from: Number(from), total: total === '*' ? undefined : Number(total) };
}

/** Retry-After in its form of seconds; a date is taken as no word at all. */
function secondsOf(text: string | null): number | undefined {
  return text !== null && /^\d+$/.test(text) ? Number(text) : undefined;
}

/** A web page in place of a file is a login, or the page that shows the file. */
function assertFile(url: string, { header }: Answer): void {
  if (!/^text\/html\b/i.test(header('content-type') ?? '')) return;
  throw new TweedieError('download-failed', `${url} is a web page, not a file`, {
    remedy: url.includes('/blob/')
      ? 'Give the address of the file itself: write /resolve/ (on GitHub, /raw/) in place of /blob/.'
      : 'Give the address of the file itself.',
  });
}

function refused(url: string, status: number): TweedieError {
  if (status === 404 || status === 410) {
    return new TweedieError('not-found', `${hostOf(url)} has no such file: ${url}`, {
      remedy: 'Check the owner, the name, the revision and the file.',
    });
  }
  if (status === 401 || status === 403) {
    return new TweedieError('download-failed', `${hostOf(url)} does not let everybody fetch ${url}`, {
      remedy: 'Fetch it in a browser, with your login, and add the file from the disk.',
      facts: { status },
    });
  }
  return new TweedieError('download-failed', `${hostOf(url)} answers with status ${status}: ${url}`, {
    remedy: status >= 500 ? 'Try again later.' : 'Check the address.',
    facts: { status },
  });
}
