import { expect, test } from 'vitest';
import { parseWorkflow, type Workflow, writeWorkflow } from '@tweedie/workflow';
import { builtIn, graphOf, restoration } from '../fixtures/documents.ts';
import { graphAt } from '../graph.ts';
import { createEditor, type Editor } from '../store/createEditor.ts';
import { formItems } from './formItems.ts';
import { readForm } from './readForm.ts';

function open(workflow: Workflow = restoration()): Editor {
  return createEditor({ catalogue: builtIn, workflow });
}
const shown = ({ getState }: Editor): readonly string[] =>
  readForm(graphAt(getState().workflow)).fields.map(({ to }) => to.join('.'));

test('a parameter is shown in the form and hidden again, each as a step that can be undone', () => {
  const editor = open();
  const before = writeWorkflow(editor.getState().workflow);
  editor.actions.showInForm(['restore', 'steps'], ['blur', 'sigma']);
  expect(shown(editor)).toEqual(['restore.steps', 'blur.sigma']);
  editor.actions.showInForm(['restore', 'steps']);
  editor.actions.hideFromForm(['restore', 'steps']);
  expect(shown(editor)).toEqual(['blur.sigma']);
  const names = editor.getState().history.entries.map(({ name }) => name);
  expect(names).toEqual(['Show Steps, Width in the form', 'Hide Steps from the form']);
  editor.actions.jump(0);
  expect(writeWorkflow(editor.getState().workflow)).toBe(before);
});

test('what the form says does not change what runs', () => {
  const editor = open();
  const { checked } = editor.getState();
  editor.actions.showInForm(['restore', 'steps']);
  editor.actions.setField(['restore', 'steps'], { title: 'Patience', min: 5, max: 50 });
  expect(editor.getState().checked).toBe(checked);
  expect(parseWorkflow(writeWorkflow(editor.getState().workflow))).toEqual(editor.getState().workflow);
});

test('a field has the words and the bounds of the form, which narrow those of the parameter', () => {
  const editor = open();
  editor.actions.showInForm(['restore', 'steps']);
  editor.actions.setField(['restore', 'steps'], { title: 'Patience', min: -4, max: 50 });
  const [item] = formItems(editor.getState());
  expect(item).toMatchObject({ title: 'Patience', value: 20, description: { title: 'Patience', max: 50 } });
  expect(item!.description.min).not.toBe(-4);
  editor.actions.setField(['restore', 'steps'], { title: '', max: undefined });
  expect(readForm(graphAt(editor.getState().workflow)).fields).toEqual([
    { to: ['restore', 'steps'], min: -4 },
  ]);
});

test('fields move before others and to the end', () => {
  const editor = open();
  editor.actions.showInForm(['restore', 'steps'], ['blur', 'sigma'], ['photo', 'width']);
  editor.actions.moveField(['photo', 'width'], ['restore', 'steps']);
  expect(shown(editor)).toEqual(['photo.width', 'restore.steps', 'blur.sigma']);
  editor.actions.moveField(['photo', 'width']);
  expect(shown(editor)).toEqual(['restore.steps', 'blur.sigma', 'photo.width']);
});

test('fields follow a node that gets another id, and go with one that is removed', () => {
  const editor = open();
  editor.actions.showInForm(['restore', 'steps'], ['blur', 'sigma']);
  editor.actions.rename('restore', 'repair');
  expect(shown(editor)).toEqual(['repair.steps', 'blur.sigma']);
  editor.actions.remove({ items: ['blur'] });
  expect(shown(editor)).toEqual(['repair.steps']);
});

test('fields go into a group and come out of it again', () => {
  const editor = open();
  editor.actions.showInForm(['restore', 'eta'], ['restore', 'steps'], ['photo', 'width']);
  const known = shown(editor);
  const node = editor.actions.group(['restore', 'measure'], 'Repair')!;
  expect(shown(editor)).toEqual([
    ...known.slice(0, -1).map((id) => id.replace('restore', node)),
    'photo.width',
  ]);
  expect(formItems(editor.getState()).find(({ to }) => to[1] === 'steps')?.value).toBe(20);
  editor.actions.ungroup(node);
  expect(shown(editor)).toEqual(known);
});

test('inside a subgraph the form is still that of the document', () => {
  const editor = open();
  const node = editor.actions.group(['restore'], 'Repair')!;
  editor.actions.enter(node);
  editor.actions.showInForm(['blur', 'sigma'], ['restore', 'steps']);
  expect(shown(editor)).toEqual(['blur.sigma']);
});

test('without a form there are the pictures first, then what was set, and the first number of the solver', () => {
  const workflow = parseWorkflow({
    format: 1,
    ...graphOf(
      {
        restore: ['solvers/red-diff', { seed: 4 }],
        blur: ['operators/gaussian-blur', { sigma: 2 }],
        photo: ['workflow/image', { file: 'a.png' }, { label: 'Old photograph' }],
      },
      [],
    ),
  });
  const items = formItems(open(workflow).getState());
  expect(items[0]).toMatchObject({ to: ['photo', 'file'], title: 'Old photograph', value: 'a.png' });
  const ends = items.map(({ to }) => to.join('.'));
  expect(ends).toContain('blur.sigma');
  expect(ends.filter((end) => end.startsWith('restore.'))).toEqual(['restore.steps']);
  expect(ends).not.toContain('restore.seed');
});

test('two fields of one title say of which node they are', () => {
  const two = graphOf(
    { near: ['operators/gaussian-blur'], far: ['operators/gaussian-blur', {}, { label: 'Far' }] },
    [],
  );
  const editor = open(parseWorkflow({ format: 1, ...two }));
  editor.actions.showInForm(['near', 'sigma'], ['far', 'sigma']);
  const titles = formItems(editor.getState()).map(({ title }) => title);
  expect(new Set(titles).size).toBe(2);
  expect(titles[1]).toMatch(/^Far: /);
});

test('a form that makes no sense is no form, and stays in the document', () => {
  const form = {
    fields: [1, { to: ['a'] }, { to: ['blur', 'sigma'], mood: 'good' }, { to: ['nobody', 'x'] }],
    own: 1,
  };
  const editor = open(restoration({ layout: { form } }));
  expect(formItems(editor.getState()).map(({ to }) => to.join('.'))).toEqual(['blur.sigma']);
  editor.actions.setField(['blur', 'sigma'], { title: 'Blur' });
  const { form: after } = editor.getState().workflow.layout as { form: typeof form };
  expect(after.own).toBe(1);
  expect(after.fields).toEqual([
    1,
    { to: ['a'] },
    { to: ['blur', 'sigma'], mood: 'good', title: 'Blur' },
    form.fields[3],
  ]);
});
