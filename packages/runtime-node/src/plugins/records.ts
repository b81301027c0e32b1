import { permissions } from '@tweedie/workflow';
import { TweedieError } from '@tweedie/core';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeAtomically } from '../images/writeAtomically.ts';

const record = z.object({
  version: z.string(),
  /** Of the tarball. */
  integrity: z.string(),
  /** Of the files that it was installed as. */
  files: z.string(),
  allowed: z.array(z.enum(permissions)),
});
const records = z.record(z.string(), record);

/** What is remembered of a plugin that was added. */
export type PluginRecord = Readonly<z.output<typeof record>>;

/** By name. Throws `bad-plugin` where the file is damaged. */
export async function readRecords(folder: string): Promise<Readonly<Record<string, PluginRecord>>> {
  const path = join(folder, 'plugins.json');
  const text = await readFile(path, 'utf8').catch(() => '{}');
  try {
    return records.parse(JSON.parse(text));
  } catch (cause) {
    throw new TweedieError('bad-plugin', `${path} is damaged`, {
      remedy: 'Delete it, and add your plugins again.',
      cause,
    });
  }
}

export async function writeRecords(
  folder: string,
  records: Readonly<Record<string, PluginRecord>>,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeAtomically(join(folder, 'plugins.json'), Buffer.from(`${JSON.stringify(records, null, 2)}\n`));
}
