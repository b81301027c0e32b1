import { digest } from './digest.ts';
import type { Library } from './library.ts';

/** A model that the library has whole. One whose bytes have changed since goes. The caller holds its lock. */
export async function keptModel(library: Library, key: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const record = await library.record(key);
  if (record?.sha256 === undefined) return undefined;
  const bytes = await library.bytes(key);
  if ((await digest(bytes)) !== record.sha256) {
    await library.remove(key);
    return undefined;
  }
  await library.note({ ...record, lastUsed: Date.now() }).catch(() => undefined); // a full disk still reads
  return bytes;
}
