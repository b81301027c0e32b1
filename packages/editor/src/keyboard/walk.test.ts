import { expect, test } from 'vitest';
import type { Graph } from '../document/graph.ts';
import { walk } from './walk.ts';

const size = { width: 100, height: 50 };
const node = { type: '@tweedie/workflow/show', version: 1 };

/** a and b lead to c, which leads to d; e stands alone below. */
const graph: Graph = {
  nodes: { a: node, b: node, c: node, d: node, e: node },
  edges: [
    { from: ['a', 'image'], to: ['c', 'one'] },
    { from: ['b', 'image'], to: ['c', 'two'] },
    { from: ['c', 'image'], to: ['d', 'image'] },
  ],
  layout: {
    nodes: { a: at(0, 0), b: at(0, 300), c: at(300, 100), d: at(600, 100), e: at(40, 150) },
  },
};

function at(x: number, y: number): object {
  return { x, y };
}

function go(from: string, direction: Parameters<typeof walk>[2]): string | undefined {
  return walk(graph, from, direction, () => size);
}

test('left and right go along edges, to the nearest end of several', () => {
  expect(go('a', 'right')).toBe('c');
  expect(go('c', 'right')).toBe('d');
  expect(go('c', 'left')).toBe('a');
});

test('up and down prefer what leads to the same node over what is nearer', () => {
  expect(go('a', 'down')).toBe('b');
  expect(go('b', 'up')).toBe('a');
});

test('without an edge the nearest node in that direction is next, and none where there is none', () => {
  expect(go('e', 'up')).toBe('a');
  expect(go('e', 'right')).toBe('c');
  expect(go('d', 'right')).toBeUndefined();
});
