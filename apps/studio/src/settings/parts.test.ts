import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { weights } from './parts.ts';

const models = new URL('../../../../packages/priors/models/', import.meta.url);

test('each embedded prior is listed, under the title of its card', async () => {
  const folders = (await readdir(models, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const titles = folders.map(async ({ name }) => {
    const card = JSON.parse(await readFile(new URL(`${name}/card.json`, models), 'utf8')) as {
      title: string;
    };
    return card.title.replace(/,.*/, '');
  });
  expect(weights.map(({ name }) => name).sort()).toEqual((await Promise.all(titles)).sort());
});
