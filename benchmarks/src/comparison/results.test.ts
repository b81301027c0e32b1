import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openResults, type Result } from './results.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tweedie-results-'));
});
afterAll(() => rm(folder, { recursive: true }));

const key = { prior: 'a', problem: 'deblurring', method: 'ddrm', picture: 'dog', settings: { steps: 20 } };
const result: Result = { key, psnr: 25, ssim: 0.8, seconds: 2, evaluations: 20 };

test('what was written is found again, but for other settings, and half a line does no harm', async () => {
  const file = join(folder, 'results.jsonl');
  const first = await openResults(file);
  expect(first.find(key)).toBeUndefined();
  await first.add(result);
  await appendFile(file, '{"key":{"prior":"a"');
  const second = await openResults(file);
  expect(second.find(key)).toEqual(result);
  expect(second.find({ ...key, settings: { steps: 10 } })).toBeUndefined();
  await second.add({ ...result, key: { ...key, picture: 'cat' } });
  expect((await openResults(file)).find({ ...key, picture: 'cat' })).toBeDefined();
});
