import { priorsPlugin } from '@tweedie/priors';
import { solversPlugin } from '@tweedie/solvers';
import { check, createNodeCatalogue, workflowPlugin, writeWorkflow } from '@tweedie/workflow';
import { expect, test } from 'vitest';
import { builtIn, restoration } from '../fixtures/documents.ts';
import { isDirty } from '../history/history.ts';
import { edgeViews } from '../views/edgeViews.ts';
import { nodeViews } from '../views/nodeViews.ts';
import { createEditor, type Editor } from './createEditor.ts';

function open(workflow = restoration()): Editor & { readonly wait: (ms: number) => void } {
  let time = 0;
  const editor = createEditor({ catalogue: builtIn, workflow, now: () => time });
  return { ...editor, wait: (ms) => void (time += ms) };
}

function names(editor: Editor): readonly string[] {
  return editor.getState().history.entries.map(({ name }) => name);
}

test('A new node gets a free id from its type, its place, and no parameters', () => {
  const { actions, getState } = open();
  const [one, two] = [1, 2].map((x) => actions.addNode('@tweedie/operators/gaussian-blur', { x, y: 0 }));
  expect([one, two]).toEqual(['gaussian-blur', 'gaussian-blur-2']);
  expect(getState().workflow.nodes[two!]).toEqual({ type: '@tweedie/operators/gaussian-blur', version: 1 });
  expect(getState().workflow.layout).toMatchObject({ nodes: { [two!]: { x: 2, y: 0 } } });
  expect(getState().selection.items).toEqual(new Set([two]));
});

test('Undo and redo give the very same documents, and say what they do', () => {
  const editor = open();
  const { actions, getState } = editor;
  const before = getState().workflow;
  actions.setParameter('restore', 'steps', 40);
  actions.remove({ items: ['blur', 'measure'] });
  actions.move(new Map([['photo', { x: 5, y: 6 }]]));
  const after = getState().workflow;
  expect(names(editor)).toEqual(['Set Steps to 40', 'Remove 2 nodes', 'Move node']);
  actions.jump(0);
  expect(writeWorkflow(getState().workflow)).toBe(writeWorkflow(before));
  expect(Object.keys(getState().workflow.nodes)).toEqual(Object.keys(before.nodes));
  for (let i = 0; i < 3; i++) actions.redo();
  expect(getState().workflow).toEqual(after);
});

test('Another document in the place of this one is a step with a name, and undo gives the first one back', () => {
  const editor = open();
  const { actions, getState } = editor;
  const before = getState().workflow;
  actions.group(['blur', 'measure']);
  const grouped = getState().workflow;
  actions.undo();
  actions.enter('blur');
  actions.replace('Go back to 10:30', grouped);
  expect(getState().workflow).toEqual(grouped);
  expect(names(editor)).toEqual(['Go back to 10:30']);
  actions.undo();
  expect(writeWorkflow(getState().workflow)).toBe(writeWorkflow(before));
  actions.replace('Nothing', getState().workflow);
  expect(getState().history.position).toBe(0);
});

test('A drag is one step, and typing is one until it rests', () => {
  const editor = open();
  for (const x of [1, 2, 3]) editor.actions.move(new Map([['blur', { x, y: 0 }]]), 'drag');
  editor.actions.settle();
  editor.actions.move(new Map([['blur', { x: 9, y: 0 }]]), 'drag');
  editor.actions.setParameter('restore', 'steps', 4);
  editor.wait(500);
  editor.actions.setParameter('restore', 'steps', 40);
  editor.wait(1500);
  editor.actions.setParameter('restore', 'steps', 41);
  expect(names(editor)).toEqual(['Move node', 'Move node', 'Set Steps to 40', 'Set Steps to 41']);
  editor.actions.jump(2);
  expect(editor.getState().workflow.nodes.restore!.params).toEqual({ steps: 20 });
  editor.actions.jump(1);
  expect(editor.getState().workflow.layout).toMatchObject({ nodes: { blur: { x: 3, y: 0 } } });
});

test('What changes nothing is no step, and a drag back to the beginning is none either', () => {
  const editor = open();
  const { x, y } = nodeViews(editor.getState()).find(({ id }) => id === 'blur')!.position;
  editor.actions.setParameter('restore', 'steps', 20);
  editor.actions.move(new Map([['blur', { x: x + 1, y }]]), 'drag');
  editor.actions.move(new Map([['blur', { x, y }]]), 'drag');
  expect(names(editor)).toEqual([]);
  expect(isDirty(editor.getState().history)).toBe(false);
});

test('A document is dirty unless it stands where it was saved', () => {
  const { actions, getState } = open();
  const dirty = (): boolean => isDirty(getState().history);
  actions.setMode(['blur'], 'bypass');
  expect(dirty()).toBe(true);
  actions.markSaved();
  expect(dirty()).toBe(false);
  actions.undo();
  expect(dirty()).toBe(true);
  actions.redo();
  expect(dirty()).toBe(false);
  actions.undo();
  actions.setMode(['prior'], 'mute');
  expect(dirty()).toBe(true);
  actions.undo();
  expect(dirty()).toBe(true);
});

test('What is in sight is kept, but is no step', () => {
  const { actions, getState } = open();
  actions.move(new Map([['blur', { x: 1, y: 1 }]]), 'drag');
  actions.setViewport({ x: 1, y: 2, zoom: 0.5 });
  actions.move(new Map([['blur', { x: 2, y: 2 }]]), 'drag');
  actions.undo();
  expect(getState().workflow.layout!.viewport).toEqual({ x: 1, y: 2, zoom: 0.5 });
  expect(isDirty(getState().history)).toBe(false);
});

test('What is wrong is known after every change', () => {
  const { actions, getState } = open();
  expect(getState().checked.problems).toEqual([]);
  actions.disconnect(['restore', 'prior']);
  expect(getState().checked.problems).toMatchObject([{ node: 'restore', port: 'prior' }]);
  expect(getState().checked.problems).toEqual(check(getState().workflow, builtIn).problems);
});

test('A change leaves the views of all other nodes and edges as they are', () => {
  const { actions, getState } = open();
  const before = nodeViews(getState());
  const edges = edgeViews(getState());
  actions.move(new Map([['blur', { x: 1, y: 1 }]]));
  const moved = nodeViews(getState());
  expect(moved.filter((view, i) => view !== before[i]).map(({ id }) => id)).toEqual(['blur']);
  expect(moved.every(({ data }, i) => data === before[i]!.data)).toBe(true);
  expect(edgeViews(getState())).toBe(edges);
  actions.setParameter('restore', 'steps', 30);
  const set = nodeViews(getState());
  expect(set.filter((view, i) => view !== moved[i]).map(({ id }) => id)).toEqual(['restore']);
  actions.select({ items: ['photo'] });
  const selected = nodeViews(getState());
  expect(selected.filter((view, i) => view !== set[i]).map(({ id }) => id)).toEqual(['photo']);
});

test('Selecting what is not there selects nothing, and what is removed is no longer selected', () => {
  const { actions, getState } = open();
  actions.select({ items: ['blur', 'nobody'], edges: ['measure.operator'] });
  expect(getState().selection.items).toEqual(new Set(['blur']));
  actions.remove();
  expect(getState().selection).toEqual({ items: new Set(), edges: new Set() });
});

test('what is not found outside is a problem of its node, through changes, until it is found', () => {
  const { actions, getState } = createEditor({ catalogue: builtIn, workflow: restoration() });
  const before = getState().checked.problems;
  const message = 'There is no file a.png';
  const lost = { severity: 'error', code: 'not-found', node: 'photo', message } as const;
  actions.setLooked({ looked: new Map(), problems: [lost] });
  actions.setParameter('restore', 'steps', 7);
  expect(getState().checked.problems).toEqual([...before, lost]);
  actions.setLooked({ looked: new Map(), problems: [] });
  expect(getState().checked.problems).toEqual(before);
});

test('Kinds of nodes that come later are taken in, and those that go are missed; neither is a step', () => {
  const editor = open();
  const { actions, getState } = editor;
  actions.setParameter('restore', 'steps', 40);
  const { workflow, history } = getState();
  const codes = (): readonly string[] => getState().checked.problems.map(({ code }) => code);
  expect(codes()).toEqual([]);
  actions.setCatalogue(createNodeCatalogue([workflowPlugin, solversPlugin, priorsPlugin]));
  expect(codes()).toContain('missing-node');
  expect(nodeViews(getState()).find(({ id }) => id === 'blur')).toMatchObject({ data: { unknown: true } });
  actions.setCatalogue(builtIn);
  expect(codes()).toEqual([]);
  expect(getState()).toMatchObject({ workflow, history });
  expect(nodeViews(getState()).find(({ id }) => id === 'blur')).toMatchObject({ data: { unknown: false } });
});
