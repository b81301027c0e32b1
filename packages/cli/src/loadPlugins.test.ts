import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { loadPlugins } from './loadPlugins.ts';

const require = createRequire(import.meta.url);
const plugins = (await loadPlugins()).filter(({ name }) => name.startsWith('@tweedie/'));

test.each(plugins)(
  '$name says the version of its package, which documents record',
  async ({ name, version }) => {
    const about = await readFile(require.resolve(`${name}/package.json`), 'utf8');
    expect(JSON.parse(about)).toMatchObject({ name, version });
  },
);
