import { TweedieError } from '@tweedie/core';

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

/** What the system says of a file or folder that cannot be written, as a sentence with a remedy. */
export function writeFailed(path: string, cause: unknown): TweedieError {
  const { code = '', message } = cause as NodeJS.ErrnoException;
  const [said = ''] = message.split(', '); // then follow the system call and the path
  const [why, remedy] = reasons[code] ?? [said, 'Write to another place.'];
  return new TweedieError('write-failed', `${path} cannot be written: ${why}`, { remedy, cause });
}
