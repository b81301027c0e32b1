import type { PluginOrigin, WebPlugin } from '../webPlugin.ts';
import { badPlugin } from '../badPlugin.ts';
import { integrityOf } from './integrity.ts';
import { mostBytes } from './limits.ts';
import { readPackage } from './readPackage.ts';
import { untar } from './untar.ts';

/** The plugin in a tarball as `npm pack` writes it. Its integrity is that which npm knows. Throws `bad-plugin`. */
export async function fromTarball(
  tarball: Blob,
  { origin, place }: { readonly origin: PluginOrigin; readonly place: string },
): Promise<WebPlugin> {
  if (tarball.size > mostBytes) throw badPlugin(`${place} has more than ${mostBytes} bytes`);
  const integrity = await integrityOf(new Uint8Array(await tarball.arrayBuffer()));
  return readPackage(await untar(tarball, place), { origin, place, integrity });
}
