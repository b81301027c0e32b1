import { hostOf } from '@tweedie/priors';
import { readFile, stat } from 'node:fs/promises';
import { writeAtomically } from '../images/writeAtomically.ts';
import { digestOf } from '../priors/digestOf.ts';
import type { FetchOptions, Pin } from './fetchFile.ts';
import { request } from './request.ts';
import { createStallGuard } from './stallGuard.ts';

/** A file that was fetched to its end, as a note beside it says. */
export interface WholeFile {
  readonly url: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly validator?: string | undefined;
}

const noteOf = (file: string): string => `${file}.whole.json`;

export async function noteWhole(file: string, whole: WholeFile): Promise<void> {
  await writeAtomically(noteOf(file), Buffer.from(JSON.stringify(whole)));
}

/** What was fetched from `url` before, if nobody has touched it since. */
export async function findWhole(file: string, url: string): Promise<WholeFile | undefined> {
  try {
    const whole = JSON.parse(await readFile(noteOf(file), 'utf8')) as WholeFile; // written by us
    const same = whole.url === url && (await stat(file)).size === whole.bytes;
    return same && (await digestOf(file)) === whole.sha256 ? whole : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a file is what is asked for: by its pin, or else by what the server says. RFC 9110, §13.1.2. */
export async function isStillSame(
  { url, sha256, validator }: WholeFile,
  { sha256: pinned, stallSeconds: seconds = 30, signal }: FetchOptions & Pin,
): Promise<boolean> {
  if (pinned !== undefined) return pinned.toLowerCase() === sha256;
  if (validator === undefined) return false;
  const guard = createStallGuard(hostOf(url), { seconds, signal });
  try {
    const header = validator.startsWith('"') ? 'if-none-match' : 'if-modified-since';
    const { status, body } = await request(url, { [header]: validator }, guard.signal);
    await body?.cancel();
    return status === 304;
  } finally {
    guard.release();
  }
}
