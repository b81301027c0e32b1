import type { Part } from '@tweedie/priors';
import { readFile, rename, rm, stat, truncate } from 'node:fs/promises';
import { writeAtomically } from '../images/writeAtomically.ts';

/** What came so far of a file, under another name than the file's, and what the server said of the whole. */
export interface PartFile {
  readonly path: string;
  /** What can be gone on from. Nothing where it belongs to another address. */
  read(): Promise<Part>;
  /** Keeps the first `from` bytes, and what the server says. */
  begin(from: number, said: Pick<Part, 'total' | 'validator'>): Promise<void>;
  /** Gives it the name of the file. */
  finish(): Promise<void>;
  discard(): Promise<void>;
}

type Said = Pick<Part, 'total' | 'validator'> & { readonly url: string };

export function createPartFile(file: string, url: string): PartFile {
  const [path, note] = [`${file}.part`, `${file}.part.json`];
  async function discard(): Promise<void> {
    await rm(path, { force: true });
    await rm(note, { force: true });
  }
  return {
    path,
    discard,
    async read() {
      const said = await readFile(note, 'utf8').then(parse, () => undefined);
      const bytes = await stat(path).then(
        ({ size }) => size,
        () => 0,
      );
      if (said?.url !== url) return { bytes: 0 };
      const { total, validator } = said;
      return { bytes: bytes > (total ?? Infinity) ? 0 : bytes, total, validator };
    },
    async begin(from, said) {
      if (from === 0) await discard();
      else await truncate(path, from);
      await writeAtomically(note, Buffer.from(JSON.stringify({ url, ...said } satisfies Said)));
    },
    async finish() {
      await rename(path, file);
      await rm(note, { force: true });
    },
  };
}

function parse(text: string): Said | undefined {
  try {
    return JSON.parse(text) as Said; // written by us
  } catch {
    return undefined;
  }
}
