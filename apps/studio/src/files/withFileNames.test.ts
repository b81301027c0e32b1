import { parseWorkflow } from '@tweedie/workflow';
import { expect, test } from 'vitest';
import { withFileNames } from './withFileNames.ts';

const image = (file: string) => ({ type: '@tweedie/workflow/image', version: 1, params: { file, most: 3 } });
const workflow = parseWorkflow({
  ...{ format: 1, name: 'a.png', edges: [] },
  nodes: { photo: image('a.png'), other: image('b.png'), bare: { type: 'x/y', version: 1 } },
  subgraphs: { inner: { nodes: { deep: image('a.png') }, edges: [] } },
});

test('pictures are called otherwise wherever a parameter names them, and nowhere else', () => {
  const renamed = withFileNames(workflow, new Map([['a.png', 'c.png']]));
  expect(renamed).toEqual({
    ...workflow,
    nodes: { ...workflow.nodes, photo: image('c.png') },
    subgraphs: { inner: { nodes: { deep: image('c.png') }, edges: [] } },
  });
});

test('two pictures can change their names with each other', () => {
  const swapped = withFileNames(
    workflow,
    new Map([
      ['a.png', 'b.png'],
      ['b.png', 'a.png'],
    ]),
  );
  expect(swapped.nodes).toMatchObject({ photo: image('b.png'), other: image('a.png') });
});

test('without names it is the same document', () => {
  expect(withFileNames(workflow, new Map())).toBe(workflow);
});
