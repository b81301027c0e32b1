import { Unzlib } from 'fflate';
import { join } from './chunks.ts';

/** How many bytes go in at once: what comes out of them stays small, whatever they hold. */
const portion = 4096;

/** What zlib packed, or `undefined` where it is damaged, cut short, or larger than `limit` bytes. */
export function inflate(packed: Uint8Array, limit: number): Uint8Array | undefined {
  const parts: Uint8Array[] = [];
  let [length, complete] = [0, false];
  const stream = new Unzlib((part, final) => {
    parts.push(part);
    length += part.length;
    complete = final;
  });
  try {
    for (let from = 0; from < packed.length && length <= limit; from += portion) {
      const to = Math.min(packed.length, from + portion);
      stream.push(packed.subarray(from, to), to === packed.length);
    }
  } catch {
    return undefined;
  }
  return complete && length <= limit ? join(parts) : undefined;
}
