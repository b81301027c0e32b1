import { type Workflow, writeWorkflow } from '@tweedie/workflow';
import { expect, test } from 'vitest';
import { connectionsFrom } from '../connecting/connectionsFrom.ts';
import { builtIn, restoration } from '../fixtures/documents.ts';
import { createEditor, type Editor } from '../store/createEditor.ts';
import { currentGraph } from '../store/state.ts';
import { boundaryViews, canvasViews } from '../views/boundaryViews.ts';
import { edgeViews } from '../views/edgeViews.ts';
import { boundaryEdges } from './boundaryEdges.ts';

const inputs = 'boundary:inputs';
const outputs = 'boundary:outputs';

/** Inside a subgraph that measures and restores; blur, picture and prior come from outside. */
function inside(workflow: Workflow = restoration()): Editor {
  const editor = createEditor({ catalogue: builtIn, workflow });
  editor.actions.enter(editor.actions.group(['measure', 'restore'])!);
  return editor;
}

function text({ getState }: Editor): string {
  return writeWorkflow(getState().workflow);
}

function names({ getState }: Editor): readonly string[] {
  return getState().history.entries.map(({ name }) => name);
}

function idOf({ getState }: Editor, inner: string): string {
  return boundaryEdges(currentGraph(getState())).find((edge) => edge.inner.join('.') === inner)!.id;
}

test('a subgraph has two boundary nodes with its ports, and an edge to each end inside', () => {
  const { getState, actions } = inside();
  expect(boundaryViews(getState()).map(({ data }) => data)).toMatchObject([
    {
      side: 'inputs',
      ports: [
        { name: 'inputs:image', title: 'Image', kind: 'image', connected: true },
        { name: 'inputs:operator', kind: 'operator' },
        { name: 'inputs:prior', kind: 'prior' },
        { name: 'params:steps', title: 'Steps', kind: 'number' },
      ],
    },
    { side: 'outputs', ports: [{ name: 'outputs:image', kind: 'image', connected: true }] },
  ]);
  expect(edgeViews(getState()).map((view) => [view.source, view.sourceHandle, view.target])).toEqual([
    ['measure', 'measurement', 'restore'],
    [inputs, 'inputs:image', 'measure'],
    [inputs, 'inputs:operator', 'measure'],
    [inputs, 'inputs:prior', 'restore'],
    [inputs, 'params:steps', 'restore'],
    ['restore', 'image', outputs],
  ]);
  actions.open([]);
  expect(boundaryViews(getState())).toEqual([]);
});

test('an edge to the empty port promotes, as the menu does, and a second port of a name gets a number', () => {
  const [drawn, chosen] = [inside(), inside()];
  drawn.actions.connect([inputs, '+'], ['measure', 'seed']);
  drawn.actions.connect([inputs, '+'], ['restore', 'seed']);
  drawn.actions.connect([inputs, '+'], ['restore', 'reference']);
  drawn.actions.connect(['measure', 'measurement'], [outputs, '+']);
  chosen.actions.promote('params', ['measure', 'seed']);
  chosen.actions.promote('params', ['restore', 'seed']);
  chosen.actions.promote('inputs', ['restore', 'reference']);
  chosen.actions.promote('outputs', ['measure', 'measurement']);
  expect(text(drawn)).toBe(text(chosen));
  expect(names(drawn)).toEqual(names(chosen));
  expect(currentGraph(drawn.getState()).params).toMatchObject({
    seed: { title: 'Seed' },
    'restore-seed': { title: 'Seed 2' },
  });
});

test('an edge from a port that is there leads on to one more end, in the place of what led there', () => {
  const editor = inside();
  editor.actions.addNode('@tweedie/workflow/show', { x: 0, y: 0 });
  editor.actions.connect([inputs, 'inputs:image'], ['show', 'image']);
  expect(currentGraph(editor.getState()).inputs!.image!.to).toEqual([
    ['measure', 'image'],
    ['show', 'image'],
  ]);
  editor.actions.connect(['restore', 'image'], ['show', 'image']);
  expect(currentGraph(editor.getState()).inputs!.image!.to).toEqual([['measure', 'image']]);
  editor.actions.connect([inputs, 'inputs:image'], ['show', 'image']);
  expect(currentGraph(editor.getState()).edges.map(({ to }) => to[0])).not.toContain('show');
});

test('an output comes from another source, and an edge that is moved takes its port along', () => {
  const editor = inside();
  editor.actions.reconnect(idOf(editor, 'restore.image'), { from: ['measure', 'measurement'] });
  expect(currentGraph(editor.getState()).outputs).toMatchObject({
    image: { from: ['measure', 'measurement'] },
  });
  editor.actions.undo();
  editor.actions.reconnect(idOf(editor, 'measure.image'), { to: ['restore', 'reference'] });
  expect(currentGraph(editor.getState()).inputs!.image!.to).toEqual([['restore', 'reference']]);
  expect(editor.getState().workflow.edges.map(({ to }) => to)).toContainEqual(['group', 'image']);
});

test('deleting the edge takes the port back with what hung on it outside, in one step', () => {
  const editor = inside();
  const before = text(editor);
  editor.actions.remove({ edges: [idOf(editor, 'restore.prior'), idOf(editor, 'restore.steps')] });
  expect(currentGraph(editor.getState()).inputs).not.toHaveProperty('prior');
  expect(currentGraph(editor.getState())).not.toHaveProperty('params');
  expect(editor.getState().workflow.edges.map(({ to }) => to)).not.toContainEqual(['group', 'prior']);
  expect(names(editor).at(-1)).toBe('Take back 2 ports');
  editor.actions.undo();
  editor.actions.remove({ edges: [idOf(editor, 'restore.image')] });
  expect(names(editor).at(-1)).toBe('Take back Image');
  expect(editor.getState().workflow.edges.map(({ from }) => from[0])).not.toContain('group');
  editor.actions.undo();
  expect(text(editor)).toBe(before);
});

test('ports are put in another order, which the node outside has too', () => {
  const editor = inside();
  editor.actions.movePort({ list: 'inputs', name: 'prior' }, -1);
  editor.actions.movePort({ list: 'inputs', name: 'image' }, -1);
  expect(Object.keys(currentGraph(editor.getState()).inputs!)).toEqual(['image', 'prior', 'operator']);
  expect(names(editor).slice(1)).toEqual(['Move Prior among the ports']);
  editor.actions.undo();
  expect(Object.keys(currentGraph(editor.getState()).inputs!)).toEqual(['image', 'operator', 'prior']);
});

test('what cannot be is known at once or says why', () => {
  const editor = inside();
  const from = (key: string): ReturnType<typeof connectionsFrom> =>
    connectionsFrom(editor.getState(), { end: [inputs, key], side: 'output' });
  expect(from('inputs:image').at(['restore', 'prior'])).toBe(false);
  expect(from('inputs:image').explain(['restore', 'prior'])).toMatchObject({
    message: 'Prior takes a prior, and Image brings an image.',
  });
  expect(from('+').explain(['measure', 'image'])).toMatchObject({
    message: 'Image is an input of the subgraph already.',
  });
  expect(from('params:steps').explain(['measure', 'image'])).toMatchObject({ allowed: false });
  expect(from('+').at([outputs, '+'])).toBe(false);
  expect(from('+').explain([outputs, '+'])).toMatchObject({ allowed: false });
  expect(from('+').explain(['restore', 'measurement'])).toEqual({
    allowed: true,
    replaces: ['measure', 'measurement'],
  });
  expect(from('inputs:image').explain(['restore', 'reference'])).toMatchObject({ allowed: true });
  const before = text(editor);
  editor.actions.connect([inputs, '+'], [outputs, '+']);
  editor.actions.connect([inputs, 'inputs:nothing'], ['restore', 'reference']);
  expect(text(editor)).toBe(before);
});

test('another source of an output is refused where its users do not take it, with their sentence', () => {
  const editor = createEditor({ catalogue: builtIn, workflow: restoration() });
  editor.actions.enter(editor.actions.group(['measure', 'restore', 'prior'])!);
  const connections = connectionsFrom(editor.getState(), { end: ['prior', 'prior'], side: 'output' });
  const refused = connections.explain([outputs, 'outputs:image']);
  expect(refused).toMatchObject({
    allowed: false,
    message: expect.stringContaining('takes an image') as string,
  });
  expect(connections.explain([outputs, '+'])).toEqual({ allowed: true });
});

test('boundary nodes have a place, move, and stand left and right after tidying, whatever the layout says', () => {
  const editor = inside();
  const at = (id: string): { readonly x: number } =>
    canvasViews(editor.getState()).find((view) => view.id === id)!.position;
  expect(at(inputs).x).toBeLessThan(at('measure').x);
  editor.actions.move(new Map([[inputs, { x: 5, y: 6 }]]));
  expect(editor.getState().workflow.layout!.subgraphs).toMatchObject({
    group: { boundary: { inputs: { x: 5, y: 6 } } },
  });
  expect(at(inputs)).toEqual({ x: 5, y: 6 });
  editor.actions.select({ items: [inputs] });
  expect(editor.getState().selection.items).toEqual(new Set([inputs]));
  editor.actions.tidy([]);
  expect(at(inputs).x).toBeLessThan(at('measure').x - 240);
  expect(at(outputs).x).toBeGreaterThan(at('restore').x + 240);
  const broken = { ...restoration(), layout: { subgraphs: { group: { boundary: [{ x: 'no' }] } } } };
  expect(boundaryViews(inside(broken).getState())[0]!.position.x).toEqual(expect.any(Number));
});

test('boundary nodes are not copied, muted or removed', () => {
  const editor = inside();
  const before = text(editor);
  editor.actions.select({ items: [inputs, outputs], edges: [] });
  editor.actions.remove();
  editor.actions.setMode(editor.getState().selection.items, 'mute');
  editor.actions.duplicate();
  expect(text(editor)).toBe(before);
  editor.actions.open([]);
  editor.actions.select({ items: [inputs] });
  expect(editor.getState().selection.items.size).toBe(0);
});

test('what did not change stays the same object', () => {
  const { getState, actions } = inside();
  const [views, edges] = [boundaryViews(getState()), edgeViews(getState())];
  actions.move(new Map([['measure', { x: 9, y: 9 }]]));
  actions.select({ items: ['measure'] });
  expect(boundaryViews(getState()).map(({ data }) => data)).toEqual(views.map(({ data }) => data));
  expect(boundaryViews(getState())[0]!.data).toBe(views[0]!.data);
  expect(edgeViews(getState())[3]).toBe(edges[3]);
});
