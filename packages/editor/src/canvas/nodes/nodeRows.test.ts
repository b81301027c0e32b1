import { expect, test } from 'vitest';
import { builtIn, graphOf } from '../../document/fixtures/documents.ts';
import { createEditor } from '../../document/store/createEditor.ts';
import type { NodeData } from '../../document/views/nodeData.ts';
import { nodeViews } from '../../document/views/nodeViews.ts';
import { parseWorkflow } from '@tweedie/workflow';
import { nodeRows } from './nodeRows.ts';

function dataOf(type: string, params: object = {}): NodeData {
  const graph = graphOf({ it: [type, params as Record<string, unknown>] }, []);
  const workflow = parseWorkflow({ format: 1, ...graph });
  return nodeViews(createEditor({ catalogue: builtIn, workflow }).getState())[0]!.data as NodeData;
}

const shownBy = (data: NodeData, expanded = false): string[] =>
  nodeRows(data, expanded).shown.map(({ description }) => description.name);

test('a node with few parameters shows all of them', () => {
  expect(shownBy(dataOf('operators/random-inpainting'))).toEqual(['fraction', 'perChannel', 'seed']);
});

test('a node with many shows those that have a value, in their order, or else the first ones', () => {
  expect(shownBy(dataOf('solvers/red-diff'))).toEqual(['steps', 'sigmaMax']);
  expect(shownBy(dataOf('solvers/red-diff', { seed: 3, lambda: 1 }))).toEqual(['lambda', 'seed']);
  expect(shownBy(dataOf('solvers/red-diff'), true).length).toBe(15);
});

test('every port and every parameter in sight has a place within the node', () => {
  const data = dataOf('solvers/red-diff');
  const { inputs, outputs, height } = nodeRows(data, false);
  expect([...inputs.keys()]).toEqual(['prior', 'measurement', 'reference', 'steps', 'sigmaMax']);
  expect([...outputs.keys()]).toEqual(['image', 'samples']);
  const places = [...inputs.values()];
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(Math.max(...places)).toBeLessThan(height);
});
