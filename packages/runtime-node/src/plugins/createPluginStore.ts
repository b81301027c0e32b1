import { TweedieError } from '@tweedie/core';
import type { Permission } from '@tweedie/workflow';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { userFolder } from '../priors/userFolder.ts';
import type { PluginFailure } from '../session/session.ts';
import type { AddedPlugin } from './addedPlugin.ts';
import { badPlugin } from './badPlugin.ts';
import { failureOf } from './failureOf.ts';
import { integrityOfFolder } from './integrityOfFolder.ts';
import { npm } from './npm.ts';
import { readPlugin } from './readPlugin.ts';
import { type PluginRecord, readRecords, writeRecords } from './records.ts';

export interface AddPluginOptions {
  /** What its user allows it, of what it asks for. @default nothing */
  readonly allow?: readonly Permission[];
}

/** The plugins that a user added. Nothing of them runs here. */
export interface PluginStore {
  /**
   * Installs a package by its npm name, its folder or its tarball, without its scripts. Throws `bad-plugin` where it
   * is not a plugin that this version of Tweedie could run, and leaves nothing of it.
   */
  add(source: string, options?: AddPluginOptions): Promise<AddedPlugin>;
  /** Throws `not-found`. */
  remove(name: string): Promise<void>;
  /** Those that can be loaded, and those that cannot with what is wrong. */
  list(): Promise<{ readonly plugins: readonly AddedPlugin[]; readonly failures: readonly PluginFailure[] }>;
}

/** Keeps plugins in a folder, each with its dependencies in a folder of its own. */
export function createPluginStore(folder: string = join(userFolder(), 'plugins')): PluginStore {
  const placeOf = (name: string): string => join(folder, encodeURIComponent(name));
  const packageOf = (name: string): string => join(placeOf(name), 'node_modules', name);
  const read = (
    name: string,
    { integrity, files, allowed }: Omit<PluginRecord, 'version'>,
  ): Promise<AddedPlugin> => {
    const stored = { folder: placeOf(name), integrity: files };
    return readPlugin(packageOf(name), { place: name, allowed, integrity, stored });
  };

  return {
    async add(source, { allow = [] } = {}) {
      const box = await mkdtemp(join(tmpdir(), 'tweedie-plugin-'));
      try {
        const { tarball, integrity, name } = await pack(source, box);
        const place = placeOf(name);
        const before = await readRecords(folder);
        await rm(place, { recursive: true, force: true });
        await mkdir(place, { recursive: true });
        await writeFile(join(place, 'package.json'), '{ "private": true }\n');
        try {
          const flags = ['--omit=dev', '--omit=peer', '--legacy-peer-deps', '--prefer-offline', '--no-save'];
          await npm(place, ['install', tarball, ...flags], `${name} cannot be installed`);
          const files = await integrityOfFolder(place, { without: [] });
          const plugin = await read(name, { integrity, files, allowed: [...allow] });
          assertAskedFor(plugin, allow);
          const { version, allowed } = plugin;
          await writeRecords(folder, {
            ...before,
            [name]: { version, integrity, files, allowed: [...allowed] },
          });
          return plugin;
        } catch (error) {
          await rm(place, { recursive: true, force: true });
          await writeRecords(folder, without(before, name));
          throw error;
        }
      } finally {
        await rm(box, { recursive: true, force: true });
      }
    },
    async remove(name) {
      const records = await readRecords(folder);
      if (!Object.hasOwn(records, name)) {
        throw new TweedieError('not-found', `There is no plugin ${name} among those you added`, {
          remedy: '"tweedie plugins list" shows them.',
        });
      }
      await rm(placeOf(name), { recursive: true, force: true });
      await writeRecords(folder, without(records, name));
    },
    async list() {
      const plugins: AddedPlugin[] = [];
      const failures: PluginFailure[] = [];
      for (const [name, record] of Object.entries(await readRecords(folder))) {
        await read(name, record).then(
          (plugin) => plugins.push(plugin),
          (error: unknown) => failures.push(failureOf(name, error)),
        );
      }
      return { plugins, failures };
    },
  };
}

function without<T>(records: Readonly<Record<string, T>>, name: string): Record<string, T> {
  return Object.fromEntries(Object.entries(records).filter(([each]) => each !== name));
}

interface Packed {
  readonly name: string;
  readonly tarball: string;
  readonly integrity: string;
}

/** A tarball is taken as it is; npm packs a folder, and fetches a name. */
async function pack(source: string, box: string): Promise<Packed> {
  const found = await stat(source).catch(() => undefined);
  if (found?.isDirectory()) await readPlugin(source); // says what is wrong before npm does
  if (!found && /^[./~]|[\\]|\.tgz$/.test(source)) {
    throw new TweedieError('not-found', `There is no plugin at ${source}`);
  }
  const spec = found ? resolve(source) : source;
  const told = await npm(
    box,
    ['pack', spec, '--json', '--prefer-offline'],
    `${source} cannot be had from npm`,
  );
  const [facts] = Object.values(JSON.parse(told) as Record<string, { name: string; filename: string }>);
  if (!facts) throw badPlugin(`${source} cannot be packed`);
  const { name, filename } = facts;
  const tarball = found?.isFile() ? spec : join(box, filename);
  const hash = createHash('sha512').update(await readFile(tarball));
  return { name, tarball, integrity: `sha512-${hash.digest('base64')}` };
}

function assertAskedFor({ name, manifest }: AddedPlugin, allow: readonly Permission[]): void {
  const more = allow.find((each) => !manifest.permissions.includes(each));
  if (more === undefined) return;
  throw new TweedieError('bad-parameter', `${name} does not ask for ${more}`, {
    remedy: `It asks for ${manifest.permissions.join(' and ') || 'nothing'}.`,
  });
}
