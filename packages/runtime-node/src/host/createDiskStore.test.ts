import { mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDiskStore } from './createDiskStore.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tweedie-store-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const blob = (length: number, value = 1): Uint8Array => new Uint8Array(length).fill(value);

async function sizeOf(where: string): Promise<number> {
  const sizes = await Promise.all(
    (await readdir(where)).map(async (name) => (await stat(join(where, name))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Makes everything that is there look as if it had been used so many seconds ago. */
async function age(seconds: number): Promise<void> {
  const then = new Date(Date.now() - 1000 * seconds);
  for (const name of await readdir(folder)) await utimes(join(folder, name), then, then);
}

test('what was put comes back, from another store of the same folder too', async () => {
  await createDiskStore(folder, { bytes: 1000 }).put('key', blob(10, 7));
  const store = createDiskStore(folder, { bytes: 1000 });
  expect([...(await store.get('key'))!]).toEqual([...blob(10, 7)]);
  expect(await store.get('other')).toBeUndefined();
});

test('a folder that is not there yet is empty, and made when something is put', async () => {
  const store = createDiskStore(join(folder, 'deep', 'inside'), { bytes: 1000 });
  expect(await store.get('key')).toBeUndefined();
  await store.put('key', blob(1));
  expect(await store.get('key')).toBeDefined();
});

test('a key never leads out of the folder, whatever it is', async () => {
  const inner = join(folder, 'inner');
  const store = createDiskStore(inner, { bytes: 1e6 });
  const keys = ['../out', '/etc/passwd', '..', '', 'a/b', 'nul\0', 'CON', 'x'.repeat(5000), 'A', 'a', 'σ'];
  for (const [i, key] of keys.entries()) await store.put(key, blob(i + 1));
  for (const [i, key] of keys.entries()) expect((await store.get(key))?.length).toBe(i + 1);
  expect(await readdir(folder)).toEqual(['inner']);
  expect((await readdir(inner)).every((name) => /^[0-9a-f]{64}\.blob$/.test(name))).toBe(true);
});

test('a later blob takes the place of an earlier one', async () => {
  const store = createDiskStore(folder, { bytes: 1000 });
  await store.put('key', blob(10, 1));
  await store.put('key', blob(5, 2));
  expect([...(await store.get('key'))!]).toEqual([...blob(5, 2)]);
  expect(await sizeOf(folder)).toBe(5);
});

test('the folder stays within its bound, and what was used longest ago goes first', async () => {
  const store = createDiskStore(folder, { bytes: 100 });
  await store.put('a', blob(30));
  await age(30);
  await store.put('b', blob(30));
  await age(20);
  await store.get('a');
  await store.put('c', blob(30));
  await store.put('d', blob(30));
  expect(await sizeOf(folder)).toBeLessThanOrEqual(100);
  expect(await store.get('b')).toBeUndefined();
  for (const key of ['a', 'c', 'd']) expect(await store.get(key)).toBeDefined();
});

test('what another process left there counts', async () => {
  await createDiskStore(folder, { bytes: 1000 }).put('old', blob(90));
  await age(10);
  const store = createDiskStore(folder, { bytes: 100 });
  await store.put('new', blob(20));
  expect(await store.get('old')).toBeUndefined();
  expect(await store.get('new')).toBeDefined();
});

test('many at once stay within the bound', async () => {
  const store = createDiskStore(folder, { bytes: 200 });
  await Promise.all(Array.from({ length: 40 }, (_, i) => store.put(`k${i}`, blob(20, i))));
  expect(await sizeOf(folder)).toBeLessThanOrEqual(200);
  expect(await sizeOf(folder)).toBeGreaterThan(0);
});

test('what is larger than all that it may hold is not kept, and drives nothing out', async () => {
  const store = createDiskStore(folder, { bytes: 100 });
  await store.put('a', blob(60));
  await store.put('large', blob(101));
  expect(await store.get('large')).toBeUndefined();
  expect(await store.get('a')).toBeDefined();
});

test('files of others are left alone, and what is left of old writes goes', async () => {
  await writeFile(join(folder, 'notes.txt'), 'mine');
  await writeFile(join(folder, '.x.blob.123.part'), 'half');
  await mkdir(join(folder, 'folder.blob'));
  await age(7200);
  await writeFile(join(folder, '.y.blob.456.part'), 'being written');
  const store = createDiskStore(folder, { bytes: 10 });
  for (const key of ['a', 'b', 'c']) await store.put(key, blob(6));
  const names = await readdir(folder);
  expect(names).toContain('notes.txt');
  expect(names).toContain('folder.blob');
  expect(names).toContain('.y.blob.456.part');
  expect(names).not.toContain('.x.blob.123.part');
});

test('a folder that cannot be written is an error, and one that cannot be read a miss', async () => {
  await writeFile(join(folder, 'file'), '');
  const store = createDiskStore(join(folder, 'file'), { bytes: 100 });
  await expect(store.put('key', blob(1))).rejects.toMatchObject({ code: 'write-failed' });
  expect(await store.get('key')).toBeUndefined();
});

test('a bound that is none is refused', () => {
  expect(() => createDiskStore(folder, { bytes: NaN })).toThrow(
    'createDiskStore: bytes must be at least 0, got NaN',
  );
});
