import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createFolder } from '../fixtures/server.ts';
import { claimFolder } from './claimFolder.ts';

test('a folder belongs to one process, until that gives it back or is gone', async () => {
  const folder = await createFolder();
  const other = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)']);
  await once(other, 'spawn');
  await writeFile(join(folder, 'server.pid'), String(other.pid));
  await expect(claimFolder(folder)).rejects.toThrow(`Another server, process ${other.pid}, uses ${folder}`);
  other.kill('SIGKILL');
  await once(other, 'exit');
  const giveBack = await claimFolder(folder);
  await giveBack();
  expect(await readdir(folder)).toEqual([]);
});

test('a file that says nothing keeps nobody away', async () => {
  const folder = await createFolder();
  await writeFile(join(folder, 'server.pid'), 'nobody');
  await (
    await claimFolder(folder)
  )();
});
