import { type ErrorCode, TweedieError } from '@tweedie/core';
import { exclusive } from '../../store/exclusive.ts';
import { openShelf } from '../../store/openShelf.ts';
import type { Shelf } from '../../store/shelf.ts';
import { badPlugin } from '../badPlugin.ts';
import { fromFolder, type LocalFolder } from '../package/fromFolder.ts';
import { fromNpm } from '../package/fromNpm.ts';
import { fromTarball } from '../package/fromTarball.ts';
import { fromUrl } from '../package/fromUrl.ts';
import { readPackage } from '../package/readPackage.ts';
import type { WebPlugin } from '../webPlugin.ts';
import { pack, placeOf, unpack } from './pack.ts';
import { type PluginRecord, type PluginRecords, readRecords, writeRecords } from './records.ts';

/** Where a plugin is to be had. */
export type PluginSource =
  /** By its npm name, perhaps with a version or a range: `name@^1.0.0`. */
  | { readonly npm: string }
  /** The address of a tarball, or of the folder of a package. */
  | { readonly url: string }
  /** A tarball as `npm pack` writes it. */
  | { readonly file: File }
  | { readonly folder: LocalFolder };

export interface PluginStoreOptions {
  /** Tells apart the stores of one origin. @default 'plugins' */
  readonly name?: string;
  /** Where to keep plugins, the first that the browser grants. @default ['opfs', 'cache', 'memory'] */
  readonly kinds?: readonly Shelf['kind'][];
  /** Where npm's packages are had from. @default 'https://registry.npmjs.org' */
  readonly registry?: string;
}

/** A plugin on this device. */
export interface AddedWebPlugin extends WebPlugin {
  /** Whether workflows may use it. */
  readonly enabled: boolean;
}

/** A plugin on this device that cannot be used. */
export interface WebPluginFailure {
  readonly plugin: string;
  readonly code: ErrorCode | 'unexpected';
  readonly message: string;
  readonly remedy?: string;
}

export interface FindPluginOptions {
  readonly signal?: AbortSignal;
  /** The hash that it must have, such as one that a document tells. Throws `bad-plugin` for another. */
  readonly integrity?: string;
}

/** The plugins of others that the user of this site added. Nothing of them runs here. */
export interface PluginStore {
  readonly kind: Shelf['kind'];
  /**
   * Gets a package and reads what it says of itself; nothing is kept, and nothing of it runs. Throws `bad-plugin` where
   * it is not a plugin that could run here, `not-found`, `download-failed` and `aborted`.
   */
  find(source: PluginSource, options?: FindPluginOptions): Promise<WebPlugin>;
  /** Keeps a plugin that was found, in the place of an older one. Throws `write-failed`. */
  add(plugin: WebPlugin): Promise<AddedWebPlugin>;
  /** Does nothing where there is none. */
  remove(name: string): Promise<void>;
  /** Throws `not-found`. */
  setEnabled(name: string, enabled: boolean): Promise<void>;
  /** Those that can be used, by name, and those that cannot with what is wrong. */
  list(): Promise<{
    readonly plugins: readonly AddedWebPlugin[];
    readonly failures: readonly WebPluginFailure[];
  }>;
}

/** Opens the store of plugins: in the origin's private file system, else the Cache API, else memory. */
export async function createPluginStore({
  name = 'plugins',
  kinds = ['opfs', 'cache', 'memory'],
  registry,
}: PluginStoreOptions = {}): Promise<PluginStore> {
  const shelf = await openShelf(name, kinds);
  const change = (work: (records: PluginRecords) => Promise<PluginRecords>): Promise<void> =>
    exclusive(`tweedie/${shelf.name}`, async () => writeRecords(shelf, await work(await readRecords(shelf))));

  async function read(name: string, record: PluginRecord): Promise<AddedWebPlugin> {
    const { origin, integrity, enabled } = record;
    const files = await unpack(shelf, name, record);
    const plugin = await readPackage(files, { origin, integrity, place: name });
    return { ...plugin, enabled, read: () => unpack(shelf, name, record) };
  }
  return {
    kind: shelf.kind,
    async find(source, { signal, integrity } = {}) {
      const plugin = await get(source, { signal, registry });
      if (integrity === undefined || integrity === plugin.integrity) return plugin;
      throw badPlugin(
        `${plugin.name} ${plugin.version} is not the package that was asked for: its hash is another`,
        {
          remedy: 'Get it from where the author of the document had it.',
          facts: { integrity, got: plugin.integrity },
        },
      );
    },
    async add(plugin) {
      const { name, integrity, origin } = plugin;
      const files = await plugin.read();
      await change(async (records) => {
        const packed = await pack(shelf, name, files).catch((cause: unknown) => {
          throw new TweedieError('write-failed', `${name} cannot be stored`, {
            remedy: 'Free space on the disk, or remove other plugins.',
            cause,
          });
        });
        return { ...records, [name]: { ...packed, integrity, origin, enabled: true } };
      });
      return { ...plugin, enabled: true };
    },
    remove: (name) =>
      change(async (records) => {
        await shelf.remove(placeOf(name));
        return Object.fromEntries(Object.entries(records).filter(([each]) => each !== name));
      }),
    setEnabled: (name, enabled) =>
      change(async (records) => {
        const record = Object.hasOwn(records, name) ? records[name] : undefined;
        if (!record) throw new TweedieError('not-found', `There is no plugin ${name} on this device`);
        return Promise.resolve({ ...records, [name]: { ...record, enabled } });
      }),
    async list() {
      const plugins: AddedWebPlugin[] = [];
      const failures: WebPluginFailure[] = [];
      for (const [name, record] of Object.entries(await readRecords(shelf)).sort()) {
        await read(name, record).then(
          (plugin) => plugins.push(plugin),
          (error: unknown) => failures.push(failureOf(name, error)),
        );
      }
      return { plugins, failures };
    },
  };
}

interface GetOptions {
  readonly signal: AbortSignal | undefined;
  readonly registry: string | undefined;
}

function get(source: PluginSource, { signal, registry }: GetOptions): Promise<WebPlugin> {
  if ('npm' in source) return fromNpm(source.npm, { registry, signal });
  if ('url' in source) return fromUrl(source.url, { signal });
  if ('folder' in source) return fromFolder(source.folder);
  const { name } = source.file;
  return fromTarball(source.file, { origin: { kind: 'file', name }, place: name });
}

function failureOf(plugin: string, error: unknown): WebPluginFailure {
  const message = error instanceof Error ? error.message : String(error);
  if (!(error instanceof TweedieError)) return { plugin, code: 'unexpected', message };
  const { code, remedy } = error;
  return { plugin, code, message, ...(remedy !== undefined && { remedy }) };
}
