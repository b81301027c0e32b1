import { TweedieError } from '@tweedie/core';
import type { Permission } from '@tweedie/workflow';
import { entryOf, parsePackageManifest, parsePluginPackage } from '@tweedie/workflow/sandbox';
import { readFile, realpath, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { badPlugin } from './badPlugin.ts';
import type { AddedPlugin, StoredFiles } from './addedPlugin.ts';
import { integrityOfFolder } from './integrityOfFolder.ts';

/** The most bytes of a manifest that are read. */
const mostBytes = 10_000_000;

export interface ReadOptions {
  /** What messages call the plugin. @default the folder */
  readonly place?: string;
  /** @default nothing */
  readonly allowed?: readonly Permission[];
  /** @default that of its files */
  readonly integrity?: string;
  readonly stored?: StoredFiles;
}

/** Reads what a package says of itself, and runs nothing of it. Throws `bad-plugin` where it is not a plugin. */
export async function readPlugin(
  folder: string,
  { place = folder, allowed = [], integrity, stored }: ReadOptions = {},
): Promise<AddedPlugin> {
  const real = await realpath(folder).catch((cause: unknown) => {
    throw new TweedieError('not-found', `There is no plugin at ${place}`, { cause });
  });
  const about = parsePluginPackage(place, await readJson(real, 'package.json', place));
  const { name, version } = about;
  const manifest = parsePackageManifest(about, await readJson(real, 'tweedie.json', name));
  const entry = join(real, entryOf(about, 'node') ?? 'index.js');
  if (!(await isInside(real, entry))) {
    throw badPlugin(`${name} has no entry that can be loaded`, {
      remedy: 'Its package.json must name a file of it under "exports"; build the plugin first.',
    });
  }
  const granted = manifest.permissions.filter((each) => allowed.includes(each));
  return {
    ...{ name, version, folder: real, entry, manifest, allowed: granted },
    integrity: integrity ?? (await integrityOfFolder(real)),
    ...(stored && { stored }),
  };
}

async function readJson(folder: string, file: string, place: string): Promise<object> {
  const path = join(folder, file);
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) {
    throw badPlugin(`${place} has no ${file}`, {
      ...(file === 'tweedie.json' && {
        remedy: 'Build it first: "tweedie plugins manifest" writes that file.',
      }),
    });
  }
  if (found.size > mostBytes) throw badPlugin(`${place}: ${file} has more than ${mostBytes} bytes`);
  if (!(await isInside(folder, path))) throw badPlugin(`${place}: ${file} leads out of the package`);
  try {
    const json: unknown = JSON.parse(await readFile(path, 'utf8'));
    if (typeof json === 'object' && json !== null) return json;
  } catch (cause) {
    throw badPlugin(`${place}: ${file} is not JSON`, { cause });
  }
  throw badPlugin(`${place}: ${file} holds no object`);
}

/** Whether a file is there, and in the folder even where links are followed. */
async function isInside(folder: string, path: string): Promise<boolean> {
  const real = await realpath(path).catch(() => undefined);
  return real !== undefined && !relative(folder, real).startsWith('..');
}
