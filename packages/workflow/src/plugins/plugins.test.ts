import { describe, expect, test } from 'vitest';
import type { NodeCatalogue, PluginFacts } from '../catalogue/catalogue.ts';
import { parseWorkflow } from '../document/parseWorkflow.ts';
import type { Workflow } from '../document/schema.ts';
import { fakeCatalogue, fakeType } from '../fixtures/catalogue.ts';
import { documents } from '../fixtures/documents.ts';
import { addCommand } from './addCommand.ts';
import { checkPlugins } from './checkPlugins.ts';
import { recordPlugins } from './recordPlugins.ts';

/** A catalogue of plugins, each with nodes "one" (version 1) and "two" (version 2). */
function catalogueOf(...plugins: readonly PluginFacts[]): NodeCatalogue {
  const types = plugins.flatMap(({ name }) => [
    fakeType(`${name}/one`, {}),
    fakeType(`${name}/two`, { version: 2, migrations: { 1: (params) => params } }),
  ]);
  return { ...fakeCatalogue(types), plugins };
}

function workflowOf(plugins: Workflow['plugins'], ...types: readonly string[]): Workflow {
  const nodes = types.map((type, i) => [`n${i}`, { type, version: 1 }] as const);
  const document = { format: 1, ...(plugins && { plugins }), nodes: Object.fromEntries(nodes), edges: [] };
  return parseWorkflow(document);
}

const lab = { name: '@me/lab', version: '1.4.0', integrity: 'sha512-A' };
const own = { name: 'own', version: '0.3.0' };
const here = catalogueOf(lab, own);

describe('recording', () => {
  test('a range for each plugin that is used, with the hash where it is known', () => {
    const workflow = workflowOf(undefined, '@me/lab/one', 'own/two', 'elsewhere/x');
    const recorded = recordPlugins(workflow, catalogueOf(lab, own, { name: 'idle', version: '1.0.0' }));
    expect(recorded).toEqual({
      ...workflow,
      plugins: { '@me/lab': { version: '^1.4.0', integrity: 'sha512-A' }, own: '^0.3.0' },
    });
    expect(recordPlugins(recorded, here)).toBe(recorded);
  });

  test('nodes of subgraphs count, and the priors of the user are no package', () => {
    const workflow = parseWorkflow({
      format: 1,
      nodes: { a: { type: 'subgraph:s', version: 1 }, b: { type: 'user/one', version: 1 } },
      edges: [],
      subgraphs: { s: { nodes: { c: { type: 'own/one', version: 1 } }, edges: [] } },
    });
    const user = { name: 'user', version: '0.0.0' };
    expect(recordPlugins(workflow, catalogueOf(own, user)).plugins).toEqual({ own: '^0.3.0' });
  });

  test('entries of plugins that are not here, or not used, stay as they are, and so do fields of the future', () => {
    const others = { gone: { version: '>=2', integrity: 'sha512-G', from: 'x' }, own: '^0.1.0' };
    const workflow = workflowOf(
      { ...others, '@me/lab': { version: '^1.0.0', integrity: 'sha512-B', licence: 'MIT' } },
      'gone/one',
      '@me/lab/one',
    );
    expect(recordPlugins(workflow, here).plugins).toEqual({
      ...others,
      '@me/lab': { version: '^1.4.0', integrity: 'sha512-A', licence: 'MIT' },
    });
  });

  test('a plugin that has no such node, or an older version of it, is not the one of the document', () => {
    const newer = parseWorkflow({
      format: 1,
      plugins: { own: '^9.0.0' },
      nodes: { a: { type: 'own/one', version: 1 }, b: { type: 'own/two', version: 3 } },
      edges: [],
    });
    expect(recordPlugins(newer, here)).toBe(newer);
    const other = workflowOf({ own: '^9.0.0' }, 'own/one', 'own/three');
    expect(recordPlugins(other, here)).toBe(other);
  });

  test.each([
    ['^0.3.0', { version: '^0.3.0', integrity: 'sha512-K' }],
    ['^0.2.0', '^0.3.0'],
  ])('a hash that is not known here stays with its version: %s', (version, after) => {
    const workflow = workflowOf({ own: { version, integrity: 'sha512-K' } }, 'own/one');
    expect(recordPlugins(workflow, here).plugins).toEqual({ own: after });
  });

  test.each(documents)('$file without its plugins stays as it is', ({ text }) => {
    const workflow = parseWorkflow(text);
    expect(recordPlugins(workflow, fakeCatalogue([]))).toBe(workflow);
  });
});

describe('checking', () => {
  const check = (recorded: NonNullable<Workflow['plugins']>[string]): readonly string[] => {
    const problems = checkPlugins(workflowOf({ '@me/lab': recorded }, '@me/lab/one'), here);
    expect(problems.every(({ severity }) => severity === 'warning')).toBe(true);
    return problems.map(({ message, remedy }) => `${message}. ${remedy}`);
  };
  const saveAnew =
    'If it still gives what it should, save the workflow for what is here, with "tweedie migrate --write".';

  test.each([
    '^1.4.0',
    '^1.0.0',
    '1.4.0',
    '>=1 <3',
    '*',
    '~1.4',
    { version: '^1.4.0', integrity: 'sha512-A' },
  ])('version 1.4.0 is what %j means', (recorded) => {
    expect(check(recorded)).toEqual([]);
  });

  test.each([
    [
      '^2.1.0',
      'The workflow was saved with @me/lab ^2.1.0, and here is 1.4.0. Update it: tweedie plugins add "@me/lab@^2.1.0"',
    ],
    [
      '>=1.5',
      'The workflow was saved with @me/lab >=1.5, and here is 1.4.0. Update it: tweedie plugins add @me/lab',
    ],
    ['^0.9.0', `The workflow was saved with @me/lab ^0.9.0, and here is 1.4.0. ${saveAnew}`],
    [
      'the newest',
      `The workflow asks for @me/lab "the newest", which is no range of versions that 1.4.0 could be in. ${saveAnew}`,
    ],
    [
      { version: '^1.4.0', integrity: 'sha512-B' },
      '@me/lab 1.4.0 is not the package that the workflow was saved with: its hash is another. ' +
        'Add it anew: tweedie plugins add "@me/lab@1.4.0"',
    ],
  ])('of %j it says so', (recorded, sentence) => {
    expect(check(recorded)).toEqual([sentence]);
  });

  test('a later version within the range is another package by right', () => {
    expect(check({ version: '^1.3.0', integrity: 'sha512-B' })).toEqual([]);
  });

  test('a plugin that is recorded and not used, or not here, is no matter', () => {
    const recorded = { '@me/lab': '^9.0.0', gone: '^1.0.0' };
    expect(checkPlugins(workflowOf(recorded, 'own/one', 'gone/one'), here)).toEqual([]);
  });

  test('what was recorded a moment ago is right', () => {
    const workflow = recordPlugins(workflowOf(undefined, '@me/lab/one', 'own/one'), here);
    expect(checkPlugins(workflow, here)).toEqual([]);
  });
});

test.each([
  ['@me/lab', undefined, 'tweedie plugins add @me/lab'],
  ['lab', '^1.2.0-rc.1', 'tweedie plugins add "lab@^1.2.0-rc.1"'],
  ['lab', '>=1 <2', 'tweedie plugins add lab'],
  ['lab', '1"; reboot; "', 'tweedie plugins add lab'],
  ['lab; reboot', '^1.0.0', undefined],
])('to have %s %s one types %s', (name, range, command) => {
  expect(addCommand(name, range)).toBe(command);
});
