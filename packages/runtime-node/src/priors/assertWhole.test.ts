import type { PriorCard } from '@tweedie/priors';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { assertWhole } from './assertWhole.ts';

const factsOf = (text: string) => ({
  bytes: text.length,
  sha256: createHash('sha256').update(text).digest('hex'),
});
const card = {
  file: 'model.onnx',
  ...factsOf('graph'),
  weights: [{ file: 'parts/data', ...factsOf('weights') }],
} as unknown as PriorCard;

let folder: string;
let model: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tweedie-whole-'));
  model = join(folder, 'model.onnx');
  await mkdir(join(folder, 'parts'));
  await writeFile(model, 'graph');
  await writeFile(join(folder, 'parts', 'data'), 'weights');
});
afterEach(() => rm(folder, { recursive: true }));

test('a model is whole with the files of its weights, be it behind a link', async () => {
  await assertWhole(folder, card);
  await mkdir(join(folder, 'linked'));
  await symlink(model, join(folder, 'linked', 'model.onnx'));
  await assertWhole(join(folder, 'linked'), card);
});

test.each([
  ['is gone', undefined, /There is no parts\/data beside its card/],
  ['is cut short', 'weight', /parts\/data is cut short: it must have 7 bytes, got 6/],
  ['is another', 'Weights', /parts\/data is damaged, or another file/],
])('a file of weights that %s is told', async (_, text, sentence) => {
  const data = join(folder, 'parts', 'data');
  if (text === undefined) await rm(data);
  else await writeFile(data, text);
  await expect(assertWhole(folder, card)).rejects.toThrow(sentence);
});

test('no card leads out of its folder', async () => {
  const stray = { ...card, weights: [{ file: '../data', ...factsOf('weights') }] };
  await expect(assertWhole(folder, stray)).rejects.toThrow('keeps weights outside of its folder, in ../data');
});
