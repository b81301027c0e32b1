import { digest } from '../../store/digest.ts';
import type { Shelf } from '../../store/shelf.ts';
import { badPlugin } from '../badPlugin.ts';
import type { PackageFiles } from '../webPlugin.ts';
import type { PluginRecord } from './records.ts';

type Packed = Pick<PluginRecord, 'sha256' | 'files'>;

/** Keeps the files of a package, one behind the other. */
export async function pack(shelf: Shelf, name: string, files: PackageFiles): Promise<Packed> {
  const sizes = Array.from(files, ([path, { length }]) => ({ path, bytes: length }));
  const all = new Uint8Array(sizes.reduce((sum, { bytes }) => sum + bytes, 0));
  let at = 0;
  for (const bytes of files.values()) {
    all.set(bytes, at);
    at += bytes.length;
  }
  await shelf.write(placeOf(name), all);
  return { sha256: await digest(all), files: sizes };
}

/** Throws `bad-plugin` where the files are not those that were kept. */
export async function unpack(shelf: Shelf, name: string, { sha256, files }: Packed): Promise<PackageFiles> {
  const all = await shelf.read(placeOf(name));
  if (!all || (await digest(all)) !== sha256) {
    throw badPlugin(`The files of ${name} have changed since it was added`, {
      remedy: 'Remove it, and add it anew from where you had it.',
    });
  }
  let at = 0;
  return new Map(files.map(({ path, bytes }) => [path, all.slice(at, (at += bytes))]));
}

/** Where the files of a plugin are kept. */
export function placeOf(name: string): string {
  return `${encodeURIComponent(name)}.pack`;
}
