import { describedPlugin } from '@tweedie/workflow';
import { entryOf, parsePackageManifest, parsePluginPackage } from '@tweedie/workflow/sandbox';
import { badPlugin } from '../badPlugin.ts';
import type { PackageFiles, PluginAbout, PluginOrigin, WebPlugin } from '../webPlugin.ts';
import { mostBytes, mostFiles, mostJsonBytes } from './limits.ts';
import { linkModules } from './linkModules.ts';

export interface ReadPackageOptions {
  readonly origin: PluginOrigin;
  /** What messages call it till its name is known. */
  readonly place: string;
  readonly integrity: string;
}

/** Reads what a package says of itself, and runs nothing of it. Throws `bad-plugin` where it is not a plugin. */
export async function readPackage(
  files: PackageFiles,
  { origin, place, integrity }: ReadPackageOptions,
): Promise<WebPlugin> {
  const bytes = [...files.values()].reduce((sum, { length }) => sum + length, 0);
  if (bytes > mostBytes) throw badPlugin(`${place} holds more than ${mostBytes} bytes`);
  if (files.size > mostFiles) throw badPlugin(`${place} holds more than ${mostFiles} files`);
  const json = jsonIn(files, 'package.json', place);
  const about = parsePluginPackage(place, json);
  const { name, version } = about;
  const manifest = parsePackageManifest(about, jsonIn(files, 'tweedie.json', name));
  const entry = (entryOf(about, 'browser') ?? 'index.js').replace(/^\.\//, '');
  await linkModules(name, files, entry);
  return {
    ...{ name, version, manifest, entry, bytes, integrity, origin },
    described: describedPlugin(manifest),
    about: aboutOf(json),
    read: () => Promise.resolve(files),
  };
}

/** A file of a package as an object. Throws `bad-plugin`. */
export function jsonIn(files: PackageFiles, path: string, place: string): object {
  const bytes = files.get(path);
  if (!bytes) {
    throw badPlugin(`${place} has no ${path}`, {
      ...(path === 'tweedie.json' && {
        remedy: 'Its author must build it first: "tweedie plugins manifest" writes that file.',
      }),
    });
  }
  if (bytes.length > mostJsonBytes) throw badPlugin(`${place}: ${path} has more than ${mostJsonBytes} bytes`);
  try {
    const json: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (typeof json === 'object' && json !== null) return json;
  } catch (cause) {
    throw badPlugin(`${place}: ${path} is not JSON`, { cause });
  }
  throw badPlugin(`${place}: ${path} holds no object`);
}

/** Longer than this is no name. */
const most = 300;

function aboutOf(json: object): PluginAbout {
  const { author, license, description } = json as Readonly<Record<string, unknown>>;
  const isNamed = typeof author === 'object' && author !== null && 'name' in author;
  const facts = { publisher: isNamed ? author.name : author, licence: license, description };
  const texts = Object.entries(facts).filter(([, text]) => typeof text === 'string' && text !== '');
  return Object.fromEntries(texts.map(([key, text]) => [key, (text as string).slice(0, most)]));
}
