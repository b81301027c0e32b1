import { mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { assertWritable, besideInput, numbered } from './outputs.ts';

const folder = await mkdtemp(join(tmpdir(), 'tweedie-outputs-'));

test('a result lies beside its input, and several are numbered', () => {
  expect(besideInput('photos/old.jpg', 'restored')).toBe(join('photos', 'old.restored.png'));
  expect(numbered('a/out.tif', 1)).toEqual(['a/out.tif']);
  expect(numbered('a/out.tif', 2)).toEqual([join('a', 'out-1.tif'), join('a', 'out-2.tif')]);
});

test.each([
  ['out.gif', /must end in/],
  ['missing/out.png', /There is no folder/],
  ['folder.png', /is a folder/],
])('%s is refused before any work', async (name, sentence) => {
  await mkdir(join(folder, 'folder.png'), { recursive: true });
  await expect(assertWritable(join(folder, name), { inputs: [] })).rejects.toThrow(sentence);
});

test('an input is not overwritten, under whatever name, unless by force', async () => {
  const [input, link] = [join(folder, 'in.png'), join(folder, 'link.png')];
  await writeFile(input, 'x');
  await symlink(input, link);
  for (const path of [input, join(folder, '.', 'in.png'), link]) {
    await expect(assertWritable(path, { inputs: [input] })).rejects.toThrow(/is an input of this run/);
    await expect(assertWritable(path, { inputs: [input], force: true })).resolves.toBeUndefined();
  }
  await expect(assertWritable(join(folder, 'new.png'), { inputs: [input] })).resolves.toBeUndefined();
});
