import type { Kernel } from '@tweedie/workflow';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { mouse } from '../../canvas/fixtures/mouse.ts';
import { placed, showCanvas } from '../../canvas/fixtures/showCanvas.tsx';
import type { Editor } from '../../document/store/createEditor.ts';
import { problemsOf } from '../../fixtures/problemsOf.ts';

async function showDialog(): Promise<Editor> {
  const editor = await showCanvas(placed({ it: ['workflow/kernel'] }, [], { it: [60, 60] }));
  await userEvent.click(page.getByRole('button', { name: 'Kernel: change' }));
  await expect.element(page.getByRole('dialog')).toBeVisible();
  await Promise.all(document.getAnimations().map(({ finished }) => finished));
  return editor;
}

const kernelOf = (editor: Editor): Kernel | undefined =>
  editor.getState().workflow.nodes['it']!.params?.['kernel'] as Kernel | undefined;

const done = (): Promise<void> => userEvent.click(page.getByRole('button', { name: 'Done' }));

test('a shape is chosen and its numbers are set, as one step of the history', async () => {
  const editor = await showDialog();
  await userEvent.click(page.getByRole('radio', { name: 'Motion' }));
  page.getByRole('slider', { name: 'Angle' }).element().focus();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}');
  expect(kernelOf(editor)).toBeUndefined();
  await done();
  expect(kernelOf(editor)).toEqual({ shape: 'motion', length: 15, angle: 32 });
  expect(editor.getState().history.position).toBe(1);
  await expect.element(page.getByRole('img', { name: 'The kernel, 15 × 15 px' })).toBeVisible();
});

test('weights are drawn with the mouse, taken back with Ctrl+Z, and drawn by keys', async () => {
  const editor = await showDialog();
  await userEvent.click(page.getByRole('radio', { name: 'Drawn' }));
  const grid = page.getByRole('application', { name: 'Weights' }).element();
  const box = grid.getBoundingClientRect();
  const size = 17; // a Gaussian of 2 px ends at 8
  const cell = (x: number, y: number): { x: number; y: number } => ({
    x: box.x + ((x + 0.5) * box.width) / size,
    y: box.y + ((y + 0.5) * box.height) / size,
  });
  await mouse.drag(cell(0, 0), cell(16, 0));
  (grid as HTMLElement).focus();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{Delete}');
  await mouse.drag(cell(0, 16), cell(16, 16));
  await userEvent.keyboard('{Control>}z{/Control}');
  await done();
  const { weights } = kernelOf(editor) as Extract<Kernel, { readonly shape: 'drawn' }>;
  expect(weights.slice(0, size)).toEqual(Array(size).fill(255));
  expect(weights[10 * size + 8]).toBe(0);
  expect(weights.slice(-size)).not.toContain(255);
});

test('a kernel is taken from a picture', async () => {
  const editor = await showDialog();
  const canvas = new OffscreenCanvas(7, 5);
  const context = canvas.getContext('2d')!;
  context.fillStyle = 'white';
  context.fillRect(3, 2, 2, 1);
  const blob = await canvas.convertToBlob();
  const input = document.querySelector<HTMLInputElement>('[role=dialog] input[type=file]')!;
  await userEvent.upload(input, new File([blob], 'psf.png', { type: 'image/png' }));
  await expect.element(page.getByRole('application', { name: 'Weights' })).toBeVisible();
  await done();
  const { size, weights } = kernelOf(editor) as Extract<Kernel, { readonly shape: 'drawn' }>;
  expect(size).toBe(7);
  expect(weights.flatMap((weight, i) => (weight > 0 ? [i] : []))).toEqual([24, 25]);
});

test('a file that is no picture says so', async () => {
  await showDialog();
  const input = document.querySelector<HTMLInputElement>('[role=dialog] input[type=file]')!;
  await userEvent.upload(input, new File(['x'], 'psf.png', { type: 'image/png' }));
  await expect.element(page.getByText('That file is no picture that the browser can read.')).toBeVisible();
});

test('axe finds nothing in the dialog for kernels', async () => {
  await showDialog();
  expect(await problemsOf(document.body)).toEqual([]);
  await userEvent.click(page.getByRole('radio', { name: 'Drawn' }));
  expect(await problemsOf(document.body)).toEqual([]);
});
