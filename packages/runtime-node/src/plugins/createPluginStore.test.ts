import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type PluginFixture, writePlugin } from '../sandbox/fixtures/writePlugin.ts';
import { assertUnchanged } from './assertUnchanged.ts';
import { createPluginStore, type PluginStore } from './createPluginStore.ts';
import { readPlugin } from './readPlugin.ts';

let home: string;
let store: PluginStore;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'tweedie-store-'));
  store = createPluginStore(join(home, 'store'));
});
afterEach(() => rm(home, { recursive: true }));

const folderOf = (fixture: PluginFixture): Promise<string> => writePlugin(join(home, 'source'), fixture);

test('a plugin is added from its folder without running it, listed from its manifest, and removed', async () => {
  const trap = join(home, 'trap.txt');
  const write = `import { writeFileSync } from 'node:fs'; writeFileSync(${JSON.stringify(trap)}, 'ran');`;
  const added = await store.add(await folderOf({ name: 'kind', source: write }));
  expect(added).toMatchObject({ name: 'kind', version: '1.0.0', allowed: [] });
  expect(added.integrity).toMatch(/^sha512-[A-Za-z0-9+/]{86}==$/);
  expect(await store.list()).toEqual({ plugins: [added], failures: [] });
  await store.remove('kind');
  expect(await store.list()).toEqual({ plugins: [], failures: [] });
  await expect(store.remove('kind')).rejects.toThrow('There is no plugin kind among those you added');
  await expect(readFile(trap)).rejects.toThrow('ENOENT');
});

test('what a plugin asks for is allowed by name alone, and nothing more can be', async () => {
  const asks = await folderOf({ name: 'asks', permissions: ['network'] });
  expect((await store.add(asks)).allowed).toEqual([]);
  expect((await store.add(asks, { allow: ['network'] })).allowed).toEqual(['network']);
  await expect(store.add(asks, { allow: ['files'] })).rejects.toThrow('asks does not ask for files');
});

test('one that breaks later is named, and the others are listed', async () => {
  const { folder } = await store.add(await folderOf({ name: 'breaks' }));
  const kind = await store.add(await folderOf({ name: 'kind' }));
  await writeFile(join(folder, 'package.json'), '{ "name": ');
  const { plugins, failures } = await store.list();
  expect(plugins).toEqual([kind]);
  expect(failures).toMatchObject([
    { plugin: 'breaks', code: 'bad-plugin', message: 'breaks: package.json is not JSON' },
  ]);
});

test('what was added is held against what is there, its dependencies among it', async () => {
  const added = await store.add(await folderOf({ name: 'kind' }));
  await expect(assertUnchanged(added)).resolves.toBeUndefined();
  const beside = join(added.folder, '..', 'helper');
  await mkdir(beside);
  await writeFile(join(beside, 'index.js'), '');
  const [listed] = (await store.list()).plugins;
  await expect(assertUnchanged(listed!)).rejects.toMatchObject({
    code: 'bad-plugin',
    message: 'The files of kind have changed since it was added',
  });
  const again = await store.add(await folderOf({ name: 'kind' }));
  await expect(assertUnchanged(again)).resolves.toBeUndefined();
});

test.each(['[', 'null', '{ "kind": { "version": 1 } }'])(
  'a list of plugins that reads %s is damaged',
  async (text) => {
    await mkdir(join(home, 'store'));
    await writeFile(join(home, 'store', 'plugins.json'), text);
    await expect(store.list()).rejects.toThrow(/plugins\.json is damaged$/);
  },
);

const about = { name: 'odd', version: '1.0.0', type: 'module', exports: './index.js' };
const keywords = ['tweedie-plugin'];

test.each([
  [{ api: 2 }, 'odd is written for version 2 of the plugin API'],
  [{ files: { 'tweedie.json': undefined } }, 'odd has no tweedie.json'],
  [{ files: { 'tweedie.json': '[' } }, 'odd: tweedie.json is not JSON'],
  [{ files: { 'tweedie.json': 'null' } }, 'odd: tweedie.json holds no object'],
  [{ files: { 'package.json': JSON.stringify(about) } }, 'odd does not have the keyword tweedie-plugin'],
  [
    { files: { 'package.json': JSON.stringify({ ...about, keywords, version: '2.0.0' }) } },
    'odd: tweedie.json is that of odd 1.0.0',
  ],
  [
    { files: { 'package.json': JSON.stringify({ ...about, keywords, exports: '../../trap.js' }) } },
    'odd has no entry that can be loaded',
  ],
])('a package that is no plugin is refused with a sentence', async (fixture, sentence) => {
  const folder = await folderOf({ name: 'odd', ...fixture });
  await expect(readPlugin(folder, { place: 'odd' })).rejects.toThrow(sentence);
  await expect(store.add(folder)).rejects.toThrow(sentence);
  expect((await store.list()).plugins).toEqual([]);
});
