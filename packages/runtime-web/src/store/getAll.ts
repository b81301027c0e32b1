import type { GetOptions, ModelStore } from './createModelStore.ts';
import type { ModelSource } from './model.ts';

/**
 * A model that is in several files, such as one with its weights beside it: their bytes under the names of the sources,
 * one after the other. Progress counts them all; its total is known where every source says its `bytes`. Throws as
 * `store.get` does.
 */
export async function getAll<Name extends string>(
  store: ModelStore,
  sources: Readonly<Record<Name, ModelSource>>,
  { signal, onProgress }: GetOptions = {},
): Promise<Record<Name, Uint8Array<ArrayBuffer>>> {
  const files = Object.entries<ModelSource>(sources);
  const total = files.reduce<number | undefined>(
    (sum, [, { bytes }]) => (sum === undefined || bytes === undefined ? undefined : sum + bytes),
    0,
  );
  const all: Record<string, Uint8Array<ArrayBuffer>> = {};
  let before = 0;
  for (const [name, source] of files) {
    all[name] = await store.get(source, {
      signal,
      onProgress: (loaded) => onProgress?.(before + loaded, total),
    });
    before += all[name].length;
  }
  return all;
}
