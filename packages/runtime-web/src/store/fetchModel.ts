import { TweedieError } from '@tweedie/core';
import { digest } from './digest.ts';
import { download, type DownloadOptions } from './download.ts';
import type { Library } from './library.ts';
import { keyOf, type ModelSource, nameOf } from './model.ts';

/**
 * A model from the net, checked, and in the library from now on. Bytes that are not those of the source go. The caller
 * holds its lock. Throws as `download` does.
 */
export async function fetchModel(
  library: Library,
  source: ModelSource,
  options: DownloadOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const [key, name] = [keyOf(source), nameOf(source)];
  const begun = { ...(await library.record(key)), key, name, lastUsed: Date.now() };
  const { resumed, version } = await download(library, source, begun, options);
  const bytes = await library.bytes(key);
  const sha256 = await digest(bytes);
  if (source.sha256 === undefined || sha256 === source.sha256) {
    await library.note({ key, name, version, sha256, lastUsed: Date.now() });
    return bytes;
  }
  await library.remove(key);
  if (resumed) return fetchModel(library, source, options); // the file changed between the two halves
  throw new TweedieError('bad-model', `${name} must have the SHA-256 ${source.sha256}, got ${sha256}`, {
    remedy: 'The file at its address is another one, or was damaged on its way: check the address.',
    facts: { url: source.url, sha256 },
  });
}
