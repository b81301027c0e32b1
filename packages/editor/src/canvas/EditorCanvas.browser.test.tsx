import { beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { problemsOf } from '../fixtures/problemsOf.ts';
import { currentGraph } from '../document/store/state.ts';
import { restoration } from '../document/fixtures/documents.ts';
import type { Workflow } from '@tweedie/workflow';
import { mouse } from './fixtures/mouse.ts';
import { nodeOf, placed, portOf, showCanvas } from './fixtures/showCanvas.tsx';

/** A picture and a blur that hang on nothing yet, and where they could go. */
function loose(): Workflow {
  return placed(
    {
      photo: ['workflow/phantom'],
      blur: ['operators/gaussian-blur'],
      measure: ['workflow/measure'],
      grey: ['workflow/grey'],
    },
    [],
    { photo: [40, 40], blur: [40, 300], measure: [460, 60], grey: [460, 320] },
  );
}

beforeEach(() => {
  document.documentElement.dataset['theme'] = 'dark';
});

test('an edge is drawn from an output to an input with the mouse, and Ctrl+Z takes it back', async () => {
  const editor = await showCanvas(loose());
  await mouse.drag(portOf('photo.image'), portOf('measure.image'));
  const edge = { from: ['photo', 'image'], to: ['measure', 'image'] };
  expect(editor.getState().workflow.edges).toEqual([edge]);
  await expect.poll(() => document.querySelectorAll('.react-flow__edge').length).toBe(1);
  await userEvent.keyboard('{Control>}z{/Control}');
  expect(editor.getState().workflow.edges).toEqual([]);
});

test('ports that cannot take the edge are dimmed while it is drawn, and the one at the pointer says why', async () => {
  const editor = await showCanvas(loose());
  await mouse.hold(portOf('photo.image'), portOf('measure.operator'));
  expect(portOf('measure.operator').dataset['dimmed']).toBe('true');
  expect(portOf('measure.image').dataset['dimmed']).toBeUndefined();
  expect(document.querySelector('[data-dimmed] .react-flow__handle')).not.toBeNull();
  const sentence = 'takes an operator';
  await expect.poll(() => page.getByRole('status').first().element().textContent).toContain(sentence);
  await mouse.up(portOf('measure.operator'));
  expect(editor.getState().workflow.edges).toEqual([]);
  await expect.poll(() => document.body.textContent).toContain(sentence);
  expect(portOf('measure.operator').dataset['dimmed']).toBeUndefined();
});

test('an edge that would take the place of another says so, and calls the node by its title', async () => {
  const editor = await showCanvas(loose());
  editor.actions.connect(['grey', 'image'], ['measure', 'image']);
  await mouse.hold(portOf('photo.image'), portOf('measure.image'));
  await expect
    .poll(() => page.getByRole('status').first().element().textContent)
    .toContain('Takes the place of the edge from Turn grey');
});

test('an edge that is let go over a node takes the first input that fits', async () => {
  const editor = await showCanvas(loose());
  const body = nodeOf('measure').getBoundingClientRect();
  await mouse.drag(portOf('blur.operator'), { x: body.x + 120, y: body.y + 15 });
  expect(editor.getState().workflow.edges).toEqual([
    { from: ['blur', 'operator'], to: ['measure', 'operator'] },
  ]);
});

test('an edge that is let go on the pane opens the palette with what fits, and the new node is connected', async () => {
  const editor = await showCanvas(loose());
  await mouse.drag(portOf('photo.image'), { x: 330, y: 480 });
  await expect.element(page.getByRole('dialog')).toBeVisible();
  await expect.element(page.getByRole('option', { name: /Gaussian noise/ })).not.toBeInTheDocument();
  await userEvent.keyboard('turn grey{Enter}');
  const { workflow, history } = editor.getState();
  const added = Object.keys(workflow.nodes).find((id) => !['photo', 'blur', 'measure', 'grey'].includes(id))!;
  expect(workflow.edges).toEqual([{ from: ['photo', 'image'], to: [added, 'image'] }]);
  expect(history.entries.map(({ name }) => name)).toEqual(['Add Turn grey']);
});

test('two clicks connect two ports', async () => {
  const editor = await showCanvas(loose());
  await userEvent.click(portOf('photo.image'));
  await expect.poll(() => portOf('measure.operator').dataset['dimmed']).toBe('true');
  await userEvent.click(portOf('grey.image'));
  expect(editor.getState().workflow.edges).toEqual([{ from: ['photo', 'image'], to: ['grey', 'image'] }]);
  expect(portOf('measure.operator').dataset['dimmed']).toBeUndefined();
});

test('a port lists by the keyboard what it may be connected to, and why not', async () => {
  const editor = await showCanvas(loose());
  portOf('photo.image').focus();
  await userEvent.keyboard('{Enter}');
  await expect
    .element(page.getByRole('option', { name: /Measure › Operator.*takes an operator/ }))
    .toBeVisible();
  await userEvent.keyboard('measure{Enter}');
  expect(editor.getState().workflow.edges).toEqual([{ from: ['photo', 'image'], to: ['measure', 'image'] }]);
});

test('the end of an edge is dragged to another input, or off it', async () => {
  const workflow = loose();
  const editor = await showCanvas({
    ...workflow,
    edges: [{ from: ['photo', 'image'], to: ['measure', 'image'] }],
  });
  await expect.poll(() => document.querySelector('.react-flow__edgeupdater-target')).not.toBeNull();
  await mouse.drag(document.querySelector('.react-flow__edgeupdater-target')!, portOf('grey.image'));
  expect(editor.getState().workflow.edges).toEqual([{ from: ['photo', 'image'], to: ['grey', 'image'] }]);
  await mouse.drag(document.querySelector('.react-flow__edgeupdater-target')!, { x: 380, y: 600 });
  expect(editor.getState().workflow.edges).toEqual([]);
});

test('a node that is dropped on an edge goes on it', async () => {
  const workflow = placed(
    { photo: ['workflow/phantom'], measure: ['workflow/measure'], grey: ['workflow/grey'] },
    ['photo.image > measure.image'],
    { photo: [20, 40], measure: [700, 40], grey: [360, 400] },
  );
  const editor = await showCanvas(workflow);
  const header = nodeOf('grey').getBoundingClientRect();
  const grip = { x: header.x + 120, y: header.y + 16 };
  const line = document.querySelector('.react-flow__edge-path')!.getBoundingClientRect();
  await mouse.drag(grip, { x: line.x + line.width / 2, y: line.y + line.height / 2 });
  expect(new Set(editor.getState().workflow.edges.map(({ to }) => to.join('.')))).toEqual(
    new Set(['grey.image', 'measure.image']),
  );
});

test('dragging a node is one step of the history, and a frame takes along what lies in it', async () => {
  const editor = await showCanvas(loose());
  editor.actions.addFrame(['photo']);
  await expect.poll(() => nodeOf('frame:frame')).not.toBeNull();
  const steps = editor.getState().history.position;
  const before = nodeOf('photo').getBoundingClientRect();
  const frame = nodeOf('frame:frame').getBoundingClientRect();
  const grip = { x: frame.x + 8, y: frame.y + frame.height - 8 };
  await mouse.drag(grip, { x: grip.x + 40, y: grip.y + 24 });
  const moved = (): number => nodeOf('frame:frame').getBoundingClientRect().x - frame.x;
  await expect.poll(moved).toBeGreaterThan(20);
  expect(nodeOf('photo').getBoundingClientRect().x - before.x).toBeCloseTo(moved(), 0);
  expect(editor.getState().history.position).toBe(steps + 1);
});

test('double-click, Space and Shift+A open the palette, which finds nodes by other words', async () => {
  const editor = await showCanvas(loose());
  await userEvent.dblClick(document.querySelector('.react-flow__pane')!, { position: { x: 350, y: 600 } });
  await expect.element(page.getByRole('dialog')).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  await userEvent.keyboard('{Shift>}a{/Shift}');
  await expect.element(page.getByRole('dialog')).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  await userEvent.keyboard(' ');
  await userEvent.keyboard('shepp{Enter}');
  const isPhantom = ({ type }: { readonly type: string }): boolean => type === '@tweedie/workflow/phantom';
  await expect.poll(() => Object.values(editor.getState().workflow.nodes).filter(isPhantom).length).toBe(2);
});

test('a problem shows on its node, with the sentence and the remedy', async () => {
  await showCanvas(placed({ photo: ['workflow/image'] }, [], { photo: [40, 40] }));
  await showCanvas(placed({ what: ['nowhere/nothing'] }, [], { what: [40, 40] }));
  await expect.element(page.getByText('Unknown type')).toBeVisible();
  await userEvent.click(page.getByRole('button', { name: /1 problem with/ }));
  await expect.element(page.getByRole('dialog')).toBeVisible();
});

test('what others bring stands on the nodes', async () => {
  const Status = ({ path }: { readonly path: string }): string => `at ${path}`;
  await showCanvas(loose(), { parts: { Status } });
  await expect.element(page.getByText('at photo')).toBeVisible();
});

test('pictures that are pasted go to the host', async () => {
  const onPicture = vi.fn();
  await showCanvas(loose(), { files: { onPicture } });
  const data = new DataTransfer();
  data.items.add(new File(['x'], 'a.png', { type: 'image/png' }));
  document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
  expect(onPicture).toHaveBeenCalledOnce();
  expect((onPicture.mock.calls[0]![0] as File).name).toBe('a.png');
});

for (const theme of ['dark', 'light', 'contrast']) {
  test(`axe finds nothing, ${theme}`, async () => {
    document.documentElement.dataset['theme'] = theme;
    const editor = await showCanvas(restoration());
    editor.actions.addFrame(['photo'], 'Input');
    editor.actions.addNote({ x: 300, y: 420 }, 'A note');
    editor.actions.setMode(['blur'], 'mute');
    await expect.poll(() => document.querySelectorAll('.react-flow__node').length).toBe(8);
    expect(currentGraph(editor.getState()).edges.length).toBe(5);
    expect(await problemsOf(document.body)).toEqual([]);
    await userEvent.keyboard(' ');
    await expect.element(page.getByRole('dialog')).toBeVisible();
    await Promise.all(document.getAnimations().map(({ finished }) => finished));
    expect(await problemsOf(document.body)).toEqual([]);
  });
}
