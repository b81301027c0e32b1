import { TweedieError } from '@tweedie/core';
import { z } from 'zod';
import type { Shelf } from '../../store/shelf.ts';

const origin = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('npm'), registry: z.string() }),
  z.object({ kind: z.literal('url'), url: z.string() }),
  z.object({ kind: z.literal('folder'), name: z.string() }),
  z.object({ kind: z.literal('file'), name: z.string() }),
]);

const record = z.object({
  integrity: z.string(),
  origin,
  enabled: z.boolean(),
  /** SHA-256 of all files, one behind the other. */
  sha256: z.string(),
  files: z.array(z.object({ path: z.string(), bytes: z.int().min(0) })),
});
const records = z.record(z.string(), record);

/** What is remembered of a plugin that was added. */
export type PluginRecord = z.output<typeof record>;
export type PluginRecords = Readonly<Record<string, PluginRecord>>;

const file = 'plugins.json';

/** By name. Throws `bad-plugin` where the record is damaged. */
export async function readRecords(shelf: Shelf): Promise<PluginRecords> {
  const bytes = await shelf.read(file);
  if (!bytes) return {};
  try {
    return records.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch (cause) {
    throw new TweedieError('bad-plugin', 'The list of the plugins on this device is damaged', {
      remedy: 'Add your plugins again.',
      cause,
    });
  }
}

export async function writeRecords(shelf: Shelf, records: PluginRecords): Promise<void> {
  await shelf.write(file, new TextEncoder().encode(JSON.stringify(records)));
}
