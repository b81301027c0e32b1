import { expect, test } from 'vitest';
import type { Graph } from '../graph.ts';
import { inOrder } from './inOrder.ts';

function graph(nodes: string, edges: string): Pick<Graph, 'nodes' | 'edges'> {
  const node = { type: '@tweedie/workflow/show', version: 1 };
  return {
    nodes: Object.fromEntries(nodes.split('').map((id) => [id, node])),
    edges: edges
      .split(' ')
      .filter(Boolean)
      .map(([from, to]) => ({ from: [from!, 'x'] as const, to: [to!, 'y'] as const })),
  };
}

test('each node comes after all that it needs, and what belongs together stands together', () => {
  expect(inOrder(graph('dcbaxy', 'ab bc cd xy yd')).join('')).toBe('abcxyd');
});

test('what goes round in circles comes last, and nothing is lost', () => {
  expect(inOrder(graph('abcd', 'bc cb cd')).join('')).toBe('abcd');
  expect(inOrder(graph('ab', 'az ab ab')).join('')).toBe('ab');
});

test('it is found once for the same nodes and edges', () => {
  const one = graph('ab', 'ab');
  expect(inOrder({ ...one })).toBe(inOrder(one));
});
