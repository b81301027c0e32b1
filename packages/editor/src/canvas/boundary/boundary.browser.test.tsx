import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Point } from '../../document/geometry.ts';
import { readLayout } from '../../document/layout/readLayout.ts';
import type { Editor } from '../../document/store/createEditor.ts';
import { currentGraph } from '../../document/store/state.ts';
import { problemsOf } from '../../fixtures/problemsOf.ts';
import { mouse } from '../fixtures/mouse.ts';
import { nodeOf, placed, portOf, showCanvas } from '../fixtures/showCanvas.tsx';

/** Inside a subgraph that measures: picture and operator come from outside, and nothing is shown but that. */
async function inside(): Promise<Editor> {
  const editor = await showCanvas(
    placed(
      {
        photo: ['workflow/phantom'],
        blur: ['operators/gaussian-blur'],
        measure: ['workflow/measure'],
        grey: ['workflow/grey'],
      },
      ['photo.image > measure.image', 'blur.operator > measure.operator'],
      { photo: [0, 0], blur: [0, 200], measure: [360, 60], grey: [360, 330] },
    ),
  );
  const node = editor.actions.group(['measure', 'grey'])!;
  editor.actions.enter(node);
  editor.actions.move(
    new Map([
      ['boundary:inputs', { x: 30, y: 120 }],
      ['boundary:outputs', { x: 700, y: 120 }],
    ]),
  );
  editor.actions.setViewport({ x: 0, y: 0, zoom: 1 });
  editor.actions.open([]);
  editor.actions.enter(node);
  await expect.element(page.getByText('New input')).toBeVisible();
  return editor;
}

const empty = { inputs: 'boundary:inputs.+', outputs: 'boundary:outputs.+' };

test('an edge from the empty port makes a port, and Ctrl+Z takes it back', async () => {
  const editor = await inside();
  const before = editor.getState().workflow;
  await mouse.drag(portOf(empty.inputs), portOf('measure.noise'));
  expect(currentGraph(editor.getState()).inputs).toMatchObject({ noise: { to: [['measure', 'noise']] } });
  await expect.element(page.getByRole('button', { name: /^Input Noise of the subgraph/ })).toBeVisible();
  await userEvent.keyboard('{Control>}z{/Control}');
  expect(editor.getState().workflow).toEqual(before);
});

test('an edge that is let go over the boundary node makes a port too', async () => {
  const editor = await inside();
  const header = nodeOf('boundary:outputs').getBoundingClientRect();
  editor.actions.unpromote('outputs', 'measurement');
  await expect.poll(() => document.querySelectorAll('[data-port^="boundary:outputs"]').length).toBe(2);
  await mouse.drag(portOf('measure.measurement'), { x: header.x + 60, y: header.y + 14 });
  expect(currentGraph(editor.getState()).outputs).toMatchObject({
    measurement: { from: ['measure', 'measurement'] },
  });
});

test('what cannot take the edge is dimmed, and says why', async () => {
  await inside();
  await mouse.hold(portOf('boundary:inputs.inputs:operator'), portOf('grey.image'));
  expect(portOf('grey.image').dataset['dimmed']).toBe('true');
  expect(document.querySelector('[data-side="outputs"][data-dimmed]')).not.toBeNull();
  await expect
    .poll(() => document.body.textContent)
    .toContain('takes an image, and Operator brings an operator');
  await mouse.up(portOf('grey.image'));
});

test('by the keyboard a port is promoted, renamed, moved and taken back', async () => {
  const editor = await inside();
  portOf(empty.inputs).focus();
  await userEvent.keyboard('{Enter}measure noise{Enter}');
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  const port = page.getByRole('button', { name: /^Input Noise of/ });
  port.element().focus();
  await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
  expect(Object.keys(currentGraph(editor.getState()).inputs!).at(-2)).toBe('noise');
  port.element().focus();
  await userEvent.keyboard('{F2}Grain{Enter}');
  expect(currentGraph(editor.getState()).inputs).toMatchObject({ noise: { title: 'Grain' } });
  const named = page.getByRole('button', { name: /^Input Grain of/ });
  await expect.element(named).toHaveFocus();
  await userEvent.keyboard('{Delete}');
  expect(currentGraph(editor.getState()).inputs).not.toHaveProperty('noise');
  expect(editor.getState().history.entries.at(-1)!.name).toBe('Take back Grain');
});

test('two clicks rename a port, and its menu moves it and takes it back', async () => {
  const editor = await inside();
  const operator = nodeOf('boundary:inputs').querySelector('[data-row="port inputs:operator"] span')!;
  await userEvent.dblClick(operator);
  await userEvent.keyboard('Camera{Enter}');
  expect(currentGraph(editor.getState()).inputs).toMatchObject({ operator: { title: 'Camera' } });
  const row = nodeOf('boundary:inputs').querySelector('[data-row="port inputs:operator"]')!;
  await userEvent.click(row, { button: 'right' });
  await userEvent.click(page.getByRole('menuitem', { name: 'Move up' }));
  expect(Object.keys(currentGraph(editor.getState()).inputs!)[0]).toBe('operator');
  await userEvent.click(row, { button: 'right' });
  await userEvent.click(page.getByRole('menuitem', { name: 'Take back' }));
  expect(currentGraph(editor.getState()).inputs).not.toHaveProperty('operator');
});

test('an edge at the boundary is selected and deleted as others are', async () => {
  const editor = await inside();
  const edge = document.querySelector<SVGElement>('.react-flow__edge[data-id*="inputs:operator"]')!;
  edge.focus();
  await userEvent.keyboard('{Enter}{Delete}');
  expect(currentGraph(editor.getState()).inputs).not.toHaveProperty('operator');
  expect(editor.getState().workflow.edges.map(({ from }) => from[0])).not.toContain('blur');
});

test('boundary nodes are moved by the mouse and by arrow keys, and stay when Delete is pressed', async () => {
  const editor = await inside();
  const box = nodeOf('boundary:inputs').getBoundingClientRect();
  const grip = { x: box.x + 60, y: box.y + 14 };
  await mouse.drag(grip, { x: grip.x + 20, y: grip.y + 60 });
  const place = (): Point => readLayout(currentGraph(editor.getState()).layout).boundary.get('inputs')!;
  const moved = place(); // the first pixels are not yet a drag
  expect(moved.x).toBeGreaterThan(40);
  expect(moved.y).toBeGreaterThan(160);
  await userEvent.keyboard('{ArrowRight}{Delete}');
  expect(place()).toEqual({ x: moved.x + 8, y: moved.y });
  expect(nodeOf('boundary:inputs')).not.toBeNull();
});

for (const theme of ['dark', 'light', 'contrast']) {
  test(`axe finds nothing inside a subgraph, ${theme}`, async () => {
    document.documentElement.dataset['theme'] = theme;
    await inside();
    expect(await problemsOf(document.body)).toEqual([]);
  });
}
