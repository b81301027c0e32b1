import type { PriorCard } from '@tweedie/priors';
import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, link as hardLink, lstat, mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { writeFailed } from '../writeFailed.ts';
import { assertInside } from './assertInside.ts';

export interface WritePriorOptions {
  /** Files beside the model that hold weights, as the model names them, and those of its other networks. @default [] */
  readonly files?: readonly string[];
  /** Where the other networks of the card are: under which name in the new folder, and from where. @default none */
  readonly networks?: ReadonlyMap<string, string>;
  /** Links to the networks instead of copying them: they must stay where they are. @default false */
  readonly link?: boolean;
  /** Shares the bytes on the disk: for files that nobody else changes. @default false */
  readonly share?: boolean;
}

export interface PriorSource {
  readonly card: PriorCard;
  readonly model: string;
}

/**
 * Makes the folder of a prior whole or not at all: in a folder beside it first, which then takes its name and the place
 * of what was there. Throws `write-failed`, or `bad-model` where the model keeps weights outside of its folder.
 */
export async function writePrior(
  folder: string,
  { card, model }: PriorSource,
  { files = [], networks = new Map(), link = false, share = false }: WritePriorOptions = {},
): Promise<void> {
  assertInside(files, model);
  const draft = join(dirname(folder), `.${basename(folder)}.${randomUUID()}.part`);
  try {
    await mkdir(draft, { recursive: true });
    await writeFile(join(draft, 'card.json'), `${JSON.stringify(card, null, 2)}\n`, { flush: true });
    for (const [name, from] of new Map([[card.file, model], ...networks])) {
      if (link) await symlink(resolve(from), join(draft, name));
      else await copy(from, join(draft, name), share);
    }
    if (!link) for (const file of files) await copy(join(dirname(model), file), join(draft, file), share);
    await replace(folder, draft);
  } catch (cause) {
    await rm(draft, { recursive: true, force: true }).catch(() => undefined);
    throw writeFailed(folder, cause);
  }
}

/** Shares the bytes where it may, or where the file system keeps copies apart by itself. */
async function copy(from: string, to: string, share: boolean): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  if (
    share &&
    (await hardLink(from, to).then(
      () => true,
      () => false,
    ))
  )
    return;
  await copyFile(from, to, constants.COPYFILE_FICLONE);
}

async function replace(folder: string, draft: string): Promise<void> {
  if (!(await lstat(folder).catch(() => undefined))) return rename(draft, folder);
  const old = `${draft}.old`;
  await rename(folder, old);
  try {
    await rename(draft, folder);
  } catch (error) {
    await rename(old, folder);
    throw error;
  }
  await rm(old, { recursive: true, force: true });
}
