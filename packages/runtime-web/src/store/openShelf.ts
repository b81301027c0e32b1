import { cacheShelf } from './cacheShelf.ts';
import { memoryShelf } from './memoryShelf.ts';
import { opfsShelf } from './opfsShelf.ts';
import type { Shelf } from './shelf.ts';

/** The best place that this browser grants. A page without HTTPS or in a private window may get memory alone. */
export async function openShelf(name: string, kinds: readonly Shelf['kind'][]): Promise<Shelf> {
  const open = { opfs: opfsShelf, cache: cacheShelf, memory: memoryShelf };
  for (const kind of kinds) {
    try {
      return await open[kind](name);
    } catch {
      // The next one may be there.
    }
  }
  return memoryShelf(name);
}
