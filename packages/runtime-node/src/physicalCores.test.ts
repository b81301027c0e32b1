import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { physicalCores } from './physicalCores.ts';

test('hardware threads of one core count once, where the system tells', async () => {
  const root = await mkdtemp(join(tmpdir(), 'tweedie-cpu-'));
  for (const cpu of ['cpu0', 'cpu1']) {
    await mkdir(join(root, cpu, 'topology'), { recursive: true });
    await writeFile(join(root, cpu, 'topology', 'thread_siblings_list'), '0-1\n');
  }
  await mkdir(join(root, 'cpufreq'));
  expect(physicalCores(root)).toBe(1);
  await rm(root, { recursive: true });
  expect(physicalCores(root)).toBe(availableParallelism());
});
