import type { Shelf } from './shelf.ts';

/** Keeps bytes in the Cache API, under addresses that lead nowhere. */
export async function cacheShelf(name: string): Promise<Shelf> {
  const cache = await caches.open(`tweedie/${name}`);
  const base = 'https://tweedie.invalid/';
  const nameOf = ({ url }: Request): string => url.slice(base.length);
  return {
    kind: 'cache',
    name,
    async read(file) {
      const kept = await cache.match(base + file);
      return kept && new Uint8Array(await kept.arrayBuffer());
    },
    write(file, bytes) {
      return cache.put(
        base + file,
        new Response(bytes, { headers: { 'Content-Length': `${bytes.length}` } }),
      );
    },
    async remove(file) {
      await cache.delete(base + file);
    },
    async sizes() {
      const sizes = new Map<string, number>();
      for (const request of await cache.keys()) {
        const kept = await cache.match(request);
        if (kept) sizes.set(nameOf(request), Number(kept.headers.get('Content-Length')));
      }
      return sizes;
    },
  };
}
