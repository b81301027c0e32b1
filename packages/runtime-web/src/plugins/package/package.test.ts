/** @file Packages of others, which may be anything. */
import { gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { filesOf } from '../fixtures/pluginOf.ts';
import { probe } from '../fixtures/probe.ts';
import { integrityOf, integrityOfFiles } from './integrity.ts';
import { linkModules } from './linkModules.ts';
import { readPackage } from './readPackage.ts';
import { untar } from './untar.ts';

/** A tar of one entry after the other, each with a header of 512 bytes. */
function tarOf(entries: readonly (readonly [name: string, text: string, type?: string])[]): Blob {
  const blocks = entries.flatMap(([name, text, type = '0']) => {
    const [header, content] = [Buffer.alloc(512), Buffer.from(text)];
    header.write(name, 0);
    header.write(content.length.toString(8).padStart(11, '0'), 124);
    header.write(type, 156);
    return [header, content, Buffer.alloc((512 - (content.length % 512)) % 512)];
  });
  return new Blob([gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]))]);
}

describe('a tarball', () => {
  test('gives its files without the folder that they lie in, long names among them', async () => {
    const long = `package/${'deep/'.repeat(30)}a.js`;
    const pax = `path=${long}\n`;
    const files = await untar(
      tarOf([
        ['package/package.json', '{}'],
        ['PaxHeader/a.js', `${pax.length + 4} ${pax}`, 'x'],
        ['cut off', 'export {}'],
        ['package/empty.txt', ''],
        ['package/link', '', '2'],
      ]),
      'a.tgz',
    );
    expect([...files].map(([path, bytes]) => [path, new TextDecoder().decode(bytes)])).toEqual([
      ['package.json', '{}'],
      [`${'deep/'.repeat(30)}a.js`, 'export {}'],
      ['empty.txt', ''],
    ]);
  });

  test.each([
    ['that is none', new Blob(['x']), 'a.tgz is no tarball (.tgz) of npm'],
    [
      'that ends too early',
      new Blob([
        gzipSync(
          Buffer.concat([Buffer.from('a'.padEnd(124, '\0')), Buffer.from('77777777777'), Buffer.alloc(500)]),
        ),
      ]),
      'a.tgz is damaged: it ends too early',
    ],
  ])('%s is refused', async (_, blob, message) => {
    await expect(untar(blob, 'a.tgz')).rejects.toMatchObject({ code: 'bad-plugin', message });
  });
});

describe('integrity', () => {
  test('is the SHA-512 that npm writes', async () => {
    expect(await integrityOf(new TextEncoder().encode('abc'))).toBe(
      'sha512-3a81oZNherrMQXNJriBBMRLm+k6JqX6iCp7u5ktV05ohkpkqJ0/BqDa6PCOj/uu9RU1EI2Q86A4qmslPpUyknw==',
    );
  });

  test('of a folder depends on names and contents, and not on the order', async () => {
    const one = await integrityOfFiles(filesOf({ a: '1', b: '2' }));
    expect(await integrityOfFiles(filesOf({ b: '2', a: '1' }))).toBe(one);
    expect(await integrityOfFiles(filesOf({ a: '2', b: '1' }))).not.toBe(one);
  });
});

describe('a package', () => {
  const options = { origin: { kind: 'folder', name: 'x' }, place: 'here', integrity: 'sha512-x' } as const;
  const good = probe({});
  const read = (texts: Readonly<Record<string, string>>): ReturnType<typeof readPackage> =>
    readPackage(filesOf(texts), options);

  test('says who made it, and what it brings', async () => {
    const about = {
      ...(JSON.parse(good['package.json']!) as object),
      author: { name: 'Me' },
      license: 'MIT',
    };
    const plugin = await read({ ...good, 'package.json': JSON.stringify(about) });
    expect(plugin).toMatchObject({
      ...{ name: 'tweedie-plugin-probe', version: '1.0.0', entry: 'index.js', integrity: 'sha512-x' },
      about: { publisher: 'Me', licence: 'MIT' },
    });
    expect(plugin.manifest.nodes.map(({ type }) => type)).toEqual(['tweedie-plugin-probe/probe']);
  });

  const without = (name: string): Record<string, string> =>
    Object.fromEntries(Object.entries(good).filter(([each]) => each !== name));
  test.each([
    [without('package.json'), 'here has no package.json'],
    [without('tweedie.json'), 'tweedie-plugin-probe has no tweedie.json'],
    [without('index.js'), 'tweedie-plugin-probe has no entry that can be loaded'],
    [{ ...good, 'package.json': '[' }, 'here: package.json is not JSON'],
    [{ ...good, 'package.json': '7' }, 'here: package.json holds no object'],
    [
      { ...good, 'package.json': good['package.json']!.replace('tweedie-plugin"]', 'other"]') },
      'tweedie-plugin-probe does not have the keyword tweedie-plugin, so it is no plugin of Tweedie',
    ],
    [
      { ...good, 'tweedie.json': good['tweedie.json']!.replace('1.0.0', '2.0.0') },
      'tweedie-plugin-probe: tweedie.json is that of tweedie-plugin-probe 2.0.0',
    ],
    [{ ...good, 'index.js': 'export default {' }, 'tweedie-plugin-probe: index.js is no JavaScript module'],
  ])('that is no plugin is refused: %#', async (texts, message) => {
    await expect(read(texts)).rejects.toMatchObject({ code: 'bad-plugin', message });
  });
});

describe('modules', () => {
  const link = (texts: Readonly<Record<string, string>>): ReturnType<typeof linkModules> =>
    linkModules('p', filesOf(texts), 'index.js');

  test('are linked where the policy of the page forbids eval', async () => {
    vi.stubGlobal('eval', () => {
      throw new EvalError('forbidden');
    });
    onTestFinished(() => void vi.unstubAllGlobals());
    const [, entry] = await link({
      'index.js': 'import { x } from "@tweedie/core"; const y = import("./b.js"); import.meta.url;',
      'b.js': 'export const b = 1;',
    });
    expect(entry!.parts.filter((part) => typeof part !== 'string')).toEqual([
      { shared: '@tweedie/core' },
      { module: 0 },
    ]);
  });

  test('come after what they import, each once, with places for addresses', async () => {
    const linked = await link({
      'index.js': `import { a } from './lib/a.js';\nimport '@tweedie/core';\nexport * from "./b.js";`,
      'lib/a.js': `import '../b.js'; import('../b.js');`,
      'b.js': 'export const b = "./a.js";',
    });
    expect(linked).toEqual([
      { path: 'b.js', parts: ['export const b = "./a.js";'] },
      { path: 'lib/a.js', parts: [`import '`, { module: 0 }, `'; import("`, { module: 0 }, '"', ');'] },
      {
        path: 'index.js',
        parts: [
          `import { a } from '`,
          { module: 1 },
          `';\nimport '`,
          { shared: '@tweedie/core' },
          `';\nexport * from "`,
          { module: 0 },
          '";',
        ],
      },
    ]);
  });

  test.each([
    [`import './gone.js'`, 'p: index.js imports gone.js, which is not in the package'],
    [`import '../../etc/passwd'`, 'p: index.js imports etc/passwd, which is not in the package'],
    [`import 'lodash'`, 'p: index.js imports lodash, which neither Tweedie nor the package has'],
    [`import 'node:fs'`, 'p: index.js imports node:fs, which neither Tweedie nor the package has'],
    [
      `import 'https://x.org/a.js'`,
      'p: index.js imports https://x.org/a.js, which neither Tweedie nor the package has',
    ],
    [`import './index.js'`, 'p: its modules import one another in a circle, index.js → index.js'],
  ])('of %s are refused', async (source, message) => {
    await expect(link({ 'index.js': source })).rejects.toMatchObject({ code: 'bad-plugin', message });
  });

  test('that are asked for only perhaps need not be there', async () => {
    const source = `if (globalThis.process) import('node:fs'); import('./gone.js'); import(name);`;
    expect(await link({ 'index.js': source })).toEqual([{ path: 'index.js', parts: [source] }]);
  });
});
