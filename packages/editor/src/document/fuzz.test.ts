/** @file Whatever is done to a document can be undone, and what is known of it is true. */
import { check, parseWorkflow, type Workflow, writeWorkflow } from '@tweedie/workflow';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commands, itemsOf } from './fixtures/commands.ts';
import { builtIn, restoration } from './fixtures/documents.ts';
import { createEditor, type Editor } from './store/createEditor.ts';
import { edgeViews } from './views/edgeViews.ts';
import { canvasViews } from './views/boundaryViews.ts';

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
      expect(byId(canvasViews(editor.getState()))).toEqual(byId(canvasViews(again.getState())));
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
