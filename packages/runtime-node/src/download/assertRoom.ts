import { TweedieError } from '@tweedie/core';
import { statfs } from 'node:fs/promises';
import { formatBytes } from './formatBytes.ts';

/** Throws `write-failed` where a disk has no room for so many bytes more. */
export async function assertRoom(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (bytes <= free) return;
  throw new TweedieError(
    'write-failed',
    `The disk of ${folder} has ${formatBytes(free)} left, and ${formatBytes(bytes)} are to come`,
    { remedy: 'Free some space, or set TWEEDIE_HOME to a folder on another disk.', facts: { free, bytes } },
  );
}
