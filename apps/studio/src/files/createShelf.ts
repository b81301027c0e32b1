import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { type ImageFacts, TweedieError } from '@tweedie/core';
import { decodeImage } from '@tweedie/runtime-web';
import { createStore, type StoreApi } from 'zustand/vanilla';

/** A picture that workflows know by its name. */
export interface ShelfFile {
  readonly name: string;
  readonly blob: Blob;
}

/** The pictures of the page: those that a person gave, and those of the templates, which are fetched when needed. */
export interface Shelf extends Pick<StoreApi<ShelfState>, 'getState' | 'getInitialState' | 'subscribe'> {
  /** Takes a picture in, under its name or one like it that is free. Throws `bad-image` for what is none. */
  add(name: string, blob: Blob): Promise<string>;
  /** Throws `not-found`. */
  read(name: string): Promise<Blob>;
  /** Size and hash. Throws `not-found` or `bad-image`. */
  describe(name: string): Promise<ImageFacts>;
  /** The names of the pictures in a folder. */
  list(folder: string): readonly string[];
}

interface ShelfState {
  readonly files: ReadonlyMap<string, Blob>;
}

/** `addresses`: where pictures are that need not be given, by name. */
export function createShelf(addresses: Readonly<Record<string, string>> = {}): Shelf {
  const store = createStore<ShelfState>(() => ({ files: new Map() }));
  const fetched = new Map<string, Promise<Blob>>();
  const described = new WeakMap<Blob, Promise<ImageFacts>>();

  async function read(name: string): Promise<Blob> {
    const given = store.getState().files.get(name);
    if (given) return given;
    const address = Object.hasOwn(addresses, name) ? addresses[name] : undefined;
    if (address === undefined) {
      throw new TweedieError('not-found', `There is no picture ${name} here`, {
        remedy: 'Choose one from your device.',
      });
    }
    let blob = fetched.get(name);
    if (!blob) {
      blob = fetch(address).then(async (answer) => {
        if (answer.ok) return answer.blob();
        throw new TweedieError(
          'not-found',
          `${name} cannot be fetched: the server answered ${answer.status}`,
        );
      });
      fetched.set(name, blob);
      blob.catch(() => fetched.delete(name)); // the next one tries again
    }
    return blob;
  }
  function describeBlob(blob: Blob, name: string): Promise<ImageFacts> {
    let facts = described.get(blob);
    if (!facts) described.set(blob, (facts = factsOf(blob, name)));
    return facts;
  }
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    async add(name, blob) {
      await describeBlob(blob, name);
      const { files } = store.getState();
      const free = freeName(name, (taken) => files.has(taken) || Object.hasOwn(addresses, taken));
      store.setState({ files: new Map([...files, [free, blob]]) });
      return free;
    },
    read,
    describe: async (name) => describeBlob(await read(name), name),
    list: (folder) =>
      [...new Set([...store.getState().files.keys(), ...Object.keys(addresses)])]
        .filter((name) => name.replace(/\/[^/]*$/, '') === folder.replace(/\/$/, ''))
        .sort(),
  };
}

async function factsOf(blob: Blob, name: string): Promise<ImageFacts> {
  const { width, height } = await decodeImage(blob, { name });
  return { width, height, key: bytesToHex(sha256(new Uint8Array(await blob.arrayBuffer()))) };
}

function freeName(name: string, isTaken: (name: string) => boolean): string {
  let free = name;
  for (let n = 2; isTaken(free); n++) free = name.replace(/(?=\.[^.]*$)|$/, `-${n}`);
  return free;
}
