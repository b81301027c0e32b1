import type { PriorCard } from '@tweedie/priors';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createNodeRuntime } from '../createNodeRuntime.ts';
import { createPriorStore, type PriorStore } from './createPriorStore.ts';
import { openPrior } from './openPrior.ts';
import { readCard } from './readCard.ts';
import { userFolder } from './userFolder.ts';

const photos = createRequire(import.meta.url).resolve('@tweedie/priors/models/photos/card.json');
const model = join(dirname(photos), 'model.onnx');
let folder: string;
let store: PriorStore;
let card: PriorCard;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tweedie-store-'));
  store = createPriorStore(join(folder, 'priors'));
  card = { ...(await readCard(photos)), name: 'mine', title: 'Mine' };
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

test('a folder that is not there yet holds no priors', async () => {
  expect(await store.list()).toEqual([]);
  expect(await store.has('mine')).toBe(false);
});

test.each([false, true])('what was added is listed and opens, as a link: %s', async (link) => {
  const added = await store.add(card, model, { link });
  expect(added).toBe(store.folderOf('mine'));
  const { name, priors } = await store.plugin();
  expect({ name, priors }).toMatchObject({
    name: 'user',
    priors: [{ name: 'mine', title: 'Mine', card: join(added, 'card.json') }],
  });
  expect(await readCard(priors![0]!.card)).toEqual(card);
  const prior = await openPrior(priors![0]!, { runtime: createNodeRuntime() });
  expect(prior.name).toBe('mine');
  await prior.dispose();
  expect(await readdir(store.folder)).toEqual(['mine']);
});

test('a name is taken until it is removed, unless it is said to be replaced', async () => {
  await store.add(card, model);
  await expect(store.add({ ...card, title: 'Other' }, model)).rejects.toThrow(
    'There is a prior mine already',
  );
  await store.add({ ...card, title: 'Other' }, model, { force: true, link: true });
  expect((await store.list()).map(({ title }) => title)).toEqual(['Other']);
  await store.remove('mine');
  expect(await readdir(store.folder)).toEqual([]);
  expect((await readFile(model)).length).toBe(card.bytes); // what it linked to
});

test.each(['none', '..', '../priors', ''])('there is nothing to remove at %j', async (name) => {
  await store.add(card, model);
  await expect(store.remove(name)).rejects.toMatchObject({ code: 'not-found', remedy: 'There are: mine.' });
});

test('what cannot be added whole changes nothing', async () => {
  await store.add(card, model);
  const failing = store.add({ ...card, title: 'Other' }, join(folder, 'none.onnx'), { force: true });
  await expect(failing).rejects.toMatchObject({ code: 'write-failed' });
  expect((await store.list()).map(({ title }) => title)).toEqual(['Mine']);
  expect(await readdir(store.folder)).toEqual(['mine']);
});

test('weights in other files come along, and must be beside the model', async () => {
  await cp(model, join(folder, 'own.onnx'));
  await mkdir(join(folder, 'parts'));
  await writeFile(join(folder, 'parts', 'weights.bin'), 'weights');
  const own = join(folder, 'own.onnx');
  const added = await store.add(card, own, { files: ['parts/weights.bin'] });
  expect(await readFile(join(added, 'parts', 'weights.bin'), 'utf8')).toBe('weights');
  for (const stray of ['../weights.bin', '/etc/weights.bin']) {
    const failing = store.add(card, own, { files: [stray], force: true });
    await expect(failing).rejects.toThrow(`keeps weights outside of its folder, in ${stray}`);
  }
});

test('a prior whose card is broken is listed with the reason, and can be removed', async () => {
  await store.add(card, model);
  await writeFile(join(store.folderOf('mine'), 'card.json'), '{');
  const [entry] = await store.list();
  expect(entry).toMatchObject({ name: 'mine', title: '(cannot be read)' });
  expect(entry!.summary).toContain('it is not JSON');
  await store.remove('mine');
  expect(await store.list()).toEqual([]);
});

test('folders that are no names of priors are overlooked', async () => {
  await store.add(card, model);
  await mkdir(join(store.folder, '.mine.part'));
  await mkdir(join(store.folder, 'Not A Name'));
  await writeFile(join(store.folder, 'file'), '');
  expect((await store.plugin()).priors).toHaveLength(1);
});

test('the folder of a user is the one that TWEEDIE_HOME names, or that of the system', () => {
  vi.stubEnv('TWEEDIE_HOME', folder);
  expect(createPriorStore().folder).toBe(join(folder, 'priors'));
  vi.stubEnv('TWEEDIE_HOME', '');
  expect(userFolder()).toMatch(/[/\\]tweedie([/\\]Data)?$/);
});
