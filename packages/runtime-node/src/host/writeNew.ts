import { TweedieError } from '@tweedie/core';
import { randomUUID } from 'node:crypto';
import { access, link, readFile, rename, rm } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { writeAtomically } from '../images/writeAtomically.ts';

/** How often a name may be taken before something must be wrong. */
const mostNames = 100_000;

/**
 * Writes a file whole or not at all, under a name that nothing else has: `a.png`, else `a-2.png`, `a-3.png`, … A file
 * that holds the very same already is left as it is. Returns the path. Throws `write-failed`.
 */
export async function writeNew(folder: string, name: string, bytes: Uint8Array): Promise<string> {
  const draft = join(folder, `.${randomUUID()}.part`);
  await writeAtomically(draft, bytes);
  try {
    for (let n = 1; n <= mostNames; n++) {
      const path = join(folder, numbered(name, n));
      if ((await take(draft, path)) || (await holds(path, bytes))) return path;
    }
  } finally {
    await rm(draft, { force: true });
  }
  throw new TweedieError('write-failed', `${name} cannot be written: ${mostNames} files have such a name`, {
    remedy: 'Empty the folder of results.',
  });
}

/** Gives the draft a name, and says whether it was free. A link never replaces a file; some disks have none. */
async function take(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
  }
  const exists = await access(path).then(
    () => true,
    () => false,
  );
  if (!exists) await rename(draft, path);
  return !exists;
}

async function holds(path: string, bytes: Uint8Array): Promise<boolean> {
  const there = await readFile(path).catch(() => undefined);
  return there?.equals(bytes) === true;
}

function numbered(name: string, n: number): string {
  const ending = extname(name);
  return n === 1 ? name : `${name.slice(0, name.length - ending.length)}-${n}${ending}`;
}
