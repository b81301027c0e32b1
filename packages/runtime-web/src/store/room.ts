import { TweedieError } from '@tweedie/core';
import { ifFree } from './exclusive.ts';
import { inMegabytes } from './inMegabytes.ts';
import type { Library } from './library.ts';
import type { ModelRecord, StoredModel } from './model.ts';

/**
 * Makes sure that `bytes` more of a model fit into what the browser grants this site. Where they do not, the models that
 * were used least lately go, but none that is being read or written, and none at all if that is not enough. Throws
 * `write-failed`.
 */
export async function makeRoom(library: Library, bytes: number, forModel: ModelRecord): Promise<void> {
  if (library.kind === 'memory') return;
  const { quota = Infinity, usage = 0 } = await navigator.storage.estimate();
  let missing = bytes - (quota - usage);
  if (missing <= 0) return;
  const others = await othersThan(library, forModel);
  if (sizeOf(others) >= missing) {
    for (const { key, bytes } of others.toReversed()) {
      if (missing <= 0) return;
      if (await ifFree(library.lockOf(key), () => library.remove(key))) missing -= bytes;
    }
  }
  if (missing > 0) throw noRoom(forModel.name, `it lacks ${inMegabytes(missing)}`, others);
}

/** Does `work`, which writes. Where the disk is full after all, what is here of the model goes. Throws `write-failed`. */
export async function withinRoom(
  library: Library,
  model: ModelRecord,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (cause) {
    await library.remove(model.key);
    if (!(cause instanceof DOMException && cause.name === 'QuotaExceededError')) {
      throw new TweedieError('write-failed', `${model.name} cannot be stored`, { cause });
    }
    throw noRoom(model.name, 'the browser takes no more', await othersThan(library, model), cause);
  }
}

async function othersThan(library: Library, { key }: ModelRecord): Promise<readonly StoredModel[]> {
  return (await library.list()).filter((model) => model.key !== key);
}

function sizeOf(models: readonly StoredModel[]): number {
  return models.reduce((sum, { bytes }) => sum + bytes, 0);
}

function noRoom(name: string, why: string, others: readonly StoredModel[], cause?: unknown): TweedieError {
  const removable = others.map((model) => `${model.name} (${inMegabytes(model.bytes)})`).join(', ');
  return new TweedieError('write-failed', `${name}: the store of models is full, ${why}`, {
    remedy: removable ? `Remove models: ${removable}. Or free space on the disk.` : 'Free space on the disk.',
    cause,
  });
}
