import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/**
 * The SHA-512 of all files of a package but its `node_modules`, with their names, as `sha512-…` in base64. Links are
 * passed over.
 */
export async function integrityOfFolder(folder: string): Promise<string> {
  const hash = createHash('sha512');
  for (const path of (await filesIn(folder)).sort()) {
    const bytes = await readFile(path);
    hash.update(`${relative(folder, path).split(sep).join('/')}\0${bytes.length}\0`).update(bytes);
  }
  return `sha512-${hash.digest('base64')}`;
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found = entries
    .filter(({ name }) => name !== 'node_modules' && name !== '.git')
    .map((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesIn(path);
      return Promise.resolve(entry.isFile() ? [path] : []);
    });
  return (await Promise.all(found)).flat();
}
