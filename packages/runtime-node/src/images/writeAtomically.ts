import { TweedieError } from '@tweedie/core';
import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

const reasons: Readonly<Record<string, readonly [why: string, remedy: string]>> = {
  ENOSPC: ['the disk is full', 'Free some space, or write to another disk.'],
  EDQUOT: ['the disk quota is used up', 'Free some space, or write to another disk.'],
  EFBIG: ['the file is larger than the system allows', 'Write to another disk, or choose another format.'],
  EACCES: ['there is no permission', 'Write to a folder of your own.'],
  EPERM: ['there is no permission', 'Write to a folder of your own.'],
  EROFS: ['the disk is read-only', 'Write to another disk.'],
  EISDIR: ['a folder has this name', 'Choose another name.'],
  ENOTDIR: ['a file stands where a folder should be', 'Choose another folder.'],
  EEXIST: ['a file stands where a folder should be', 'Choose another folder.'],
  ENAMETOOLONG: ['the name is too long', 'Choose a shorter name.'],
};

/**
 * Writes a file whole or not at all: into a file beside it first, which then takes its name. Folders on the way
 * are made. Throws `write-failed`, and leaves what was there as it was.
 */
export async function writeAtomically(path: string, bytes: Uint8Array): Promise<void> {
  const folder = dirname(path);
  const draft = join(folder, `.${basename(path)}.${randomUUID()}.part`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(draft, bytes, { flush: true });
    await rename(draft, path);
  } catch (cause) {
    await rm(draft, { force: true }).catch(() => undefined);
    const { code = '', message } = cause as NodeJS.ErrnoException;
    const [why, remedy] = reasons[code] ?? [message, 'Write to another place.'];
    throw new TweedieError('write-failed', `${path} cannot be written: ${why}`, { remedy, cause });
  }
}
