import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunRecord } from '../api/schemas.ts';

/** The files in a folder of results, by name. What is only half written is not among them. */
export async function listResults(folder: string): Promise<RunRecord['results']> {
  const names = await readdir(folder).catch(() => []);
  const found = names.sort().map(async (name) => {
    const facts = await stat(join(folder, name)).catch(() => undefined);
    return facts?.isFile() && !name.startsWith('.') ? [{ name, bytes: facts.size }] : [];
  });
  return (await Promise.all(found)).flat();
}
