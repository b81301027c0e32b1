import { readFile, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * The folders of a package and of all that it depends on, each with and without links: what must be readable for it
 * to load.
 */
export async function packageFolders(folder: string): Promise<string[]> {
  const found = new Set<string>();
  const open = [folder];
  for (let each = open.pop(); each !== undefined; each = open.pop()) {
    const real = await realpath(each);
    found.add(each);
    if (found.has(real) && real !== each) continue;
    found.add(real);
    const { dependencies = {} } = JSON.parse(await readFile(join(real, 'package.json'), 'utf8')) as {
      readonly dependencies?: Readonly<Record<string, string>>;
    };
    for (const name of Object.keys(dependencies)) {
      const place = await findPackage(name, real);
      if (place !== undefined && !found.has(place)) open.push(place);
    }
  }
  return [...found];
}

/** Where Node finds a package from a folder on. */
async function findPackage(name: string, from: string): Promise<string | undefined> {
  for (let folder = from; ; folder = dirname(folder)) {
    const place = join(folder, 'node_modules', name);
    if (await realpath(place).catch(() => undefined)) return place;
    if (folder === dirname(folder)) return undefined;
  }
}
