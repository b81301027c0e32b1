import { expect, test } from 'vitest';
import { catalogue, fakeCatalogue, fakeType } from '../../fixtures/catalogue.ts';
import { documents } from '../../fixtures/documents.ts';
import { flatten } from '../flatten/flatten.ts';
import { parseWorkflow } from '../parseWorkflow.ts';
import { upgradeWorkflow } from './upgradeWorkflow.ts';

const type = '@tweedie/operators/gaussian-blur';

test('old nodes are written anew, in subgraphs too, and all else stays', () => {
  const workflow = parseWorkflow({
    format: 1,
    nodes: {
      old: { type, version: 1, params: { width: 8 }, label: 'Blur', colour: 'red', mode: 'mute' },
      new: { type, version: 9, params: { sigmas: [1] } },
      now: { type, version: 3, params: { sigma: 1 } },
      other: { type: '@me/other/thing', version: 1 },
    },
    edges: [],
    subgraphs: { s: { nodes: { inner: { type, version: 2, params: { radius: 4 } } }, edges: [], name: 'S' } },
    zones: 1,
  });
  const before = structuredClone(workflow);
  const upgrade = upgradeWorkflow(workflow, catalogue);

  expect(upgrade.workflow).toEqual({
    ...workflow,
    nodes: { ...workflow.nodes, old: { ...workflow.nodes['old'], version: 3, params: { sigma: 4 } } },
    subgraphs: { s: { nodes: { inner: { type, version: 3, params: { sigma: 4 } } }, edges: [], name: 'S' } },
  });
  expect(upgrade.changes).toEqual([
    { place: 'nodes.old', type, from: 1, to: 3 },
    { place: 'subgraphs.s.nodes.inner', type, from: 2, to: 3 },
  ]);
  expect(upgrade.problems).toMatchObject([{ code: 'newer-node', node: 'nodes.new' }]);
  expect(workflow).toEqual(before);
  expect(parseWorkflow(upgrade.workflow)).toBe(upgrade.workflow);
});

test.each(documents)(
  '$file runs as before once it is upgraded, and upgrading twice changes nothing',
  ({ text }) => {
    const workflow = parseWorkflow(text);
    const { workflow: upgraded } = upgradeWorkflow(workflow, catalogue);
    expect(flatten(upgraded, catalogue)).toEqual(flatten(workflow, catalogue));
    const again = upgradeWorkflow(upgraded, catalogue);
    expect(again.workflow).toBe(upgraded);
    expect(again.changes).toEqual([]);
  },
);

test('a migration that gives what cannot be saved is told with its place', () => {
  const broken = fakeType('@me/lab/x', { version: 2, migrations: { 1: () => ({ size: NaN }) } });
  const workflow = parseWorkflow({ format: 1, nodes: { x: { type: '@me/lab/x', version: 1 } }, edges: [] });
  expect(() => upgradeWorkflow(workflow, fakeCatalogue([broken]))).toThrow(
    'workflow: nodes.x.params.size must be a finite number, got NaN',
  );
});
