import { beforeEach, describe, expect, test } from 'vitest';
import { createMemoryStore } from './createMemoryStore.ts';
import type { DocumentStore } from './documentStore.ts';
import { hashOf } from './hashOf.ts';
import { openStore } from './openStore.ts';
import type { DocumentRecord, VersionRecord } from './records.ts';

const picture = new Blob(['one picture']);
const other = new Blob(['another']);

function record(id: string, savedAt: number, files: DocumentRecord['files'] = {}): DocumentRecord {
  const draft = { version: 1, id, text: '{}', origin: { kind: 'new' }, dirty: true, path: [] } as const;
  return { ...draft, savedAt, files, touched: true, closed: false };
}

function version(id: string, document: string, files: VersionRecord['files'] = {}): VersionRecord {
  return { id, document, savedAt: Number(id), reason: 'run', text: '{}', files };
}

let count = 0;
describe.each([
  ['in the database', () => openStore(`test-${Date.now()}-${count++}`)],
  ['in memory', () => Promise.resolve(createMemoryStore())],
])('%s', (_, open) => {
  let store: DocumentStore;
  let hash: string;
  beforeEach(async () => {
    store = await open();
    hash = await hashOf(picture);
  });

  test('a document comes back as it was saved last, and the newest is the first', async () => {
    await store.save(record('a', 1), new Map());
    await store.save(record('b', 2), new Map());
    await store.save({ ...record('a', 3), name: 'Mine' }, new Map());
    expect(await store.read('a')).toEqual({ ...record('a', 3), name: 'Mine' });
    expect((await store.all()).map(({ id }) => id)).toEqual(['a', 'b']);
    expect(await store.read('c')).toBeUndefined();
  });

  test('a picture is dropped once no document and no version has it', async () => {
    await store.save(record('a', 1, { 'photo.png': hash, 'same.png': hash }), new Map([[hash, picture]]));
    await store.addVersion(version('1', 'a', { 'photo.png': hash }), new Map());
    await store.save(record('a', 2), new Map());
    await store.dropUnused();
    expect(await (await store.pictures([hash])).get(hash)!.text()).toBe('one picture');
    await store.removeVersions(['1']);
    await store.dropUnused();
    expect((await store.pictures([hash])).size).toBe(0);
  });

  test('what was removed can be put back, with its versions and pictures, and others stay as they are', async () => {
    await store.save(record('a', 1, { 'photo.png': hash }), new Map([[hash, picture]]));
    await store.save(
      record('b', 2, { 'x.png': await hashOf(other) }),
      new Map([[await hashOf(other), other]]),
    );
    await store.addVersion(version('1', 'a', { 'photo.png': hash }), new Map());
    await store.addVersion(version('2', 'a'), new Map());
    const removed = (await store.remove('a'))!;
    await store.dropUnused();
    expect((await store.all()).map(({ id }) => id)).toEqual(['b']);
    expect(await store.versions('a')).toEqual([]);
    expect((await store.pictures([await hashOf(other)])).size).toBe(1);
    await store.putBack(removed);
    expect(await store.read('a')).toEqual(record('a', 1, { 'photo.png': hash }));
    expect((await store.versions('a')).map(({ id }) => id)).toEqual(['2', '1']);
    expect(await (await store.pictures([hash])).get(hash)!.text()).toBe('one picture');
    expect(await store.remove('gone')).toBeUndefined();
  });
});

test('what is the same has the same hash, which is SHA-256', async () => {
  expect(await hashOf(new Blob(['one picture']))).toBe(await hashOf(picture));
  expect(await hashOf(new Blob([]))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
});

test('two tabs that use one database see what the other keeps', async () => {
  const name = `test-${Date.now()}-two`;
  const [one, two] = [await openStore(name), await openStore(name)];
  await Promise.all([one.save(record('a', 1), new Map()), two.save(record('b', 2), new Map())]);
  expect((await one.all()).map(({ id }) => id)).toEqual(['b', 'a']);
});
