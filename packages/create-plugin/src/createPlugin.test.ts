import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createPlugin } from './createPlugin.ts';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'create-plugin-'));
});
afterEach(() => rm(home, { recursive: true }));

test('a plugin has an operator, a solver, tests, changesets and workflows, under its own name', async () => {
  const folder = join(home, 'my-plugin');
  expect(await createPlugin({ folder })).toEqual([
    '.changeset/config.json',
    '.changeset/first-version.md',
    '.github/workflows/release.yml',
    '.github/workflows/test.yml',
    '.gitignore',
    'README.md',
    'package.json',
    'src/ghost.test.ts',
    'src/ghost.ts',
    'src/index.ts',
    'src/splitting.test.ts',
    'src/splitting.ts',
    'tsconfig.build.json',
    'tsconfig.json',
  ]);
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Record<
    string,
    unknown
  >;
  expect(manifest).toMatchObject({ name: 'my-plugin', keywords: ['tweedie-plugin'] });
  expect(await readFile(join(folder, 'src/index.ts'), 'utf8')).toContain("name: 'my-plugin'");
  expect(await readFile(join(folder, '.changeset/first-version.md'), 'utf8')).toContain("'my-plugin': minor");
});

test('the package may have another name than the folder, with a scope', async () => {
  const folder = join(home, 'here');
  await createPlugin({ folder, name: '@me/ghosts' });
  expect(await readFile(join(folder, 'README.md'), 'utf8')).toMatch(/^# @me\/ghosts\n/);
});

test("what GitHub fills in stays GitHub's", async () => {
  const folder = join(home, 'here');
  await createPlugin({ folder });
  const release = await readFile(join(folder, '.github/workflows/release.yml'), 'utf8');
  expect(release).toContain('${{ secrets.NPM_TOKEN }}');
  expect(release).toContain('id-token: write');
});

test('a folder that holds something is left as it is', async () => {
  await writeFile(join(home, 'thesis.tex'), 'years of work');
  await expect(createPlugin({ folder: home, name: 'x' })).rejects.toThrow(
    'is not empty: there is thesis.tex',
  );
  await expect(createPlugin({ folder: join(home, 'thesis.tex'), name: 'x' })).rejects.toThrow(
    'thesis.tex is not a folder to write to',
  );
});

test.each(['My Plugin', 'node_modules', '../x', ''])('the name "%s" is refused', async (name) => {
  await expect(createPlugin({ folder: join(home, 'x'), name })).rejects.toThrow(
    `"${name}" cannot be the name of a package`,
  );
});
