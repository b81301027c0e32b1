/** @file Brings documents up to date through the built command line. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { tweedie } from '../fixtures/tweedie.ts';

const folder = await mkdtemp(join(tmpdir(), 'tweedie-migrate-'));
process.env['TWEEDIE_HOME'] = join(folder, 'home');
afterAll(() => rm(folder, { recursive: true }));

const file = join(folder, 'graph.json');
const read = async (): Promise<unknown> => JSON.parse(await readFile(file, 'utf8'));
const range = expect.stringMatching(/^\^\d/) as string;

const nodes = {
  picture: { type: '@tweedie/workflow/phantom', version: 1, label: 'Leaves' },
  blur: { type: '@tweedie/operators/gaussian-blur', version: 1, params: { sigma: 2 } },
};

test('migrate says which plugins are used, and writes it only when told', async () => {
  const document = {
    format: 1,
    plugins: { '@tweedie/operators': '^9.0.0', 'not-here': '^1.0.0' },
    nodes,
    edges: [],
  };
  await writeFile(file, JSON.stringify(document));
  const warned = await tweedie(folder, ['validate', 'graph.json']);
  expect(warned).toMatchObject({ code: 0 });
  expect(warned.stdout).toContain('The workflow was saved with @tweedie/operators ^9.0.0, and here is');
  const told = await tweedie(folder, ['migrate', 'graph.json']);
  expect(told.stdout).toMatch(
    /^plugin @tweedie\/operators: \^9\.0\.0 → \^\d[^]*\nAdd --write to replace the document\n$/m,
  );
  expect(await read()).toEqual(document);

  expect(await tweedie(folder, ['migrate', 'graph.json', '--write'])).toMatchObject({ code: 0 });
  expect(await read()).toEqual({
    ...document,
    plugins: { '@tweedie/operators': range, '@tweedie/workflow': range, 'not-here': '^1.0.0' },
  });
  expect(await tweedie(folder, ['migrate', 'graph.json', '--write'])).toMatchObject({
    code: 0,
    stdout: 'graph.json is up to date\n',
  });
});

test('a node from the future stays as it is, and its plugin is not said to be the one that is here', async () => {
  const future = { ...nodes, blur: { ...nodes.blur, version: 99 } };
  await writeFile(file, JSON.stringify({ format: 1, nodes: future, edges: [] }));
  const { stdout } = await tweedie(folder, ['migrate', 'graph.json', '--write', '--json']);
  const told = JSON.parse(stdout) as object;
  expect(told).toMatchObject({
    written: true,
    changes: [],
    problems: [{ code: 'newer-node', node: 'nodes.blur' }],
  });
  expect(await read()).toEqual({
    format: 1,
    plugins: { '@tweedie/workflow': range },
    nodes: future,
    edges: [],
  });
});
