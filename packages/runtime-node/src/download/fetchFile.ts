import { TweedieError } from '@tweedie/core';
import { hostOf, judgeAnswer, type Part, rangeHeaders } from '@tweedie/priors';
import { open, mkdir, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { digestOf } from '../priors/digestOf.ts';
import { writeFailed } from '../writeFailed.ts';
import { assertRoom } from './assertRoom.ts';
import { connectionError } from './connectionError.ts';
import { formatBytes } from './formatBytes.ts';
import { createPartFile, type PartFile } from './partFile.ts';
import { Passing } from './passing.ts';
import { type Answered, request } from './request.ts';
import { createStallGuard, type StallGuard } from './stallGuard.ts';
import { findWhole, isStillSame, noteWhole } from './wholeFile.ts';
import { withLock } from './withLock.ts';
import { type RetryOptions, withRetries } from './withRetries.ts';

export interface FetchOptions extends RetryOptions {
  /** How far it is, in bytes; of how many, where the server says. */
  readonly onProgress?: ((done: number, total: number | undefined) => void) | undefined;
  /** After how long without a byte to give up. @default 30 */
  readonly stallSeconds?: number;
}

/** What the bytes must be. */
export interface Pin {
  /** In hexadecimal digits. */
  readonly sha256?: string | undefined;
  readonly bytes?: number | undefined;
}

export interface FetchedFile {
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * Fetches a file whole or not at all. What comes is kept beside it, as FILE.part, until all of it is there and is what
 * `pin` says: a later call goes on from there, if the server still has the same file. Throws `download-failed`,
 * `not-found`, `bad-model` for other bytes than those pinned, `write-failed`, or `aborted`.
 */
export async function fetchFile(
  url: string,
  file: string,
  { sha256, bytes, ...options }: FetchOptions & Pin = {},
): Promise<FetchedFile> {
  await mkdir(dirname(file), { recursive: true }).catch((cause: unknown) => {
    throw writeFailed(dirname(file), cause);
  });
  return withLock(`${file}.lock`, async () => {
    const whole = await findWhole(file, url);
    if (whole && (await isStillSame(whole, { sha256, ...options }))) return whole;
    const part = createPartFile(file, url);
    await withRetries(() => fetchRest(url, part, { bytes, ...options }), options);
    const { validator } = await part.read();
    const found = { url, validator, bytes: (await stat(part.path)).size, sha256: await digestOf(part.path) };
    if (sha256 !== undefined && found.sha256 !== sha256.toLowerCase()) {
      await part.discard();
      throw new TweedieError(
        'bad-model',
        `${basename(file)} is damaged, or another file than was asked for`,
        {
          remedy: `Its SHA-256 is ${found.sha256}, and must be ${sha256}. Nothing was kept.`,
          facts: { expected: sha256, found: found.sha256 },
        },
      );
    }
    await part.finish();
    await noteWhole(file, found);
    return found;
  });
}

async function fetchRest(url: string, part: PartFile, options: FetchOptions & Pin): Promise<void> {
  const { onNote, signal, stallSeconds: seconds = 30 } = options;
  const kept = await part.read();
  if (kept.bytes > 0 && kept.bytes === kept.total) return; // it ended before it had its name
  const guard = createStallGuard(hostOf(url), { seconds, signal });
  try {
    const { from, total, validator, answer } = await askForRest(url, kept, guard);
    assertLength(total, options.bytes, url);
    if (total !== undefined) await assertRoom(dirname(part.path), total - from);
    if (from > 0) onNote?.(`Going on after the first ${formatBytes(from)}.`);
    await part.begin(from, { total, validator });
    await append(answer, { part, from, total, url, guard, ...options });
  } catch (error) {
    throw guard.signal.aborted ? guard.signal.reason : error;
  } finally {
    guard.release();
  }
}

interface Rest extends Pick<Part, 'total' | 'validator'> {
  readonly from: number;
  readonly answer: Answered;
}

async function askForRest(url: string, kept: Part, guard: StallGuard): Promise<Rest> {
  const answer = await request(url, rangeHeaders(kept), guard.signal);
  guard.touch();
  const judged = judgeAnswer(url, answer, kept);
  if (judged.kind === 'body') return { ...judged, answer };
  await answer.body?.cancel();
  if (judged.kind === 'anew') return askForRest(url, { bytes: 0 }, guard);
  const { seconds } = judged;
  const later = seconds === undefined ? 'later' : `in ${seconds} s`;
  const said = `${hostOf(url)} is busy (status ${answer.status})`;
  throw new Passing(new TweedieError('download-failed', said, { remedy: `Try again ${later}.` }), seconds);
}

interface Appending extends FetchOptions {
  readonly part: PartFile;
  readonly from: number;
  readonly total: number | undefined;
  readonly url: string;
  readonly guard: StallGuard;
}

async function append(
  { body }: Answered,
  { part, from, total, url, guard, onProgress }: Appending,
): Promise<void> {
  const file = await open(part.path, from === 0 ? 'w' : 'a').catch((cause: unknown) => {
    throw writeFailed(part.path, cause);
  });
  let done = from;
  try {
    for await (const chunk of body ?? []) {
      guard.touch();
      done += chunk.length;
      if (done > (total ?? Infinity)) break;
      await file.appendFile(chunk).catch((cause: unknown) => {
        throw writeFailed(part.path, cause);
      });
      onProgress?.(done, total);
    }
    await file.sync();
  } catch (error) {
    throw connectionError(url, error);
  } finally {
    await file.close();
  }
  if (total === undefined || done === total) return;
  if (done > total) await part.discard();
  const said =
    done > total
      ? `sent more than the ${formatBytes(total)} that it spoke of`
      : `broke off after ${formatBytes(done)} of ${formatBytes(total)}`;
  throw new Passing(
    new TweedieError('download-failed', `${hostOf(url)} ${said}`, { remedy: 'Try again later.' }),
  );
}

function assertLength(total: number | undefined, bytes: number | undefined, url: string): void {
  if (total === undefined || bytes === undefined || total === bytes) return;
  throw new TweedieError('bad-model', `${url} has ${total} bytes, and its card says ${bytes}`, {
    remedy: 'It is another file than its card describes: --no-card leaves the card out.',
  });
}
