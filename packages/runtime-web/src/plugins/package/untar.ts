import { badPlugin } from '../badPlugin.ts';
import type { PackageFiles } from '../webPlugin.ts';
import { gather } from './gather.ts';
import { mostBytes, mostFiles } from './limits.ts';

/** The files of a tarball as `npm pack` writes it, without the folder that they all lie in. Throws `bad-plugin`. */
export async function untar(tarball: Blob, place: string): Promise<PackageFiles> {
  const tar = await gather(
    tarball.stream().pipeThrough(new DecompressionStream('gzip')) as ReadableStream<Uint8Array>,
    mostBytes,
  ).catch((cause: unknown) => {
    throw badPlugin(`${place} is no tarball (.tgz) of npm`, { cause });
  });
  if (!tar) throw badPlugin(`${place} holds more than ${mostBytes} bytes`);
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  let longName: string | undefined;
  for (let at = 0; at + block <= tar.length;) {
    const header = tar.subarray(at, at + block);
    if (header[0] === 0) break; // the end is blocks of zeros
    const size = Number.parseInt(textOf(header, 124, 12), 8);
    const end = at + block + size;
    if (!(size >= 0) || end > tar.length) throw badPlugin(`${place} is damaged: it ends too early`);
    const content = tar.slice(at + block, end);
    const type = String.fromCharCode(header[156]!);
    if (type === 'x') longName = paxPath(content);
    else {
      if (type === '0' || type === '\0') files.set(inPackage(longName ?? nameOf(header)), content);
      longName = undefined;
    }
    if (files.size > mostFiles) throw badPlugin(`${place} holds more than ${mostFiles} files`);
    at = at + block + block * Math.ceil(size / block);
  }
  return files;
}

const block = 512;

/** Fields end at their length or with a zero. */
function textOf(header: Uint8Array, start: number, length: number): string {
  const field = header.subarray(start, start + length);
  const end = field.indexOf(0);
  return new TextDecoder().decode(end < 0 ? field : field.subarray(0, end)).trim();
}

function nameOf(header: Uint8Array): string {
  const [name, prefix] = [textOf(header, 0, 100), textOf(header, 345, 155)];
  return prefix === '' ? name : `${prefix}/${name}`;
}

/** The name in an extended header, whose lines are `length key=value`. */
function paxPath(content: Uint8Array): string | undefined {
  return /(?:^|\n)\d+ path=([^\n]*)/.exec(new TextDecoder().decode(content))?.[1];
}

/** All lie in one folder, which is "package" as a rule. */
function inPackage(path: string): string {
  return path.replace(/^(\.\/)?[^/]*\//, '');
}
