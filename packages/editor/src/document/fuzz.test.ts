/** @file Whatever is done to a document can be undone, and what is known of it is true. */
import { check, parseWorkflow, type Workflow, writeWorkflow } from '@tweedie/workflow';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { builtIn, restoration } from './fixtures/documents.ts';
import { edgeIds } from './edgeIds.ts';
import { readForm } from './form/readForm.ts';
import { graphAt } from './graph.ts';
import { keysOf } from './items.ts';
import { createEditor, type Editor } from './store/createEditor.ts';
import { currentGraph } from './store/state.ts';
import { edgeViews } from './views/edgeViews.ts';
import { nodeViews } from './views/nodeViews.ts';

/** A document with a plugin that nobody has, things that the schema does not know, a subgraph, a frame and a note. */
function strange(): Workflow {
  const usual = restoration();
  return parseWorkflow({
    ...usual,
    nodes: {
      ...usual.nodes,
      alien: {
        type: '@nobody/plugin/thing',
        version: 7,
        params: { deep: [{ x: -0 }] },
        extra: { kept: true },
      },
      'group-1': { type: 'subgraph:inner', version: 1, params: { strength: 2 } },
    },
    edges: [
      ...usual.edges,
      { from: ['photo', 'image'], to: ['alien', 'in'], colour: 'red' },
      { from: ['alien', 'out'], to: ['group-1', 'picture'] },
    ],
    subgraphs: {
      inner: {
        name: 'Inner',
        nodes: {
          crop: { type: '@tweedie/workflow/crop', version: 1 },
          other: { type: '@nobody/plugin/thing', version: 7, params: { strength: 1 } },
        },
        edges: [{ from: ['crop', 'image'], to: ['other', 'in'] }],
        inputs: { picture: { to: [['crop', 'image']] } },
        outputs: { z: { from: ['crop', 'image'] }, a: { from: ['other', 'out'] } },
        params: { strength: { to: [['other', 'strength']] }, cut: { to: [['crop', 'width']] } },
        unknown: 1,
      },
    },
    layout: {
      ...usual.layout,
      frames: { one: { x: -20, y: -20, width: 700, height: 400, title: 'One', mood: 'good' } },
      notes: { two: { x: 10, y: 500, text: 'Two' } },
      edges: { 'alien.in': { points: [{ x: 1, y: 2 }] } },
      theme: 'own',
    },
    anything: { at: 'all' },
  });
}

type Command = (editor: Editor, pick: <T>(from: readonly T[]) => T | undefined) => void;

const point = { x: 12, y: -7 };
const types = ['@tweedie/workflow/crop', '@tweedie/solvers/dps', '@nobody/plugin/thing', 'subgraph:inner'];

/** Each does something to things that it picks; what is picked need not fit. */
const commands: Readonly<Record<string, Command>> = {
  addNode: ({ actions }, pick) => void actions.addNode(pick(types)!, point),
  addOnEdge: (editor, pick) => {
    const onEdge = pick(edgeIds(currentGraph(editor.getState()).edges));
    editor.actions.addNode(pick(types)!, point, onEdge === undefined ? {} : { onEdge });
  },
  removeItems: ({ actions, getState }, pick) => actions.remove({ items: some(getState(), pick, 1) }),
  removeEdges({ actions, getState }, pick) {
    const id = pick(edgeIds(currentGraph(getState()).edges));
    if (id !== undefined) actions.remove({ edges: [id] });
  },
  move: ({ actions, getState }, pick) =>
    actions.move(new Map(some(getState(), pick, 2).map((id, i) => [id, { x: i * 9, y: 4 }]))),
  drag({ actions, getState }, pick) {
    for (const x of [1, 2, 3])
      actions.move(new Map(some(getState(), pick, 1).map((id) => [id, { x, y: x }])), 'drag');
    if (pick([true, false])) actions.settle();
  },
  connect({ actions, getState }, pick) {
    const views = nodeViews(getState()).flatMap((view) => (view.type === 'node' ? [view] : []));
    const [from, to] = [pick(views), pick(views)];
    const [output, input] = [pick(from?.data.outputs ?? []), pick(to?.data.inputs ?? [])];
    if (from && to && output && input) actions.connect([from.id, output.name], [to.id, input.name]);
  },
  reconnect({ actions, getState }, pick) {
    const { edges } = currentGraph(getState());
    const [id, other] = [pick(edgeIds(edges)), pick(edges)];
    if (id !== undefined && other) actions.reconnect(id, pick([{ from: other.from }, { to: other.to }])!);
  },
  swap({ actions, getState }, pick) {
    const { edges } = currentGraph(getState());
    const [one, other] = [pick(edges), pick(edges)];
    if (one && other) actions.swapLinks(one.to, other.to);
  },
  bend({ actions, getState }, pick) {
    const id = pick(edgeIds(currentGraph(getState()).edges));
    if (id !== undefined) actions.setWaypoints(id, pick([[], [point], [point, point]])!);
  },
  insert({ actions, getState }, pick) {
    const edge = pick(edgeIds(currentGraph(getState()).edges));
    const [node] = nodesOf(getState(), pick, 1);
    if (edge !== undefined && node !== undefined) actions.insertOnEdge(edge, node);
  },
  detach: ({ actions, getState }, pick) => actions.detach(nodesOf(getState(), pick, 2)),
  set({ actions, getState }, pick) {
    const [node] = nodesOf(getState(), pick, 1);
    if (node !== undefined)
      actions.setParameter(node, pick(['sigma', 'steps', 'strength'])!, pick([1, 30, -0, 'x']));
  },
  unset({ actions, getState }, pick) {
    const [node] = nodesOf(getState(), pick, 1);
    if (node !== undefined) actions.unsetParameters(node, ['sigma', 'steps', 'strength', 'width']);
  },
  label: ({ actions, getState }, pick) => actions.setLabel(nodesOf(getState(), pick, 1), pick(['', 'Blur'])!),
  note: ({ actions, getState }, pick) => actions.setNote(nodesOf(getState(), pick, 1), pick(['', 'Why'])!),
  rename({ actions, getState }, pick) {
    const [node] = nodesOf(getState(), pick, 1);
    if (node !== undefined) actions.rename(node, pick(['blur', 'fresh', 'no id', 'restore'])!);
  },
  mode: ({ actions, getState }, pick) =>
    actions.setMode(nodesOf(getState(), pick, 2), pick(['mute', 'bypass', undefined] as const)),
  pin: ({ actions, getState }, pick) => actions.setPinned(nodesOf(getState(), pick, 2), pick([true, false])!),
  collapse: ({ actions, getState }, pick) =>
    actions.setCollapsed(nodesOf(getState(), pick, 2), pick([true, false])!),
  duplicate: ({ actions, getState }, pick) =>
    actions.duplicate(some(getState(), pick, 3), { incoming: pick([true, false])! }),
  paste({ actions, getState }, pick) {
    const text = actions.copy(some(getState(), pick, 3));
    if (text !== undefined)
      actions.paste(pick([text, ` ${text}`])!, point, { incoming: pick([true, false])! });
  },
  frame: ({ actions, getState }, pick) => void actions.addFrame(some(getState(), pick, 2)),
  frameMode({ actions, getState }, pick) {
    const [key] = keysOf(itemsOf(getState()), 'frame');
    if (key !== undefined) actions.setFrameMode(key, pick(['mute', undefined] as const));
  },
  retitle({ actions, getState }, pick) {
    const key = pick(keysOf(itemsOf(getState()), 'frame'));
    if (key !== undefined) actions.setFrame(key, { title: pick(['A', 'B'])! });
  },
  canvasNote: ({ actions }) => void actions.addNote(point, 'Remember'),
  align: ({ actions, getState }, pick) => actions.align('left', some(getState(), pick, 3)),
  distribute: ({ actions, getState }, pick) => actions.distribute('vertically', some(getState(), pick, 4)),
  tidy: ({ actions, getState }, pick) => actions.tidy(some(getState(), pick, 3)),
  group: ({ actions, getState }, pick) => void actions.group(some(getState(), pick, 3)),
  ungroup({ actions, getState }, pick) {
    const [node] = nodesOf(getState(), pick, 1);
    if (node !== undefined) actions.ungroup(node);
  },
  promote({ actions, getState }, pick) {
    const view = pick(nodeViews(getState()).flatMap((each) => (each.type === 'node' ? [each] : [])));
    const [input, param] = [pick(view?.data.inputs ?? []), pick(view?.data.params ?? [])];
    const output = pick(view?.data.outputs ?? []);
    if (view && input) actions.promote('inputs', [view.id, input.name]);
    if (view && param) actions.promote('params', [view.id, param.description.name]);
    if (view && output) actions.promote('outputs', [view.id, output.name]);
  },
  unpromote({ actions, getState }, pick) {
    const graph = currentGraph(getState());
    const list = pick(['inputs', 'outputs', 'params'] as const)!;
    const name = pick(Object.keys(graph[list] ?? {}));
    if (name !== undefined) actions.unpromote(list, name);
  },
  enter({ actions, getState }, pick) {
    const inside = nodeViews(getState()).filter(
      (view) => view.type === 'node' && view.data.subgraph !== undefined,
    );
    const view = pick(inside);
    if (view) actions.enter(view.id);
  },
  promoteInside(editor, pick) {
    commands.enter!(editor, pick);
    commands.promote!(editor, pick);
  },
  showInForm({ actions, getState }, pick) {
    const node = pick(Object.keys(getState().workflow.nodes));
    if (node !== undefined) actions.showInForm([node, pick(['sigma', 'steps', 'strength'])!]);
  },
  arrangeForm({ actions, getState }, pick) {
    const ends = readForm(graphAt(getState().workflow)).fields.map(({ to }) => to);
    const [one, other] = [pick(ends), pick(ends)];
    if (one && other) pick([actions.moveField, actions.hideFromForm])!(one, other);
    if (one) actions.setField(one, { title: pick(['', 'Patience'])! });
  },
  leave: ({ actions, getState }) => actions.open(getState().path.slice(0, -1)),
  undo: ({ actions }) => actions.undo(),
  redo: ({ actions }) => actions.redo(),
};

type State = ReturnType<Editor['getState']>;
type Pick = Parameters<Command>[1];

function itemsOf(state: State): readonly string[] {
  return nodeViews(state).map(({ id }) => id);
}

function some(state: State, pick: Pick, most: number): readonly string[] {
  const picked = Array.from({ length: most }, () => pick(itemsOf(state)));
  return [...new Set(picked.filter((id) => id !== undefined))];
}

function nodesOf(state: State, pick: Pick, most: number): readonly string[] {
  return keysOf(some(state, pick, most), 'node');
}

/** A command by its name, and the numbers by which it picks. */
const step = fc.tuple(
  fc.constantFrom(...Object.keys(commands)),
  fc.array(fc.nat(1000), { minLength: 8, maxLength: 8 }),
);

function perform(editor: Editor, [name, numbers]: readonly [string, readonly number[]]): void {
  let next = 0;
  commands[name]!(editor, (from) => from[numbers[next++ % numbers.length]! % Math.max(1, from.length)]);
}

function open(workflow: Workflow): Editor {
  let time = 0;
  return createEditor({ catalogue: builtIn, workflow, now: () => (time += 400) });
}

test('Fifty commands and as many undos give the identical document, and redo the last one', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 50, maxLength: 50 }), (steps) => {
      const before = strange();
      const editor = open(before);
      for (const each of steps) perform(editor, each);
      const after = editor.getState().workflow;
      const { position } = editor.getState().history;
      for (let i = 0; i < 50; i++) editor.actions.undo();
      if (position <= 50) {
        expect(writeWorkflow(editor.getState().workflow)).toBe(writeWorkflow(before));
        expect(JSON.stringify(editor.getState().workflow)).toBe(JSON.stringify(before));
      }
      editor.actions.jump(0);
      expect(JSON.stringify(editor.getState().workflow)).toBe(JSON.stringify(before));
      editor.actions.jump(position);
      expect(JSON.stringify(editor.getState().workflow)).toBe(JSON.stringify(after));
    }),
    { numRuns: 25 },
  );
});

test('After every command the document can be saved and opened, and what is known of it is what a fresh look finds', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const editor = open(strange());
      for (const each of steps) {
        perform(editor, each);
        const { workflow, checked, selection } = editor.getState();
        const text = writeWorkflow(workflow);
        expect(writeWorkflow(parseWorkflow(text))).toBe(text);
        const fresh = check(workflow, builtIn);
        expect(checked.problems).toEqual(fresh.problems);
        expect([...checked.inference.edges]).toEqual([...fresh.inference.edges]);
        expect(itemsOf(editor.getState())).toEqual(expect.arrayContaining([...selection.items]));
      }
      const again = open(structuredClone(editor.getState().workflow));
      again.actions.open(editor.getState().path);
      const byId = (views: readonly { readonly id: string; readonly data: object }[]): object =>
        Object.fromEntries(views.map(({ id, data }) => [id, JSON.stringify(data)]));
      expect(byId(edgeViews(editor.getState()))).toEqual(byId(edgeViews(again.getState())));
      expect(byId(nodeViews(editor.getState()))).toEqual(byId(nodeViews(again.getState())));
    }),
    { numRuns: 25 },
  );
});

test('What the schema does not know survives every command that does not remove it', () => {
  const removing = [
    'removeItems',
    'removeEdges',
    'ungroup',
    'undo',
    'detach',
    'insert',
    'addOnEdge',
    'group',
  ];
  const harmless = step.filter(([name]) => !removing.includes(name));
  fc.assert(
    fc.property(fc.array(harmless, { maxLength: 30 }), (steps) => {
      const editor = open(strange());
      for (const each of steps) perform(editor, each);
      const { workflow } = editor.getState();
      const aliens = Object.values(workflow.nodes).filter(({ extra }) => extra !== undefined);
      expect(aliens.length).toBeGreaterThan(0);
      expect(aliens[0]).toMatchObject({ type: '@nobody/plugin/thing', version: 7, extra: { kept: true } });
      expect(aliens[0]!.params).toMatchObject({ deep: [{ x: -0 }] });
      expect(workflow).toMatchObject({ anything: { at: 'all' }, subgraphs: { inner: { unknown: 1 } } });
      expect(workflow.layout).toMatchObject({ theme: 'own', frames: { one: { mood: 'good' } } });
    }),
    { numRuns: 25 },
  );
});
