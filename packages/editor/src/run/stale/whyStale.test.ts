import type { Workflow } from '@tweedie/workflow';
import { expect, test } from 'vitest';
import { builtIn, restoration } from '../../document/fixtures/documents.ts';
import { recipesOf } from './recipesOf.ts';
import { type StaleReason, whyStale } from './whyStale.ts';

const before = restoration();

function reason(node: string, change: (workflow: Workflow) => Workflow): StaleReason | undefined {
  return whyStale(node, recipesOf(before, builtIn), recipesOf(change(before), builtIn));
}
function setParams(node: string, params: Record<string, unknown>) {
  return ({ nodes, ...rest }: Workflow): Workflow => ({
    ...rest,
    nodes: { ...nodes, [node]: { ...nodes[node]!, params: { ...nodes[node]!.params, ...params } } },
  });
}

test('a parameter that changed is named, with both values', () => {
  expect(reason('restore', setParams('restore', { steps: 40 }))).toEqual({
    ...{ because: 'parameter', name: 'steps', before: 20, now: 40 },
  });
});

test('a node after the one that changed names it, or the one in between', () => {
  expect(reason('restore', setParams('blur', { sigma: 3 }))).toEqual({ because: 'source', node: 'measure' });
  expect(reason('measure', setParams('blur', { sigma: 3 }))).toEqual({ because: 'source', node: 'blur' });
});

test('what lies before a change, and what has another name or place, is not stale', () => {
  expect(reason('photo', setParams('blur', { sigma: 3 }))).toBeUndefined();
  expect(reason('show', (workflow) => ({ ...workflow, layout: {}, name: 'Another' }))).toBeUndefined();
  const label = ({ nodes, ...rest }: Workflow): Workflow => ({
    ...rest,
    nodes: { ...nodes, blur: { ...nodes.blur!, label: 'Fog', note: 'Thick' } },
  });
  expect(reason('show', label)).toBeUndefined();
});

test('a connection that is gone is named by its port', () => {
  const cut = ({ edges, ...rest }: Workflow): Workflow => ({
    ...rest,
    edges: edges.filter(({ to: [node, port] }) => node !== 'measure' || port !== 'operator'),
  });
  expect(reason('measure', cut)).toEqual({ because: 'connection', port: 'operator' });
});

test('a pinned node is never stale, nor is what hangs on it alone', () => {
  const pinned = (workflow: Workflow): Workflow => {
    const { nodes, ...rest } = setParams('blur', { sigma: 3 })(workflow);
    return { ...rest, nodes: { ...nodes, restore: { ...nodes.restore!, pinned: true } } };
  };
  expect(reason('restore', pinned)).toBeUndefined();
  expect(reason('show', pinned)).toBeUndefined();
});
