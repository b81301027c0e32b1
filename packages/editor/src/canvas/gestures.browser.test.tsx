import type { Workflow } from '@tweedie/workflow';
import { expect, onTestFinished, test, vi } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import { currentGraph } from '../document/store/state.ts';
import { nodeOf, placed, portOf, showCanvas } from './fixtures/showCanvas.tsx';
import { touch } from './fixtures/touch.ts';

const session = cdp() as unknown as { send(method: string, params: object): Promise<unknown> };

function row(): Workflow {
  return placed(
    { photo: ['workflow/phantom'], grey: ['workflow/grey'], measure: ['workflow/measure'] },
    ['photo.image > grey.image', 'grey.image > measure.image'],
    { photo: [20, 40], grey: [380, 60], measure: [740, 40] },
  );
}

const middleOf = (element: Element): { x: number; y: number } => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return { x: x + width / 2, y: y + height / 2 };
};

/** Drags the right button with Ctrl along points of the page. */
async function cutAlong(points: readonly (readonly [number, number])[]): Promise<void> {
  const { left, top, width } = window.frameElement!.getBoundingClientRect();
  const scale = width / window.innerWidth;
  const send = (type: string, [x, y]: readonly [number, number]): Promise<unknown> =>
    session.send('Input.dispatchMouseEvent', {
      ...{ type, x: left + x * scale, y: top + y * scale, button: 'right', modifiers: 2 },
      ...{ buttons: type === 'mouseReleased' ? 0 : 2, clickCount: 1 },
    });
  await send('mousePressed', points[0]!);
  for (const point of points.slice(1)) await send('mouseMoved', point);
  await send('mouseReleased', points.at(-1)!);
  await new Promise((done) => setTimeout(done, 50));
}

test('Ctrl and the right button cut the edges that the line crosses, in one step, and open no menu', async () => {
  const editor = await showCanvas(row());
  await expect.poll(() => document.querySelectorAll('.react-flow__edge').length).toBe(2);
  await cutAlong([
    [320, 20],
    [320, 200],
    [680, 200],
    [680, 20],
  ]);
  expect(editor.getState().workflow.edges).toEqual([]);
  expect(editor.getState().history.entries.map(({ name }) => name)).toEqual(['Remove 2 edges']);
  expect(document.querySelector('[role=menu]')).toBeNull();
  editor.actions.undo();
  await expect.poll(() => document.querySelectorAll('.react-flow__edge').length).toBe(2);
  await cutAlong([
    [320, 400],
    [320, 600],
  ]);
  expect(editor.getState().workflow.edges.length).toBe(2);
});

test('Alt+X cuts all edges of the selection without a pointer', async () => {
  const editor = await showCanvas(row());
  editor.actions.select({ items: ['grey'] });
  await userEvent.keyboard('{Alt>}x{/Alt}');
  expect(editor.getState().workflow.edges).toEqual([]);
});

test('Shift+Enter runs to the selected node, and several where several are selected', async () => {
  const onRun = vi.fn();
  const editor = await showCanvas(row(), { onRun });
  editor.actions.select({ items: ['grey'] });
  await userEvent.keyboard('{Shift>}{Enter}{/Shift}');
  expect(onRun).toHaveBeenLastCalledWith(['grey']);
  await userEvent.keyboard('{Control>}a{/Control}{Shift>}{Enter}{/Shift}');
  expect(onRun).toHaveBeenLastCalledWith(['photo', 'grey', 'measure']);
});

test('a frame runs and collapses what is in it, from its menu', async () => {
  const onRun = vi.fn();
  const editor = await showCanvas(row(), { onRun });
  editor.actions.addFrame(['photo', 'grey'], 'Both');
  await expect.poll(() => nodeOf('frame:frame')).not.toBeNull();
  const menu = async (name: string): Promise<void> => {
    await userEvent.click(nodeOf('frame:frame'), { button: 'right', position: { x: 6, y: 30 } });
    await userEvent.click(page.getByRole('menuitem', { name }));
  };
  await menu('Run what is inside');
  expect(onRun).toHaveBeenCalledWith(['photo', 'grey']);
  await menu('Collapse what is inside');
  await expect.poll(() => nodeOf('grey').offsetHeight).toBeLessThan(40);
  await menu('Expand what is inside');
  await expect.poll(() => nodeOf('grey').offsetHeight).toBeGreaterThan(40);
});

test('a bypassed node is drawn with a line from its input to its output', async () => {
  const editor = await showCanvas(row());
  editor.actions.setMode(['grey'], 'bypass');
  await expect.poll(() => nodeOf('grey').querySelector('svg > path[d^="M0,"]')).not.toBeNull();
  const line = nodeOf('grey').querySelector('svg > path[d^="M0,"]')!.getBoundingClientRect();
  const [from, to] = [
    portOf('grey.image'),
    nodeOf('grey').querySelectorAll('[data-port="grey.image"]')[1]!,
  ].map(middleOf);
  expect(line.left).toBeCloseTo(from!.x, 0);
  expect(line.right).toBeCloseTo(to!.x, 0);
  expect(Math.abs(line.top - from!.y)).toBeLessThan(2);
});

test('inside a subgraph the menu of a port or a parameter shows it outside, and takes it back', async () => {
  const editor = await showCanvas(row());
  editor.actions.select({ items: ['photo', 'grey'] });
  const group = editor.actions.group()!;
  editor.actions.enter(group);
  await expect.poll(() => nodeOf('photo')).not.toBeNull();
  await userEvent.click(nodeOf('photo').querySelector('[data-row="param width"] span')!, { button: 'right' });
  await userEvent.click(page.getByRole('menuitem', { name: 'Show Width at the subgraph' }));
  const params = (): object => currentGraph(editor.getState()).params ?? {};
  expect(params()).toMatchObject({ width: { to: [['photo', 'width']] } });
  await userEvent.click(nodeOf('photo').querySelector('[data-row="param width"] span')!, { button: 'right' });
  await userEvent.click(page.getByRole('menuitem', { name: 'Take Width back from the subgraph' }));
  expect(params()).toEqual({});
});

test('a tap on a port and a tap on another connect them', async () => {
  const editor = await showCanvas({ ...row(), edges: [] });
  await touch.tap(middleOf(portOf('photo.image')));
  await touch.tap(middleOf(portOf('grey.image')));
  expect(editor.getState().workflow.edges).toEqual([{ from: ['photo', 'image'], to: ['grey', 'image'] }]);
});

test('a finger that stays on a node opens its menu', async () => {
  const editor = await showCanvas(row());
  await touch.start([middleOf(nodeOf('grey').querySelector('span')!)]);
  await expect.element(page.getByRole('menuitem', { name: /Rename/ })).toBeVisible();
  await touch.end();
  expect([...editor.getState().selection.items]).toEqual(['grey']);
});

test('two fingers zoom the canvas', async () => {
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 5 });
  onTestFinished(() => void session.send('Emulation.setTouchEmulationEnabled', { enabled: false }));
  await showCanvas(row());
  const zoom = (): number =>
    new DOMMatrix(getComputedStyle(document.querySelector('.react-flow__viewport')!).transform).a;
  expect(zoom()).toBe(1);
  await touch.drag([{ x: 450, y: 450 }, { x: 500, y: 500 }], [{ x: 430, y: 430 }, { x: 520, y: 520 }]); // prettier-ignore
  expect(zoom()).toBeGreaterThan(1.5);
});

test('what one aims at on the canvas is at least 24 px wide and high', async () => {
  await showCanvas(row());
  const all = [...document.querySelectorAll<HTMLElement>('.react-flow__handle, .react-flow__panel button')];
  expect(all.length).toBeGreaterThan(8);
  for (const element of all) {
    expect(Math.min(element.offsetWidth, element.offsetHeight)).toBeGreaterThanOrEqual(24);
  }
});
