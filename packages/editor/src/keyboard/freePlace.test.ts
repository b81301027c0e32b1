import { expect, test } from 'vitest';
import { freePlace } from './freePlace.ts';

const nodes = { a: { type: 'x', version: 1 }, b: { type: 'x', version: 1 }, c: { type: 'x', version: 1 } };
const layout = { nodes: { a: { x: 0, y: 0 }, b: { x: 300, y: 50 }, c: { x: 900, y: 0 } } };
const graph = { nodes, edges: [], layout };
const sizeOf = (): { width: number; height: number } => ({ width: 240, height: 100 });

test('a place that nothing covers stays', () => {
  expect(freePlace(graph, { x: 0, y: 200 }, sizeOf)).toEqual({ x: 0, y: 200 });
  expect(freePlace({ ...graph, nodes: {}, layout: {} }, { x: 3, y: 4 }, sizeOf)).toEqual({ x: 3, y: 4 });
});

test('a place that is covered moves to the right, past all that would be covered there', () => {
  expect(freePlace(graph, { x: 10, y: 20 }, sizeOf)).toEqual({ x: 600, y: 20 });
});
