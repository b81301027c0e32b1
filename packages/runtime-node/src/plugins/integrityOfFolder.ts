import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';

export interface IntegrityOptions {
  /** Names of folders that are passed over. @default ['node_modules', '.git'] */
  readonly without?: readonly string[];
}

/** The SHA-512 of the names and the hashes of all files of a folder, as `sha512-…` in base64. Links are passed over. */
export async function integrityOfFolder(
  folder: string,
  { without = ['node_modules', '.git'] }: IntegrityOptions = {},
): Promise<string> {
  const hash = createHash('sha512');
  for (const path of (await filesIn(folder, without)).sort()) {
    const name = relative(folder, path).split(sep).join('/');
    hash.update(`${name}\0`).update((await hashOf(path)).digest());
  }
  return `sha512-${hash.digest('base64')}`;
}

async function hashOf(path: string): Promise<Hash> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(path), hash);
  return hash;
}

async function filesIn(folder: string, without: readonly string[]): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found = entries.map(async (entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return without.includes(entry.name) ? [] : await filesIn(path, without);
    return entry.isFile() ? [path] : [];
  });
  return (await Promise.all(found)).flat();
}
