import { access, constants, realpath, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, extname, join, parse, resolve } from 'node:path';
import { type Image, TweedieError } from '@tweedie/core';
import { writeImage } from '@tweedie/runtime-node';
import { describeFailure } from '../failure.ts';

/** Where results go unless told: `old.restored.png` beside `old.jpg`. */
export function besideInput(input: string, what: string): string {
  const { dir, name } = parse(input);
  return join(dir, `${name}.${what}.png`);
}

/** A name for each of several results: `out-1.png`, `out-2.png`, … A single one keeps its name. */
export function numbered(path: string, count: number): string[] {
  if (count === 1) return [path];
  const { dir, name, ext } = parse(path);
  return Array.from({ length: count }, (_, i) => join(dir, `${name}-${i + 1}${ext}`));
}

/** The formats that pictures can be written in. */
const formats = ['.png', '.jpg', '.jpeg', '.webp', '.tif', '.tiff'];

export interface WritableOptions {
  /** Files that must not be overwritten by mistake. */
  readonly inputs: readonly string[];
  /** Overwrites them all the same. @default false */
  readonly force?: boolean;
}

/** Makes sure, before the work and not after it, that a picture can be written to `path`. */
export async function assertWritable(
  path: string,
  { inputs, force = false }: WritableOptions,
): Promise<void> {
  if (!formats.includes(extname(path).toLowerCase())) {
    throw new TweedieError('bad-parameter', `${path}: the name must end in ${formats.join(', ')}`, {
      remedy: 'The ending chooses the format.',
    });
  }
  const folder = await stat(dirname(path)).catch(() => undefined);
  if (!folder?.isDirectory()) {
    throw new TweedieError(
      'bad-parameter',
      `There is no folder ${dirname(path)} to write ${basename(path)} to`,
      {
        remedy: 'Make the folder first, or name another with -o.',
      },
    );
  }
  const existing = await stat(path).catch(() => undefined);
  if (existing?.isDirectory()) {
    throw new TweedieError('bad-parameter', `${path} is a folder, not a file`, {
      remedy: 'Name a file with -o.',
    });
  }
  await access(existing ? path : dirname(path), constants.W_OK);
  if (!force) await assertNoInput(path, inputs);
}

async function assertNoInput(path: string, inputs: readonly string[]): Promise<void> {
  const target = await canonical(path);
  for (const input of inputs) {
    if ((await canonical(input)) !== target) continue;
    throw new TweedieError('bad-parameter', `${path} is an input of this run, and would be overwritten`, {
      remedy: 'Name another file with -o, or say --force.',
    });
  }
}

function canonical(path: string): Promise<string> {
  return realpath(path).catch(() => resolve(path));
}

/** Writes a result. Where that fails, the work is not lost: it goes to the folder for temporary files. */
export async function save(path: string, image: Image): Promise<void> {
  try {
    await writeImage(path, image);
  } catch (error) {
    const { message } = describeFailure(error);
    const rescue = join(tmpdir(), `tweedie-${process.pid}-${parse(path).name}.png`);
    const saved = await writeImage(rescue, image).then(
      () => true,
      () => false,
    );
    throw new TweedieError('write-failed', message, {
      remedy: saved
        ? `The result is not lost: it is in ${rescue}.`
        : 'The result could not be saved elsewhere either.',
      cause: error,
    });
  }
}
