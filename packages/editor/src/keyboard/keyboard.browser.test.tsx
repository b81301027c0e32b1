import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { nodeOf, placed, showCanvas } from '../canvas/fixtures/showCanvas.tsx';
import type { Editor } from '../document/store/createEditor.ts';
import { currentGraph } from '../document/store/state.ts';

const workflow = placed(
  { photo: ['workflow/phantom'], grey: ['workflow/grey'], measure: ['workflow/measure'] },
  ['photo.image > grey.image', 'grey.image > measure.image'],
  { photo: [40, 40], grey: [340, 40], measure: [640, 40] },
);

const modes = (editor: Editor): unknown[] =>
  Object.values(editor.getState().workflow.nodes).map(({ mode, pinned }) => mode ?? pinned ?? 'runs');
const selected = (editor: Editor): string[] => [...editor.getState().selection.items];
const ids = (editor: Editor): string[] => Object.keys(currentGraph(editor.getState()).nodes);

test('Ctrl+A, M, Ctrl+B, P and H change all nodes, and change them back', async () => {
  const editor = await showCanvas(workflow);
  await userEvent.keyboard('{Control>}a{/Control}');
  expect(selected(editor)).toEqual(['photo', 'grey', 'measure']);
  await userEvent.keyboard('m');
  expect(modes(editor)).toEqual(['mute', 'mute', 'mute']);
  await expect.element(page.getByText('Muted').first()).toBeVisible();
  await userEvent.keyboard('m{Control>}b{/Control}');
  expect(modes(editor)).toEqual(['bypass', 'bypass', 'bypass']);
  await userEvent.keyboard('{Control>}b{/Control}p');
  expect(modes(editor)).toEqual([true, true, true]);
  await userEvent.keyboard('ph');
  expect(modes(editor)).toEqual(['runs', 'runs', 'runs']);
  await expect.poll(() => nodeOf('photo').offsetHeight).toBeLessThan(40);
});

test('arrow keys move what is selected, as one step; Alt and arrow keys go along edges', async () => {
  const editor = await showCanvas(workflow);
  editor.actions.select({ items: ['photo'] });
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{Shift>}{ArrowRight}{/Shift}');
  await expect.poll(() => nodeOf('photo').getBoundingClientRect().y).toBeCloseTo(56, 0);
  expect(editor.getState().history.position).toBe(1);
  await userEvent.keyboard('{Alt>}{ArrowRight}{/Alt}');
  expect(selected(editor)).toEqual(['grey']);
  await expect.poll(() => document.activeElement).toBe(nodeOf('grey'));
  await userEvent.keyboard('{Alt>}{ArrowRight}{ArrowLeft}{ArrowLeft}{/Alt}');
  expect(selected(editor)).toEqual(['photo']);
});

test('F connects the selected nodes from left to right', async () => {
  const editor = await showCanvas({ ...workflow, edges: [] });
  await userEvent.keyboard('{Control>}a{/Control}f');
  expect(editor.getState().workflow.edges).toEqual(workflow.edges);
});

test('Ctrl+Shift+E makes a subgraph, Tab enters it, Ctrl+Up and the breadcrumbs leave it', async () => {
  const editor = await showCanvas(workflow);
  editor.actions.select({ items: ['photo', 'grey'] });
  await userEvent.keyboard('{Control>}{Shift>}e{/Shift}{/Control}');
  const [group] = selected(editor);
  expect(ids(editor)).toEqual(expect.arrayContaining([group, 'measure']));
  await userEvent.keyboard('{Tab}');
  expect(editor.getState().path).toEqual([group]);
  await expect.poll(() => nodeOf('grey')).not.toBeNull();
  await expect.element(page.getByRole('navigation', { name: 'Where you are' })).toBeVisible();
  await userEvent.keyboard('{Control>}{ArrowUp}{/Control}');
  expect(editor.getState().path).toEqual([]);
  await userEvent.keyboard('{Control>}{ArrowDown}{/Control}');
  await userEvent.click(page.getByRole('button', { name: 'Untitled' }));
  expect(editor.getState().path).toEqual([]);
});

test('Ctrl+G draws a frame, Ctrl+D duplicates, Delete removes', async () => {
  const editor = await showCanvas(workflow);
  editor.actions.select({ items: ['photo'] });
  await userEvent.keyboard('{Control>}g{/Control}');
  await expect.poll(() => nodeOf('frame:frame')).not.toBeNull();
  editor.actions.select({ items: ['grey'] });
  await userEvent.keyboard('{Control>}d{/Control}');
  expect(ids(editor).length).toBe(4);
  await userEvent.keyboard('{Delete}');
  expect(ids(editor)).toEqual(['photo', 'grey', 'measure']);
});

test('a copy is pasted through the clipboard of the system', async () => {
  const editor = await showCanvas(workflow);
  editor.actions.select({ items: ['photo', 'grey'] });
  await userEvent.keyboard('{Control>}c{/Control}{Control>}v{/Control}');
  await expect.poll(() => ids(editor).length).toBe(5);
  expect(currentGraph(editor.getState()).edges.length).toBe(3);
});

test('keys that are typed in a field are no commands', async () => {
  const editor = await showCanvas(workflow);
  editor.actions.select({ items: ['photo'] });
  await userEvent.click(page.getByRole('textbox', { name: 'Width' }));
  await userEvent.keyboard('{Control>}a{/Control}mp{Delete}.');
  expect(modes(editor)).toEqual(['runs', 'runs', 'runs']);
  expect(ids(editor).length).toBe(3);
});

test('F2 renames, and Escape gives it up', async () => {
  const editor = await showCanvas(workflow);
  editor.actions.select({ items: ['grey'] });
  await userEvent.keyboard('{F2}Pale{Enter}');
  expect(editor.getState().workflow.nodes['grey']!.label).toBe('Pale');
  await userEvent.keyboard('{F2}Other{Escape}');
  expect(editor.getState().workflow.nodes['grey']!.label).toBe('Pale');
});

test('? lists all commands; what is found is done', async () => {
  const editor = await showCanvas(workflow);
  editor.actions.select({ items: ['grey'] });
  await userEvent.keyboard('?');
  await expect.element(page.getByRole('dialog', { name: 'Commands' })).toBeVisible();
  await userEvent.keyboard('mute{Enter}');
  await expect.poll(() => modes(editor)).toEqual(['runs', 'mute', 'runs']);
});

test('the menu of a node offers what can be done with it', async () => {
  const editor = await showCanvas(workflow);
  await userEvent.click(page.getByText('Turn grey'), { button: 'right' });
  await userEvent.click(page.getByRole('menuitemcheckbox', { name: /Bypass/ }));
  expect(modes(editor)).toEqual(['runs', 'bypass', 'runs']);
});
