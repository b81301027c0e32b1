import { expect, test, vi } from 'vitest';
import { openShelf } from '../../store/openShelf.ts';
import { filesOf, pluginOf, type Texts } from '../fixtures/pluginOf.ts';
import { probe } from '../fixtures/probe.ts';
import { vignetting } from '../fixtures/examples.ts';
import { createPluginStore } from './createPluginStore.ts';

const kinds = ['opfs', 'cache', 'memory'] as const;
let count = 0;
const freshName = (): string => `plugins-test-${Date.now()}-${count++}`;

/** Answers for addresses below a folder from these files, and with 404 otherwise. */
function serve(folder: string, texts: Texts): string[] {
  const asked: string[] = [];
  vi.spyOn(globalThis, 'fetch').mockImplementation((address) => {
    const url = address as string;
    asked.push(url);
    const text = texts[url.slice(folder.length)];
    return Promise.resolve(text === undefined ? new Response('', { status: 404 }) : new Response(text));
  });
  return asked;
}

test.each(kinds)('a plugin stays, in %s, till it is removed', async (kind) => {
  const name = freshName();
  const store = await createPluginStore({ name, kinds: [kind] });
  expect(store.kind).toBe(kind);
  await store.add(await pluginOf(vignetting));
  await store.add(await pluginOf(probe({})));
  const again = kind === 'memory' ? store : await createPluginStore({ name, kinds: [kind] });
  const { plugins, failures } = await again.list();
  expect(failures).toEqual([]);
  expect(plugins.map((plugin) => [plugin.name, plugin.enabled])).toEqual([
    ['tweedie-plugin-probe', true],
    ['tweedie-plugin-vignetting', true],
  ]);
  expect(await plugins[1]!.read()).toEqual(filesOf(vignetting));

  await again.setEnabled('tweedie-plugin-probe', false);
  await again.remove('tweedie-plugin-vignetting');
  await again.remove('tweedie-plugin-vignetting');
  expect((await store.list()).plugins.map((plugin) => [plugin.name, plugin.enabled])).toEqual([
    ['tweedie-plugin-probe', false],
  ]);
  await expect(store.setEnabled('gone', true)).rejects.toMatchObject({ code: 'not-found' });
});

test('a plugin whose files changed is left out, and named', async () => {
  const name = freshName();
  const store = await createPluginStore({ name });
  await store.add(await pluginOf(vignetting));
  const shelf = await openShelf(name, kinds);
  await shelf.write('tweedie-plugin-vignetting.pack', new Uint8Array(10));
  expect(await store.list()).toMatchObject({
    plugins: [],
    failures: [
      {
        plugin: 'tweedie-plugin-vignetting',
        code: 'bad-plugin',
        message: 'The files of tweedie-plugin-vignetting have changed since it was added',
      },
    ],
  });
});

test('from the address of a folder only what the plugin needs is fetched', async () => {
  const folder = 'https://example.org/p/';
  const asked = serve(folder, { ...vignetting, 'README.md': 'x' });
  const store = await createPluginStore({ name: freshName(), kinds: ['memory'] });
  const plugin = await store.find({ url: 'https://example.org/p/tweedie.json' });
  expect(plugin).toMatchObject({ name: 'tweedie-plugin-vignetting', origin: { kind: 'url' } });
  expect(asked.map((url) => url.slice(folder.length)).sort()).toEqual([
    'dist/index.js',
    'dist/sensorNoise.js',
    'dist/vignetting.js',
    'package.json',
    'tweedie.json',
  ]);
  const same = { integrity: plugin.integrity };
  expect((await store.find({ url: folder }, same)).version).toBe(plugin.version);
  await expect(store.find({ url: folder }, { integrity: 'sha512-other' })).rejects.toMatchObject({
    code: 'bad-plugin',
    message: 'tweedie-plugin-vignetting 0.0.0 is not the package that was asked for: its hash is another',
  });
});

test.each([
  [
    'http://example.org/p/',
    'bad-parameter',
    `A plugin's address must begin with https://, got http://example.org/p/`,
  ],
  ['nonsense', 'bad-parameter', `A plugin's address must begin with https://, got nonsense`],
  [
    'https://example.org/other',
    'not-found',
    'There is nothing at https://example.org/other/package.json (HTTP 404)',
  ],
])('nothing comes from %s', async (url, code, message) => {
  serve('https://example.org/p/', {});
  const store = await createPluginStore({ name: freshName(), kinds: ['memory'] });
  await expect(store.find({ url })).rejects.toMatchObject({ code, message });
});

test('a folder of the device is read as npm would take it', async () => {
  const folder = Object.entries({ ...vignetting, 'node_modules/x/index.js': 'x' }).map(([path, text]) => {
    const file = new File([text], path.split('/').at(-1)!);
    return Object.defineProperty(file, 'webkitRelativePath', { value: `mine/${path}` });
  });
  const store = await createPluginStore({ name: freshName(), kinds: ['memory'] });
  const plugin = await store.find({ folder });
  expect([...(await plugin.read()).keys()].sort()).toEqual(Object.keys(vignetting).sort());
  expect(plugin.origin).toEqual({ kind: 'folder', name: 'mine' });
});
