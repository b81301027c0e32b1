import { TweedieError } from '@tweedie/core';
import { readFile, rm, writeFile } from 'node:fs/promises';

/** Runs `work` while no other process does with the same lock. One that died holds none. Throws `write-failed`. */
export async function withLock<T>(lock: string, work: () => Promise<T>): Promise<T> {
  if (!(await take(lock))) {
    const holder = Number(await readFile(lock, 'utf8').catch(() => ''));
    if (isRunning(holder)) throw busy(holder);
    await rm(lock, { force: true });
    if (!(await take(lock))) throw busy(holder);
  }
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}

async function take(lock: string): Promise<boolean> {
  try {
    await writeFile(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function isRunning(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function busy(pid: number): TweedieError {
  return new TweedieError('write-failed', `Another process fetches this file already (process ${pid})`, {
    remedy: 'Wait for it, or end it.',
  });
}
