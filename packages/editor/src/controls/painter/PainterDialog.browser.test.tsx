import { drawStrokes, type Stroke } from '@tweedie/workflow';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { mouse } from '../../canvas/fixtures/mouse.ts';
import { touch } from '../../canvas/fixtures/touch.ts';
import { placed, showCanvas } from '../../canvas/fixtures/showCanvas.tsx';
import type { Editor } from '../../document/store/createEditor.ts';
import { problemsOf } from '../../fixtures/problemsOf.ts';

const size = { width: 64, height: 48 };

async function showPainter(strokes: readonly object[] = []): Promise<Editor> {
  const editor = await showCanvas(
    placed(
      { photo: ['workflow/phantom', size], it: ['workflow/brush-mask', { strokes }] },
      ['photo.image > it.image'],
      { photo: [40, 60], it: [360, 60] },
    ),
  );
  await userEvent.click(page.getByRole('button', { name: 'Strokes: paint' }));
  await expect.element(page.getByRole('application', { name: 'Picture to paint on' })).toHaveFocus();
  await Promise.all(document.getAnimations().map(({ finished }) => finished));
  return editor;
}

const strokesOf = (editor: Editor): readonly Stroke[] =>
  editor.getState().workflow.nodes['it']!.params!['strokes'] as readonly Stroke[];

/** The canvas with the mask, which the picture lies under. */
function canvas(): HTMLCanvasElement {
  return document.querySelector<HTMLCanvasElement>('[data-autofocus] > div > canvas')!;
}

/** A place of the picture on the page. */
function at(x: number, y: number): { x: number; y: number } {
  const box = canvas().getBoundingClientRect();
  return { x: box.x + x * box.width, y: box.y + y * box.height };
}

async function masked(percent: string): Promise<void> {
  await expect.element(page.getByText(`${percent} % masked`)).toBeVisible();
}

/** Presses the key of a tool and waits until it is chosen: on a busy machine the mouse would come before. */
async function choose(key: string, tool: string): Promise<void> {
  await userEvent.keyboard(key);
  await expect.element(page.getByRole('radio', { name: tool })).toBeChecked();
}

const done = (): Promise<void> => userEvent.click(page.getByRole('button', { name: 'Done' }));

test('what the mouse paints is what the node will mark, pixel by pixel, and one step of the history', async () => {
  const editor = await showPainter();
  await masked('0');
  await mouse.drag(at(0.2, 0.5), at(0.8, 0.5));
  await mouse.drag(at(0.5, 0.2), at(0.5, 0.8));
  const { data } = canvas().getContext('2d')!.getImageData(0, 0, size.width, size.height);
  await done();
  expect(editor.getState().history.entries.map(({ name }) => name)).toEqual(['Change Strokes']);
  const strokes = strokesOf(editor);
  expect(strokes.length).toBe(2);
  const mask = drawStrokes(strokes, size).data;
  expect(mask.includes(1)).toBe(true);
  expect([...mask].map((value) => value > 0)).toEqual([...mask].map((_, i) => data[4 * i + 3]! > 0));
});

test('Ctrl+Z and Ctrl+Y go back and forth within the painter, and nothing of that is in the document', async () => {
  const dab: Stroke = { points: [[0.1, 0.1]], radius: 0.1, erase: false };
  const editor = await showPainter([dab]);
  const { data } = drawStrokes([dab], size);
  const percent = (100 * data.filter((value) => value > 0).length) / data.length;
  await userEvent.keyboard('i');
  await mouse.drag(at(0.5, 0.5), at(0.7, 0.5));
  await userEvent.keyboard('{Control>}zz{/Control}');
  await masked(percent.toFixed(1));
  await userEvent.keyboard('{Control>}yz{/Control}');
  await done();
  expect(editor.getState().history.position).toBe(0);
});

test('a box and a lasso are drawn, Alt erases, Escape gives up what is on its way', async () => {
  const editor = await showPainter();
  await choose('r', 'Box');
  await mouse.drag(at(0.25, 0), at(0.75, 1.2));
  await masked('50');
  await choose('l', 'Lasso');
  await mouse.hold(at(0.5, 0.5), at(0.9, 0.5));
  await userEvent.keyboard('{Escape}');
  await mouse.up(at(0.9, 0.5));
  await masked('50');
  await choose('re', 'Box');
  await mouse.drag(at(0.25, 0), at(0.5, 0.5));
  await masked('38');
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  expect(strokesOf(editor).map((stroke) => ('area' in stroke ? stroke.erase : undefined))).toEqual([
    false,
    true,
  ]);
});

test('without a pointer: arrow keys and the space bar draw, numbers make a box', async () => {
  const editor = await showPainter();
  await userEvent.keyboard('{ArrowLeft} {Shift>}{ArrowRight}{ArrowRight}{/Shift} ');
  await userEvent.keyboard('r');
  for (const [name, value] of [
    ['Left', '0'],
    ['Top', '0'],
    ['Width', '16'],
    ['Height', '12'],
  ] as const)
    // prettier-ignore
    await userEvent.fill(page.getByRole('textbox', { name }), value);
  await userEvent.keyboard('{Enter}');
  await done();
  const [line, box] = strokesOf(editor);
  const step = 0.01 * size.height / size.width; // prettier-ignore
  const points = (line as { readonly points: readonly (readonly number[])[] }).points;
  expect(points[0]![0]).toBeCloseTo(0.5 - step, 4);
  expect(points.at(-1)![0]).toBeCloseTo(0.5 + 9 * step, 4);
  expect(box).toMatchObject({ area: [[0, 0], [0.25, 0], [0.25, 0.25], [0, 0.25]] }); // prettier-ignore
});

test('square brackets and the slider change the brush', async () => {
  await showPainter();
  const slider = page.getByRole('slider', { name: 'Brush size' });
  const before = slider.element().getAttribute('aria-valuetext');
  await userEvent.keyboard(']]');
  expect(slider.element().getAttribute('aria-valuetext')).not.toBe(before);
  await userEvent.keyboard('[[[[[[[['); // each is written twice
  expect(parseFloat(slider.element().getAttribute('aria-valuetext')!)).toBeLessThan(parseFloat(before!));
});

test('the wheel zooms at the pointer, the space bar and a drag move the picture and paint nothing', async () => {
  const editor = await showPainter();
  const before = canvas().getBoundingClientRect();
  const point = at(0.25, 0.25);
  document.querySelector('[data-autofocus]')!.dispatchEvent(
    new WheelEvent('wheel', {
      deltaY: -400,
      clientX: point.x,
      clientY: point.y,
      bubbles: true,
      cancelable: true,
    }),
  );
  await expect.poll(() => canvas().getBoundingClientRect().width).toBeGreaterThan(1.5 * before.width);
  expect(at(0.25, 0.25).x).toBeCloseTo(point.x, 0);
  const zoomed = at(0.5, 0.5);
  await userEvent.keyboard('{ >}');
  await mouse.drag(point, { x: point.x - 30, y: point.y - 20 });
  await userEvent.keyboard('{/ }');
  await expect.poll(() => at(0.5, 0.5).x).toBeCloseTo(zoomed.x - 30, 0);
  await done();
  expect(strokesOf(editor)).toEqual([]);
});

test('a finger paints, and two fingers zoom without painting', async () => {
  const editor = await showPainter();
  await touch.drag([at(0.3, 0.5)], [at(0.6, 0.5)]);
  const width = canvas().getBoundingClientRect().width;
  await touch.drag([at(0.45, 0.4), at(0.55, 0.6)], [at(0.3, 0.2), at(0.7, 0.8)]);
  expect(canvas().getBoundingClientRect().width).toBeGreaterThan(1.5 * width);
  await done();
  expect(strokesOf(editor).length).toBe(1);
});

test('what was painted can be thrown away', async () => {
  const editor = await showPainter();
  await mouse.drag(at(0.2, 0.5), at(0.8, 0.5));
  await userEvent.click(page.getByRole('button', { name: 'Discard changes' }));
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  expect(strokesOf(editor)).toEqual([]);
});

for (const theme of ['dark', 'light', 'contrast']) {
  test(`axe finds nothing in the painter, ${theme}`, async () => {
    document.documentElement.dataset['theme'] = theme;
    await showPainter([{ points: [[0.1, 0.1]], radius: 0.1, erase: false }]);
    await userEvent.keyboard('r');
    expect(await problemsOf(document.body)).toEqual([]);
  });
}
