import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { type Host, type Image, picturesOf, type Prior, TweedieError } from '@tweedie/core';

export interface MemoryHostOptions {
  /** Pictures by their names; a name may have folders in it: "photos/a.png". */
  readonly images?: Readonly<Record<string, Image>>;
  readonly priors?: Readonly<Record<string, Prior>>;
}

/** A host that holds all there is, and whose results can be looked at. */
export interface MemoryHost extends Host {
  readonly saved: ReadonlyMap<string, Image | string>;
}

/** A host without a machine: pictures and priors are given, and results are kept in memory. */
export function createMemoryHost({ images = {}, priors = {} }: MemoryHostOptions = {}): MemoryHost {
  const [pictures, models] = [new Map(Object.entries(images)), new Map(Object.entries(priors))];
  const saved = new Map<string, Image | string>();

  function save(name: string, result: Image | string): string {
    let free = name;
    for (let n = 2; saved.has(free); n++) free = name.replace(/(?=\.[^.]*$)|$/, `-${n}`);
    saved.set(free, result);
    return free;
  }
  /* eslint-disable @typescript-eslint/require-await -- an error is a rejection */
  return {
    saved,
    async describeImage(file) {
      const { width, height, data } = found(pictures, file, 'picture');
      const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
      return { width, height, key: bytesToHex(sha256(bytes)) };
    },
    readImage: async (file) => found(pictures, file, 'picture'),
    listImages: async (folder) =>
      [...pictures.keys()].filter((name) => name.replace(/\/[^/]*$/, '') === folder).sort(),
    saveImage: async (name, image) => save(name, image),
    saveText: async (name, text) => save(name, text),
    async describePrior(which) {
      const prior = found(models, which, 'prior');
      const { name, vjp, autoencoder } = prior;
      return {
        name,
        shape: picturesOf(prior),
        vjp: vjp !== undefined,
        latent: autoencoder !== undefined,
        key: which,
      };
    },
    openPrior: async (which) => found(models, which, 'prior'),
  };
  /* eslint-enable @typescript-eslint/require-await */
}

function found<T>(all: ReadonlyMap<string, T>, name: string, what: string): T {
  const one = all.get(name);
  if (one !== undefined) return one;
  throw new TweedieError('not-found', `There is no ${what} "${name}"`);
}
