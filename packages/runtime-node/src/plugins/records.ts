import type { Permission } from '@tweedie/workflow';
import { TweedieError } from '@tweedie/core';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from '../images/writeAtomically.ts';

/** What is remembered of a plugin that was added. */
export interface PluginRecord {
  readonly version: string;
  readonly integrity: string;
  readonly allowed: readonly Permission[];
}

/** By name. Throws `bad-plugin` where the file is damaged. */
export async function readRecords(folder: string): Promise<Readonly<Record<string, PluginRecord>>> {
  const path = join(folder, 'plugins.json');
  const text = await readFile(path, 'utf8').catch(() => '{}');
  try {
    return JSON.parse(text) as Record<string, PluginRecord>;
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
