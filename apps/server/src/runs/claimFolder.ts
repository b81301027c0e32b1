import { TweedieError } from '@tweedie/core';
import { writeAtomically } from '@tweedie/runtime-node';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Takes a folder for this process, or else two servers would run the same queue. Returns what gives it back. Throws
 * `bad-parameter` while another process has it; one that was killed has it no more.
 */
export async function claimFolder(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, 'server.pid');
  const owner = Number(await readFile(path, 'utf8').catch(() => ''));
  if (owner > 0 && owner !== process.pid && isAlive(owner)) {
    throw new TweedieError('bad-parameter', `Another server, process ${owner}, uses ${folder}`, {
      remedy: 'Give this one a folder of its own.',
    });
  }
  await writeAtomically(path, Buffer.from(String(process.pid)));
  return () => rm(path, { force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0); // asks, and does nothing
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
