import { type BlobStore, TweedieError } from '@tweedie/core';
import { createHash } from 'node:crypto';
import { readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from '../images/writeAtomically.ts';

export interface DiskStoreOptions {
  /** How much it may hold; what was used longest ago goes first. */
  readonly bytes: number;
}

interface Entry {
  readonly path: string;
  readonly bytes: number;
  /** When it was used last, in milliseconds. */
  readonly used: number;
}

/** What is left of a write that never came to its end, after this time. */
const hour = 3_600_000;

/**
 * Keeps bytes in the files of a folder, which it has for itself: each written whole or not at all, under a name that
 * is a hash of its key. Several processes may share it. Throws `bad-parameter` unless `bytes` is at least 0, and
 * `write-failed` where a file cannot be written.
 */
export function createDiskStore(folder: string, { bytes: most }: DiskStoreOptions): BlobStore {
  if (!(most >= 0)) {
    throw new TweedieError('bad-parameter', `createDiskStore: bytes must be at least 0, got ${most}`);
  }
  const pathOf = (key: string): string =>
    join(folder, `${createHash('sha256').update(key).digest('hex')}.blob`);
  let total: number | undefined; // about how much there is, once it has been counted
  let writing = Promise.resolve(); // one after another, or what is written while we count would be forgotten

  /** Makes room. It goes some way below the bound, as it has to look at every file. */
  async function tidy(): Promise<void> {
    if (total !== undefined && total <= most) return;
    const entries = await entriesIn(folder);
    let sum = entries.reduce((before, { bytes }) => before + bytes, 0);
    if (sum > most) {
      for (const { path, bytes } of entries) {
        if (sum <= 0.9 * most) break;
        await rm(path, { force: true });
        sum -= bytes;
      }
    }
    total = sum;
  }
  return {
    async get(key) {
      const path = pathOf(key);
      const bytes = await readFile(path).catch(() => undefined);
      const now = new Date();
      if (bytes) await utimes(path, now, now).catch(() => undefined);
      return bytes;
    },
    put(key, bytes) {
      if (bytes.length > most) return Promise.resolve();
      const write = async (): Promise<void> => {
        await writeAtomically(pathOf(key), bytes);
        if (total !== undefined) total += bytes.length;
        await tidy();
      };
      writing = writing.then(write, write);
      return writing;
    },
  };
}

/** From the one that was used longest ago. */
async function entriesIn(folder: string): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    if (!found?.isFile()) continue;
    if (name.endsWith('.blob')) entries.push({ path, bytes: found.size, used: found.mtimeMs });
    if (name.endsWith('.part') && Date.now() - found.mtimeMs > hour) await rm(path, { force: true });
  }
  return entries.sort((a, b) => a.used - b.used);
}
