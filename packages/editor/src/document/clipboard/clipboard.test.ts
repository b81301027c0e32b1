import { parseWorkflow } from '@tweedie/workflow';
import { expect, test } from 'vitest';
import { builtIn, graphOf, restoration } from '../fixtures/documents.ts';
import { createEditor, type Editor } from '../store/createEditor.ts';
import { nodeViews } from '../views/nodeViews.ts';
import { readFragment } from './clipboardText.ts';
import { withoutPaths } from './withoutPaths.ts';

function open(workflow = restoration()): Editor {
  return createEditor({ catalogue: builtIn, workflow });
}

const empty = parseWorkflow({ format: 1, nodes: {}, edges: [] });

test('A selection comes to another editor with its edges, at the pointer', () => {
  const text = open().actions.copy(['measure', 'restore'])!;
  const { actions, getState } = open(empty);
  expect(actions.paste(text, { x: 100, y: 50 })).toBe(true);
  expect(getState().workflow.edges).toEqual([
    { from: ['measure', 'measurement'], to: ['restore', 'measurement'] },
  ]);
  const places = nodeViews(getState()).map(({ id, position }) => [id, position.x, position.y]);
  expect(places).toEqual([
    ['measure', 400, 50],
    ['restore', 100, 250],
  ]);
});

test('Edges from outside come along only where that is wished, and their nodes are there', () => {
  const { actions, getState } = open();
  const text = actions.copy(['restore'])!;
  actions.paste(text, { x: 0, y: 0 });
  actions.paste(text, { x: 0, y: 0 }, { incoming: true });
  const to = (id: string): number => getState().workflow.edges.filter((edge) => edge.to[0] === id).length;
  expect([to('restore'), to('restore-2'), to('restore-3')]).toEqual([2, 0, 2]);
});

test('A duplicate stands beside what it was made of, and is selected', () => {
  const { actions, getState } = open();
  actions.duplicate(['blur']);
  expect(getState().selection.items).toEqual(new Set(['blur-2']));
  expect(getState().workflow.layout).toMatchObject({ nodes: { 'blur-2': { x: 340, y: 40 } } });
  expect(getState().history.entries.map(({ name }) => name)).toEqual(['Duplicate item']);
});

test('A subgraph travels with its node, and is used again where it is there already', () => {
  const one = open();
  const node = one.actions.group(['restore', 'measure'])!;
  const text = one.actions.copy([node])!;
  const { actions, getState } = open(empty);
  actions.paste(text, { x: 0, y: 0 });
  actions.paste(text, { x: 0, y: 0 });
  expect(Object.keys(getState().workflow.subgraphs!)).toEqual(['group']);
  actions.enter('group');
  actions.setParameter('restore', 'steps', 3);
  actions.open([]);
  actions.paste(text, { x: 0, y: 0 });
  expect(Object.keys(getState().workflow.subgraphs!)).toEqual(['group', 'group-2']);
  expect(getState().workflow.nodes['group-3']!.type).toBe('subgraph:group-2');
});

test('A subgraph is not put into itself', () => {
  const { actions, getState } = open();
  const node = actions.group(['restore', 'measure'])!;
  const text = actions.copy([node])!;
  actions.enter(node);
  const before = getState().workflow;
  actions.paste(text, { x: 0, y: 0 });
  expect(getState().workflow).toBe(before);
});

test('Nodes of unknown types come as they are', () => {
  const alien = { type: '@nobody/plugin/thing', version: 3, params: { a: [1, { b: null }] }, extra: 1 };
  const source = open(
    parseWorkflow({ format: 1, nodes: { alien }, edges: [], plugins: { '@nobody/plugin': '^1' } }),
  );
  const { actions, getState } = open(empty);
  actions.paste(source.actions.copy(['alien'])!, { x: 0, y: 0 });
  expect(getState().workflow.nodes).toEqual({ alien });
});

test('Other texts are no fragments', () => {
  const texts = [
    '',
    'hello',
    '[]',
    '{}',
    '{"format": 2}',
    '{"format": 1, "nodes": {"1": {}}, "edges": []}',
    '{',
  ];
  expect(texts.map(readFragment)).toEqual(texts.map(() => undefined));
  expect(readFragment('{"format": 1, "nodes": {}, "edges": []}')).toMatchObject({ isWhole: true });
});

test('Paths of this machine do not leave it, but hold where they were copied', () => {
  const workflow = parseWorkflow({
    format: 1,
    ...graphOf(
      {
        own: ['workflow/image', { file: '/private/a.png' }],
        disk: ['workflow/folder', { folder: 'C:\\photos', most: 3 }],
        up: ['workflow/prior-file', { card: 'a/../../b/card.json' }],
        near: ['workflow/image', { file: 'pictures/a..b.png' }],
        words: ['workflow/note', { text: '/ is a slash' }],
        alien: ['@nobody/plugin/thing', { at: ['~/x', 'y'], words: 'and/or' }],
      },
      [],
    ),
  });
  const params = (of: typeof workflow): unknown[] => Object.values(of.nodes).map((node) => node.params);
  const clean = [
    { file: '' },
    { folder: '', most: 3 },
    { card: '' },
    { file: 'pictures/a..b.png' },
    { text: '/ is a slash' },
    { at: ['', 'y'], words: 'and/or' },
  ];
  expect(params(withoutPaths(workflow, builtIn))).toEqual(clean);
  const { actions, getState } = open(workflow);
  const text = actions.copy(Object.keys(workflow.nodes))!;
  expect(text).not.toMatch(/private|photos|card\.json/);
  actions.paste(text, { x: 0, y: 0 });
  expect(getState().workflow.nodes['own-2']!.params).toEqual({ file: '/private/a.png' });
});
