import type { Shelf } from './shelf.ts';

/** Keeps bytes until the page is left. */
export function memoryShelf(name: string): Shelf {
  const held = new Map<string, Uint8Array<ArrayBuffer>>();
  return {
    kind: 'memory',
    name,
    read: (file) => Promise.resolve(held.get(file)?.slice()),
    write: (file, bytes) => Promise.resolve(void held.set(file, bytes.slice())),
    remove: (file) => Promise.resolve(void held.delete(file)),
    sizes: () => Promise.resolve(new Map(Array.from(held, ([file, { length }]) => [file, length]))),
  };
}
