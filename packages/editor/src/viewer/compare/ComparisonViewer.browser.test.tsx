import { full, type Tensor } from '@tweedie/core';
import { page, userEvent } from 'vitest/browser';
import { beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import '../../styles.css';
import { readTextChunk } from '../png/textChunk.ts';
import type { Picture } from '../picture/picture.ts';
import type { MadeFile } from '../saveFile.ts';
import { problemsOf } from '../../fixtures/problemsOf.ts';
import { ComparisonViewer, type ComparisonViewerProps } from './ComparisonViewer.tsx';

/** One colour all over, in codes. */
function plain(size: number, codes: readonly number[]): Tensor {
  const x = full([1, 3, size, size], 0);
  x.data.forEach((_, i) => (x.data[i] = codes[Math.floor(i / size ** 2)]! / 127.5 - 1));
  return x;
}

const red: Picture = { id: 'y', title: 'Measurement', pixels: plain(16, [255, 0, 0]) };
const green: Picture = { id: 'x', title: 'Estimate', pixels: plain(64, [0, 255, 0]), note: 'PSNR 27 dB' };
const blue: Picture = { id: 'truth', title: 'Truth', pixels: plain(64, [0, 235, 0]) };
const pictures = [red, green, blue];

beforeEach(async () => {
  await page.viewport(1000, 700);
  document.documentElement.dataset['theme'] = 'dark';
});

async function show(props: Partial<ComparisonViewerProps> = {}): Promise<void> {
  await render(
    <div style={{ height: 600, display: 'grid' }}>
      <ComparisonViewer pictures={pictures} {...props} />
    </div>,
  );
  await expect.poll(() => colourAt(0.5, 0.3).length).toBe(4);
}

/** The colour of the canvas at a share of its width and height. */
function colourAt(x: number, y: number, canvas = canvases()[0]!): number[] {
  if (canvas.width === 0) return [];
  const context = canvas.getContext('2d')!;
  const [left, top] = [Math.floor(x * canvas.width), Math.floor(y * canvas.height)];
  return [...context.getImageData(left, top, 1, 1).data];
}

function canvases(): HTMLCanvasElement[] {
  return [...document.querySelectorAll<HTMLCanvasElement>('[role=application] canvas')];
}

const stage = page.getByRole('application', { name: 'Pictures' });
const handle = page.getByRole('slider', { name: 'Where the second picture begins' });
const zoomed = (): number => Number(/(\d+) %/.exec(document.body.textContent)![1]);
const isRed = [255, 0, 0, 255];
const isGreen = [0, 255, 0, 255];
const isBlue = [0, 235, 0, 255];

test('the slider shows one picture on its left and the other on its right, at the same extent', async () => {
  await show();
  await expect.poll(() => colourAt(0.45, 0.3)).toEqual(isRed);
  expect(colourAt(0.55, 0.3)).toEqual(isGreen);
});

test('arrow keys, Home and End move the slider, and it says where it is', async () => {
  await show();
  (handle.element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}');
  await expect.element(handle).toHaveAttribute('aria-valuenow', '52');
  await expect.element(handle).toHaveAttribute('aria-valuetext', '52 % Measurement, 48 % Estimate');
  await userEvent.keyboard('{Home}');
  await expect.poll(() => colourAt(0.45, 0.3)).toEqual(isGreen);
  await userEvent.keyboard('{End}');
  await expect.poll(() => colourAt(0.55, 0.3)).toEqual(isRed);
});

test('a drag moves the slider', async () => {
  await show();
  const { width, height } = stage.element().getBoundingClientRect();
  await userEvent.dragAndDrop(handle, stage, { targetPosition: { x: width * 0.6, y: height / 2 } });
  await expect.poll(() => Number(handle.element().getAttribute('aria-valuenow'))).toBeGreaterThan(60);
  expect(colourAt(0.55, 0.3)).toEqual(isRed);
});

test('a held space bar shows the other picture, and lets it go again', async () => {
  await show({ initial: { mode: 'flip' } });
  await expect.poll(() => colourAt(0.5, 0.5)).toEqual(isRed);
  (stage.element() as HTMLElement).focus();
  await userEvent.keyboard('{ >}');
  await expect.poll(() => colourAt(0.5, 0.5)).toEqual(isGreen);
  await expect.element(page.getByRole('status')).toHaveTextContent('Estimate');
  await userEvent.keyboard('{/ }');
  await expect.poll(() => colourAt(0.5, 0.5)).toEqual(isRed);
});

test('a click flips too, and a drag does not', async () => {
  await show({ initial: { mode: 'flip' } });
  await stage.click();
  await expect.poll(() => colourAt(0.5, 0.5)).toEqual(isGreen);
  await userEvent.dragAndDrop(stage, stage, {
    sourcePosition: { x: 400, y: 200 },
    targetPosition: { x: 420, y: 230 },
  });
  expect(colourAt(0.5, 0.5)).toEqual(isGreen);
});

test('keys choose the way to compare and the picture', async () => {
  await show();
  (stage.element() as HTMLElement).focus();
  await userEvent.keyboard('g');
  await expect.poll(() => canvases().length).toBe(3);
  await expect
    .poll(() => canvases().map((canvas) => colourAt(0.5, 0.5, canvas)))
    .toEqual([isRed, isGreen, isBlue]);
  await userEvent.keyboard('v3');
  await expect.poll(() => canvases().length).toBe(1);
  await expect.poll(() => colourAt(0.5, 0.5)).toEqual(isBlue);
});

test('panes of a grid move together: by wheel, by keys and by buttons', async () => {
  await show({ initial: { mode: 'grid' } });
  const fitted = (): number => {
    const { width, height } = canvases()[0]!.getBoundingClientRect();
    return Math.round((100 * Math.min(width - 24, height - 24)) / 64);
  };
  const tops = (): number[] => canvases().map((canvas) => canvas.getBoundingClientRect().top);
  await expect.poll(() => new Set(tops()).size).toBe(1); // side by side, once the room is known
  await expect.poll(zoomed).toBe(fitted());
  const before = zoomed();
  stage
    .element()
    .querySelector('canvas')!
    .parentElement!.dispatchEvent(new WheelEvent('wheel', { deltaY: -500, bubbles: true, cancelable: true }));
  await expect.poll(zoomed).toBeGreaterThan(before * 1.5);
  (stage.element() as HTMLElement).focus();
  await userEvent.keyboard('{Shift>}Z{/Shift}');
  await expect.poll(zoomed).toBe(200);
  await userEvent.keyboard('z');
  await expect.poll(zoomed).toBe(100);
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await expect.poll(zoomed).toBe(141);
  await userEvent.keyboard('0');
  await expect.poll(zoomed).toBe(before);
});

test('pixels stay squares at 100 % and more', async () => {
  const x = full([1, 1, 2, 2], -1);
  x.data[1] = x.data[2] = 1;
  await show({
    pictures: [{ id: 'x', title: 'Chess', pixels: x }],
    initial: { view: { scale: 40, centre: { x: 1, y: 1 } } },
  });
  await expect.poll(() => colourAt(0.5, 0.5)[3]).toBe(255);
  const canvas = canvases()[0]!;
  const near = (dx: number, dy: number): number =>
    colourAt(0.5 + dx / canvas.width, 0.5 + dy / canvas.height)[0]!;
  expect([near(-3, -3), near(3, -3), near(-3, 3), near(3, 3)]).toEqual([0, 255, 255, 0]);
});

test('the difference tells its numbers in codes', async () => {
  await show({ initial: { mode: 'difference', first: 'x', second: 'truth' } });
  // 20 of 255 in one of three channels.
  await expect.element(page.getByText('mean 6.67 · rms 11.5 · largest 6.67')).toBeVisible();
});

test('the loupe follows the pointer and tells the values of all pictures there', async () => {
  await show({ initial: { mode: 'grid' } });
  (stage.element() as HTMLElement).focus();
  await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}');
  const loupe = page.getByRole('region', { name: 'Loupe' });
  await expect.element(loupe).toHaveTextContent('x 33, y 32');
  await expect.element(loupe).toHaveTextContent('EstimateR0−1.000G2551.000B0−1.000TruthR0−1.000G2350.843');
});

test('every picture can be saved with 8 and 16 bits, with text in it', async () => {
  const onSave = vi.fn<(file: MadeFile) => void>();
  await show({ onSave, pngText: { keyword: 'tweedie', text: 'the graph' } });
  await page.getByRole('button', { name: 'Save picture' }).click();
  await page.getByRole('menuitem', { name: 'Estimate, PNG with 16 bits' }).click();
  await expect.poll(() => onSave.mock.calls.length).toBe(1);
  const [{ name, content }] = onSave.mock.calls[0]!;
  expect(name).toBe('estimate.png');
  expect((content as Uint8Array)[24]).toBe(16); // bit depth, in IHDR
  expect(readTextChunk(content as Uint8Array, 'tweedie')).toBe('the graph');
});

test('what is no picture is said in its pane, and the others show', async () => {
  await show({
    pictures: [{ id: 'k', title: 'Frequencies', pixels: full([1, 4, 8, 8], 0) }, green],
    initial: { mode: 'grid' },
  });
  await expect.element(page.getByText('its shape is [1, 4, 8, 8]', { exact: false })).toBeVisible();
  await expect.poll(() => colourAt(0.5, 0.5, canvases()[1])).toEqual(isGreen);
});

test('a newer estimate takes the place of the older one without a gap', async () => {
  const screen = await render(<ComparisonViewer pictures={[green]} />);
  await expect.poll(() => colourAt(0.5, 0.5)).toEqual(isGreen);
  await screen.rerender(<ComparisonViewer pictures={[{ ...green, pixels: blue.pixels }]} />);
  expect([isGreen, isBlue]).toContainEqual(colourAt(0.5, 0.5));
  await expect.poll(() => colourAt(0.5, 0.5)).toEqual(isBlue);
});

test('a picture of 12 million pixels is drawn while the page answers', async () => {
  const [width, height] = [4000, 3000];
  const huge = { shape: [1, 3, height, width], data: new Float32Array(3 * width * height).fill(0.5) };
  let turns = 0;
  const timer = setInterval(() => turns++, 1);
  await render(<ComparisonViewer pictures={[{ id: 'x', title: 'Huge', pixels: huge }]} />);
  await expect.poll(() => colourAt(0.5, 0.5), { timeout: 30_000 }).toEqual([191, 191, 191, 255]);
  clearInterval(timer);
  // 46 bands of 65 536 pixels or more: between two of them, others have their turn.
  expect(turns).toBeGreaterThan(10);
});

test.each(
  ['dark', 'light', 'contrast'].flatMap((theme) => [
    [theme, 'slider'] as const,
    [theme, 'difference'] as const,
  ]),
)('axe finds nothing wrong in %s with %s', async (theme, mode) => {
  document.documentElement.dataset['theme'] = theme;
  await show({ initial: { mode, loupe: true, histogram: true, probe: { x: 3, y: 3 } } });
  await expect.element(page.getByText('mean', { exact: false }).first()).toBeVisible();
  expect(await problemsOf(document.body)).toEqual([]);
});
