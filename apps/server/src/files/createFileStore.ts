import { TweedieError } from '@tweedie/core';
import { describeImage, readImage, writeAtomically } from '@tweedie/runtime-node';
import { createHash, randomUUID } from 'node:crypto';
import { copyFile, link, mkdir, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ServerLimits } from '../limits.ts';
import { Refusal } from '../failures/refusal.ts';

export interface Upload {
  /** The SHA-256 of the bytes. */
  readonly id: string;
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
}

/** Pictures that were uploaded, by what they hold. */
export interface FileStore {
  /** Keeps a picture. Throws `bad-image` unless it can be read whole, within the limits. */
  put(bytes: Uint8Array): Promise<Upload>;
  /** Gives a file another name elsewhere. Throws `not-found`. */
  place(id: string, path: string): Promise<void>;
  /** How many bytes there are. */
  bytes(): Promise<number>;
  /** Forgets what nobody used for so many milliseconds. */
  sweep(age: number): Promise<void>;
}

export function createFileStore(
  folder: string,
  { pixels, storedBytes }: Pick<ServerLimits, 'pixels' | 'storedBytes'>,
): FileStore {
  const pathOf = (id: string): string => join(folder, id);
  let checking: Promise<unknown> = Promise.resolve(); // one picture after another, or memory has no bound
  let total: number | undefined;

  async function check(bytes: Uint8Array): Promise<{ readonly width: number; readonly height: number }> {
    await mkdir(folder, { recursive: true });
    const draft = join(folder, `.${randomUUID()}.part`);
    try {
      await writeFile(draft, bytes);
      const { width, height } = await describeImage(draft);
      if (width * height > pixels) {
        throw new TweedieError('bad-image', `A picture may have ${pixels} pixels, got ${width}×${height}`, {
          remedy: 'Crop it or make it smaller.',
        });
      }
      await readImage(draft);
      return { width, height };
    } catch (error) {
      throw named(error, draft);
    } finally {
      await rm(draft, { force: true });
    }
  }
  async function entries(): Promise<
    { readonly path: string; readonly bytes: number; readonly used: number }[]
  > {
    const names = await readdir(folder).catch(() => []);
    const found = names.map(async (name) => {
      const path = join(folder, name);
      const facts = await stat(path).catch(() => undefined);
      return facts?.isFile() ? [{ path, bytes: facts.size, used: facts.mtimeMs }] : [];
    });
    return (await Promise.all(found)).flat();
  }
  async function bytesThere(): Promise<number> {
    return (total ??= (await entries()).reduce((sum, { bytes }) => sum + bytes, 0));
  }
  return {
    async put(bytes) {
      const id = createHash('sha256').update(bytes).digest('hex');
      const known = await stat(pathOf(id)).catch(() => undefined);
      if (!known && (await bytesThere()) + bytes.length > storedBytes) {
        throw new Refusal(
          'storage-full',
          'There is no room for more uploads',
          'Delete runs, or try again later.',
        );
      }
      const checked = checking.then(() => check(bytes));
      checking = checked.catch(() => undefined);
      const { width, height } = await checked;
      await writeAtomically(pathOf(id), bytes);
      if (!known && total !== undefined) total += bytes.length;
      return { id, bytes: bytes.length, width, height };
    },
    async place(id, path) {
      const now = new Date();
      await utimes(pathOf(id), now, now).catch((cause: unknown) => {
        throw new TweedieError('not-found', `There is no upload ${id}`, {
          remedy: 'Upload the picture again: POST /api/v1/files.',
          cause,
        });
      });
      await mkdir(dirname(path), { recursive: true });
      await link(pathOf(id), path).catch(() => copyFile(pathOf(id), path)); // some disks have no links
    },
    bytes: bytesThere,
    async sweep(age) {
      for (const { path, used } of await entries()) {
        if (Date.now() - used > age) await rm(path, { force: true });
      }
      total = undefined;
    },
  };
}

/** Messages speak of the picture, not of the place where we look at it. */
function named(error: unknown, path: string): unknown {
  if (!(error instanceof TweedieError)) return error;
  const { code, remedy, cause } = error;
  const message = error.message.replaceAll(path, 'The picture');
  return new TweedieError(code, message, { ...(remedy !== undefined && { remedy }), cause });
}
