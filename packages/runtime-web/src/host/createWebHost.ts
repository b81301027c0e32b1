import { type Host, type Image, type ImageFacts, TweedieError } from '@tweedie/core';
import { safeName } from '@tweedie/workflow';
import { decodeImage } from '../images/decodeImage.ts';
import { encodeImage } from '../images/encodeImage.ts';
import { digest } from '../store/digest.ts';
import type { Files } from './files.ts';
import { findFile } from './findFile.ts';
import type { WebPriors } from './createWebPriors.ts';

/** A picture or a text that a node stored. */
export interface StoredFile {
  /** Which no other result of the run has. */
  readonly name: string;
  /** Its bytes; its `type` is their MIME type. */
  readonly blob: Blob;
}

export interface WebHostOptions {
  readonly files: Files;
  readonly priors: WebPriors;
  /** The sizes of pictures that were looked at before, by their keys. */
  readonly sizes: Map<string, Size>;
  readonly onResult: (file: StoredFile) => void;
}

/** Of a picture. */
export type Size = Pick<ImageFacts, 'width' | 'height'>;

/** The types that pictures are written in, by what a name ends in. */
const types = { png: 'png', jpg: 'jpeg', jpeg: 'jpeg', webp: 'webp' } as const;
const texts: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  svg: 'image/svg+xml',
  json: 'application/json',
};
const picture = /\.(png|jpe?g|webp|tiff?)$/i; // the same as on Node, though TIFF cannot be read here

/** What a workflow sees of a page: the files that it gave. Results go back to it, each under a name of its own. */
export function createWebHost({ files, priors, sizes, onResult }: WebHostOptions): Host {
  const taken = new Set<string>();

  function save(name: string, blob: Blob): string {
    let free = name;
    for (let n = 2; taken.has(free); n++) free = name.replace(/(?=\.[^.]*$)|$/, `-${n}`);
    taken.add(free);
    onResult({ name: free, blob });
    return free;
  }
  return {
    async describeImage(file) {
      const found = findFile(files, file);
      const key = await digest(await bytesOf(found));
      if (isImage(found)) return { width: found.width, height: found.height, key };
      const size = sizes.get(key) ?? (await decode(file, found));
      sizes.set(key, { width: size.width, height: size.height });
      return { width: size.width, height: size.height, key };
    },
    async readImage(file) {
      const found = findFile(files, file);
      return isImage(found) ? found : decode(file, found);
    },
    // eslint-disable-next-line @typescript-eslint/require-await -- an error is a rejection
    async listImages(name) {
      const start = `${name.replace(/[/\\]$/, '')}/`;
      const inside = Object.keys(files).filter((file) => file.startsWith(start));
      if (inside.length === 0)
        throw new TweedieError('not-found', `${name} is not a folder that can be read`);
      const here = inside.filter((file) => !file.slice(start.length).includes('/'));
      return here.filter((file) => isImage(files[file]!) || picture.test(file)).sort(byName.compare);
    },
    async saveImage(name, image, { depth } = {}) {
      const safe = safeName(name);
      const type = typeOf(safe);
      const encoded = await encodeImage(image, { type: type ?? 'png', ...(depth && { depth }) });
      return save(type ? safe : `${safe}.png`, encoded);
    },
    // eslint-disable-next-line @typescript-eslint/require-await -- an error is a rejection
    async saveText(name, text) {
      const safe = safeName(name);
      return save(safe, new Blob([text], { type: texts[endingOf(safe)] ?? 'text/plain' }));
    },
    describePrior: (which) => priors.describe(which, files),
    openPrior: (which, { signal } = {}) => priors.open(which, { files, signal }),
  };
}

const byName = new Intl.Collator('en', { numeric: true });

function endingOf(name: string): string {
  return /\.([^.]*)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

function typeOf(name: string): (typeof types)[keyof typeof types] | undefined {
  const ending = endingOf(name);
  return Object.hasOwn(types, ending) ? types[ending as keyof typeof types] : undefined;
}

function isImage(file: Files[string]): file is Image {
  return 'width' in file;
}

function decode(name: string, file: Blob | ArrayBuffer): Promise<Image> {
  return decodeImage(file instanceof Blob ? file : new Blob([file]), { name });
}

/** What the key of a file is the hash of; of pixels, with their size before them. */
async function bytesOf(file: Files[string]): Promise<Uint8Array<ArrayBuffer>> {
  if (file instanceof Blob) return new Uint8Array(await file.arrayBuffer());
  if (!isImage(file)) return new Uint8Array(file);
  const { width, height, data } = file;
  const head = new TextEncoder().encode(`${data.constructor.name} ${width} ${height} `);
  const bytes = new Uint8Array(head.length + data.byteLength);
  bytes.set(head);
  bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), head.length);
  return bytes;
}
