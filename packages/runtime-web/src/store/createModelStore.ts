import { TweedieError } from '@tweedie/core';
import { addFile } from './addFile.ts';
import { exclusive, ifFree } from './exclusive.ts';
import { fetchModel } from './fetchModel.ts';
import { keptModel } from './keptModel.ts';
import { libraryOn } from './library.ts';
import { keyOf, type ModelSource, type StoredModel } from './model.ts';
import { openShelf } from './openShelf.ts';
import { type Progress, shareProgress } from './shareProgress.ts';
import type { Shelf } from './shelf.ts';

export interface ModelStoreOptions {
  /** Tells apart the stores of one origin. @default 'models' */
  readonly name?: string;
  /** Where to keep models, the first that the browser grants. @default ['opfs', 'cache', 'memory'] */
  readonly kinds?: readonly Shelf['kind'][];
  /** Seconds without a byte after which a server is given up. @default 30 */
  readonly patience?: number;
  /** A page that is left in the middle of a download loses at most this much of it. @default 2²⁰ */
  readonly pieceBytes?: number;
}

export interface GetOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: Progress | undefined;
}

/** Models as the browser keeps them for this site. All tabs and Workers share them, unless `kind` is `memory`. */
export interface ModelStore {
  readonly kind: Shelf['kind'];
  /**
   * The bytes of a model, from the store, or else from the net into the store: the rest of it where an earlier download
   * stopped. They are checked against the SHA-256 each time. Whoever asks for a model that is on its way waits for it.
   * Throws `aborted`, `download-failed`, `not-found`, `bad-model` for bytes that are not those of the source, and
   * `write-failed` where it does not fit.
   */
  get(source: ModelSource, options?: GetOptions): Promise<Uint8Array<ArrayBuffer>>;
  /** Keeps a file of the user's; `open` gives it again by its key. Throws `write-failed`. */
  add(file: Blob, name: string): Promise<StoredModel>;
  /** The bytes of a model that is here whole. Throws `not-found`. */
  open(key: string): Promise<Uint8Array<ArrayBuffer>>;
  /** The one that was used last comes first. */
  list(): Promise<readonly StoredModel[]>;
  /** Waits until nobody reads or writes it. Does nothing where there is none. */
  remove(key: string): Promise<void>;
}

/** Opens the store of models: in the origin's private file system, else the Cache API, else memory. */
export async function createModelStore({
  name = 'models',
  kinds = ['opfs', 'cache', 'memory'],
  patience = 30,
  pieceBytes = 2 ** 20,
}: ModelStoreOptions = {}): Promise<ModelStore> {
  const library = libraryOn(await openShelf(name, kinds));
  for (const key of await library.orphans()) await ifFree(library.lockOf(key), () => library.remove(key));
  return {
    kind: library.kind,
    async get(source, { signal, onProgress = () => undefined } = {}) {
      const key = keyOf(source);
      const { tell, close } = shareProgress(library.lockOf(key), onProgress);
      const options = { signal, patience, pieceBytes, onProgress: tell };
      async function find(): Promise<Uint8Array<ArrayBuffer>> {
        const bytes = await keptModel(library, key);
        if (!bytes) return fetchModel(library, source, options);
        tell(bytes.length, bytes.length);
        return bytes;
      }
      return exclusive(library.lockOf(key), find, signal).finally(close);
    },
    add: (file, name) => addFile(library, file, { name, pieceBytes }),
    async open(key) {
      const bytes = await exclusive(library.lockOf(key), () => keptModel(library, key));
      if (bytes) return bytes;
      throw new TweedieError('not-found', `The store of models has no model ${key}`, {
        remedy: 'Add its file again.',
      });
    },
    list: () => library.list(),
    remove: (key) => exclusive(library.lockOf(key), () => library.remove(key)),
  };
}
