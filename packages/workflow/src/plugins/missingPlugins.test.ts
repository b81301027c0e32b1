import { expect, test } from 'vitest';
import { parseWorkflow } from '../document/parseWorkflow.ts';
import { fakeCatalogue, fakeType } from '../fixtures/catalogue.ts';
import { missingPlugins } from './missingPlugins.ts';
import { pluginsOf } from './pluginsOf.ts';

const workflow = parseWorkflow({
  format: 1,
  plugins: { lab: { version: '^1.2.0', integrity: 'sha512-L' }, '@me/blur': '^2.0.0', idle: '^1.0.0' },
  nodes: {
    a: { type: 'here/one', version: 1 },
    b: { type: '@me/blur/b', version: 1 },
    c: { type: 'lab/x', version: 1 },
    d: { type: 'lab/x', version: 1 },
    e: { type: 'user/mine', version: 1 },
    f: { type: 'subgraph:s', version: 1 },
  },
  edges: [],
  subgraphs: { s: { nodes: { g: { type: 'inner/y', version: 1 } }, edges: [] } },
});

test('what is missing is named with what the document says of it, subgraphs included', () => {
  const here = { name: 'here', version: '1.0.0' };
  const catalogue = { ...fakeCatalogue([fakeType('here/one', {})]), plugins: [here] };
  expect(missingPlugins(workflow, catalogue)).toEqual([
    { name: '@me/blur', range: '^2.0.0', types: ['@me/blur/b'] },
    { name: 'lab', range: '^1.2.0', integrity: 'sha512-L', types: ['lab/x'] },
    { name: 'inner', types: ['inner/y'] },
  ]);
});

test('the plugins of a document are those of its nodes', () => {
  expect([...pluginsOf(workflow)]).toEqual(['here', '@me/blur', 'lab', 'user', 'inner']);
});
