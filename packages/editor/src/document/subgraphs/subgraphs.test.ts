import { check, type FlatGraph, type Workflow, writeWorkflow } from '@tweedie/workflow';
import { expect, test } from 'vitest';
import { builtIn, restoration } from '../fixtures/documents.ts';
import { createEditor, type Editor } from '../store/createEditor.ts';
import { currentGraph } from '../store/state.ts';
import { nodeViews } from '../views/nodeViews.ts';

function open(workflow: Workflow = restoration()): Editor {
  return createEditor({ catalogue: builtIn, workflow });
}

/** What runs, by the last part of each path, so that it does not matter in which subgraph it lies. */
function running({ nodes, edges }: FlatGraph): object {
  const last = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
  return {
    nodes: [...nodes.values()].map(({ id, nodeType, params }) => [last(id), nodeType.type, params]).sort(),
    edges: edges.map(({ from, to }) => [last(from[0]), from[1], last(to[0]), to[1]].join()).sort(),
  };
}

function runs(editor: Editor): object {
  return running(editor.getState().checked.graph);
}

test('A group takes in what came in, gives what went out, and runs the same', () => {
  const editor = open();
  const before = runs(editor);
  const node = editor.actions.group(['measure', 'restore', 'blur'])!;
  const { workflow, checked, selection } = editor.getState();
  expect(checked.problems).toEqual([]);
  expect(runs(editor)).toEqual(before);
  expect(selection.items).toEqual(new Set([node]));
  expect(workflow.subgraphs).toMatchObject({
    group: {
      name: 'Group',
      inputs: {
        image: { title: 'Image', to: [['measure', 'image']] },
        prior: { to: [['restore', 'prior']] },
      },
      outputs: { image: { from: ['restore', 'image'] } },
      params: { sigma: { to: [['blur', 'sigma']] }, steps: { title: 'Steps', to: [['restore', 'steps']] } },
    },
  });
  expect(workflow.layout).toMatchObject({ subgraphs: { group: { nodes: { blur: { x: 300, y: 0 } } } } });
  expect(workflow.layout!.nodes).not.toHaveProperty('blur');
});

test('One source of several nodes comes in once', () => {
  const { actions, getState } = open();
  const show = actions.addNode('@tweedie/workflow/show', { x: 0, y: 0 });
  actions.connect(['restore', 'image'], [show, 'image']);
  actions.group(['show', show]);
  const { inputs } = getState().workflow.subgraphs!.group!;
  expect(Object.values(inputs!)).toMatchObject([
    {
      to: [
        ['show', 'image'],
        [show, 'image'],
      ],
    },
  ]);
  expect(getState().workflow.edges.filter(({ to }) => to[0] === 'group')).toHaveLength(1);
  expect(getState().checked.problems).toEqual([]);
});

test('Grouping inside a group runs the same, and leads its ports through', () => {
  const editor = open();
  const before = runs(editor);
  const outer = editor.actions.group(['measure', 'restore', 'blur'])!;
  editor.actions.enter(outer);
  editor.actions.group(['measure', 'blur'], 'Camera');
  expect(editor.getState().checked.problems).toEqual([]);
  expect(runs(editor)).toEqual(before);
  const { inputs, params } = currentGraph(editor.getState());
  expect(inputs!.image!.to).toEqual([['camera', 'image']]);
  expect(params!.sigma!.to).toEqual([['camera', 'sigma']]);
});

test('Ungrouping undoes grouping, with the values that the node gave, and takes the last definition along', () => {
  const editor = open();
  const before = runs(editor);
  const nodes = editor.getState().workflow.nodes;
  const node = editor.actions.group(['measure', 'restore', 'blur'])!;
  editor.actions.setParameter(node, 'sigma', 7);
  editor.actions.ungroup(node);
  const { workflow, checked, selection } = editor.getState();
  expect(checked.problems).toEqual([]);
  expect(workflow.nodes.blur!.params).toEqual({ sigma: 7 });
  expect(Object.keys(workflow.nodes).sort()).toEqual(Object.keys(nodes).sort());
  expect(selection.items).toEqual(new Set(['blur', 'measure', 'restore']));
  expect(workflow).not.toHaveProperty('subgraphs');
  editor.actions.setParameter('blur', 'sigma', 2);
  expect(runs(editor)).toEqual(before);
});

test('A definition stays as long as another node stands for it, and muting goes inside', () => {
  const { actions, getState } = open();
  const node = actions.group(['blur'])!;
  actions.duplicate([node]);
  actions.setMode([node], 'mute');
  actions.ungroup(node);
  expect(getState().workflow.subgraphs).toHaveProperty('group');
  expect(getState().workflow.nodes.blur).toMatchObject({ mode: 'mute' });
});

test('A parameter that is promoted has its title and default outside, and is lost to its users when it is taken back', () => {
  const { actions, getState } = open();
  const node = actions.group(['restore', 'measure'])!;
  actions.enter(node);
  actions.promote('params', ['measure', 'seed']);
  actions.open([]);
  const view = nodeViews(getState()).find(({ id }) => id === node)!;
  expect(view.data).toMatchObject({
    params: [
      { description: { name: 'steps', title: 'Steps', default: 20 } },
      { description: { name: 'seed', title: 'Seed', default: 0 } },
    ],
  });
  actions.setParameter(node, 'seed', 4);
  actions.enter(node);
  actions.unpromote('params', 'seed');
  actions.unpromote('inputs', 'prior');
  expect(getState().workflow.nodes[node]).not.toHaveProperty('params');
  expect(getState().workflow.edges.map(({ to }) => to)).not.toContainEqual([node, 'prior']);
});

test('What is fed or promoted already is not promoted again', () => {
  const { actions, getState } = open();
  actions.enter(actions.group(['restore', 'measure'])!);
  const before = getState().workflow;
  actions.promote('inputs', ['restore', 'measurement']);
  actions.promote('params', ['restore', 'steps']);
  actions.promote('outputs', ['restore', 'image']);
  expect(getState().workflow).toBe(before);
});

test('Undoing inside a group leads back to where it was done', () => {
  const { actions, getState } = open();
  const node = actions.group(['restore', 'measure'])!;
  actions.enter(node);
  actions.setParameter('restore', 'steps', 5);
  actions.open([]);
  actions.undo();
  expect(getState().path).toEqual([node]);
  actions.undo();
  expect(getState().path).toEqual([]);
  expect(writeWorkflow(getState().workflow)).toBe(writeWorkflow(restoration()));
});

test('Facts and problems of what is inside show at the node', () => {
  const { actions, getState } = open();
  const node = actions.group(['restore', 'measure', 'blur'])!;
  const data = (): unknown => nodeViews(getState()).find(({ id }) => id === node)!.data;
  expect(data()).toMatchObject({ facts: { image: { kind: 'image', facts: { width: 64 } } }, problems: [] });
  actions.setParameter(node, 'sigma', -1);
  expect(data()).toMatchObject({ problems: [{ node: `${node}/blur`, code: 'bad-parameter' }] });
  expect(check(getState().workflow, builtIn).problems).toEqual(getState().checked.problems);
});
