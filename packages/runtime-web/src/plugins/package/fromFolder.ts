import { badPlugin } from '../badPlugin.ts';
import type { PackageFiles, WebPlugin } from '../webPlugin.ts';
import { integrityOfFiles } from './integrity.ts';
import { mostBytes, mostFiles } from './limits.ts';
import { readPackage } from './readPackage.ts';

/** A folder of the device: one that `showDirectoryPicker` gave, or the files of `<input webkitdirectory>`. */
export type LocalFolder = FileSystemDirectoryHandle | readonly File[];

/** The plugin in a folder of the device, without what npm installed there. Throws `bad-plugin`. */
export async function fromFolder(folder: LocalFolder): Promise<WebPlugin> {
  const isList = !('kind' in folder);
  const name = isList ? (folder[0]?.webkitRelativePath.split('/')[0] ?? 'folder') : folder.name;
  const found = isList ? listed(folder) : await walk(folder, '', new Map());
  if (found.size > mostFiles) throw tooMany(name);
  const sizes = [...found.values()].reduce((sum, { size }) => sum + size, 0);
  if (sizes > mostBytes) throw badPlugin(`${name} holds more than ${mostBytes} bytes`);
  const files: PackageFiles = new Map(
    await Promise.all(
      Array.from(found, async ([path, file]) => [path, new Uint8Array(await file.arrayBuffer())] as const),
    ),
  );
  const integrity = await integrityOfFiles(files);
  return readPackage(files, { origin: { kind: 'folder', name }, place: name, integrity });
}

/** What is no part of a package. */
const left = new Set(['node_modules', '.git']);

function listed(files: readonly File[]): ReadonlyMap<string, File> {
  const parts = files.map((file) => [file.webkitRelativePath.split('/').slice(1), file] as const);
  const inside = parts.filter(([path]) => !path.some((folder) => left.has(folder)));
  return new Map(inside.map(([path, file]) => [path.join('/'), file]));
}

async function walk(
  folder: FileSystemDirectoryHandle,
  path: string,
  found: Map<string, File>,
): Promise<ReadonlyMap<string, File>> {
  for await (const [name, handle] of folder.entries()) {
    if (found.size > mostFiles) throw tooMany(folder.name);
    if (handle.kind === 'file') found.set(path + name, await handle.getFile());
    else if (!left.has(name)) await walk(handle, `${path}${name}/`, found);
  }
  return found;
}

function tooMany(name: string): Error {
  return badPlugin(`${name} holds more than ${mostFiles} files`);
}
