import type { WorkflowNode } from '@tweedie/workflow';
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { mouse } from '../canvas/fixtures/mouse.ts';
import { placed, showCanvas } from '../canvas/fixtures/showCanvas.tsx';
import type { Editor } from '../document/store/createEditor.ts';

async function showNode(type: string, props: Parameters<typeof showCanvas>[1] = {}): Promise<Editor> {
  return showCanvas(placed({ it: [type] }, [], { it: [60, 60] }), props);
}

function paramsOf(editor: Editor): WorkflowNode['params'] {
  return editor.getState().workflow.nodes['it']!.params;
}

test('typing a number is one step, and Ctrl+Z gives the default back', async () => {
  const editor = await showNode('operators/gaussian');
  const field = page.getByRole('textbox', { name: 'Noise level' });
  await userEvent.fill(field, '');
  await userEvent.type(field, '0.125');
  expect(paramsOf(editor)).toEqual({ sigma: 0.125 });
  expect(editor.getState().history.position).toBe(1);
  await expect.element(page.getByText('16/255')).toBeVisible();
  await userEvent.keyboard('{Enter}');
  editor.actions.undo();
  await expect.element(field).toHaveValue('0.05');
});

test('what cannot be taken stays as it was typed, with the reason, and changes nothing', async () => {
  const editor = await showNode('operators/gaussian');
  const field = page.getByRole('textbox', { name: 'Noise level' });
  await userEvent.fill(field, '-1');
  await expect.element(page.getByText('Noise level must be at least 0, got -1.')).toBeVisible();
  await userEvent.tab();
  await expect.element(field).toHaveValue('-1');
  await expect.element(field).toHaveAttribute('aria-invalid', 'true');
  expect(paramsOf(editor)).toBeUndefined();
  await userEvent.click(field);
  await userEvent.keyboard('{Escape}');
  await expect.element(field).toHaveValue('0.05');
});

test('a number with two bounds has a slider, which is one step for each time it is moved', async () => {
  const editor = await showNode('operators/random-inpainting');
  page.getByRole('slider', { name: 'Missing fraction' }).element().focus();
  await userEvent.keyboard('{ArrowRight}');
  expect(paramsOf(editor)).toEqual({ fraction: 0.71 });
  expect(editor.getState().history.position).toBe(1);
});

test('a range of decades has a slider that goes by factors', async () => {
  const editor = await showNode('operators/gaussian-blur');
  const slider = page.getByRole('slider', { name: 'Width' });
  expect(slider.element().getAttribute('aria-valuetext')).toBe('3 px');
  slider.element().focus();
  await userEvent.keyboard('{ArrowRight}');
  const { sigma } = paramsOf(editor) as { readonly sigma: number };
  expect(sigma).toBeGreaterThan(3);
  expect(sigma).toBeLessThan(3.5);
});

test('a whole number with two bounds has a slider, whose arrow keys go one further', async () => {
  const editor = await showNode('solvers/ddrm');
  const slider = page.getByRole('slider', { name: 'Steps' });
  expect(slider.element().getAttribute('aria-valuetext')).toBe('20');
  slider.element().focus();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}{Shift>}{ArrowRight}{/Shift}{ArrowLeft}');
  expect(paramsOf(editor)).toEqual({ steps: 31 });
  expect(editor.getState().history.position).toBe(4);
  await userEvent.keyboard('{Home}{ArrowLeft}');
  expect(paramsOf(editor)).toEqual({ steps: 1 });
});

test('a drag in a field is one step; a click types, and a double-click types over it', async () => {
  const editor = await showNode('operators/gaussian');
  const field = page.getByRole('textbox', { name: 'Noise level' });
  const { x, y, width } = field.element().getBoundingClientRect();
  const from = { x: x + width / 2, y: y + 8 };
  await mouse.drag(from, { x: from.x + 60, y: from.y });
  const dragged = (paramsOf(editor) as { readonly sigma: number }).sigma;
  expect(dragged).toBeCloseTo(0.05 * Math.exp(0.5), 3);
  expect(editor.getState().history.position).toBe(1);
  expect(document.activeElement).not.toBe(field.element());
  await userEvent.dblClick(field);
  await userEvent.keyboard('0.2{Enter}');
  expect(paramsOf(editor)).toEqual({ sigma: 0.2 });
});

test('a whole number is stepped by buttons and arrow keys within its bounds', async () => {
  const editor = await showNode('operators/bicubic-downsampling');
  await userEvent.click(page.getByRole('button', { name: 'More Factor' }));
  await userEvent.click(page.getByRole('textbox', { name: 'Factor' }));
  await userEvent.keyboard('{Shift>}{ArrowDown}{/Shift}{ArrowDown}');
  expect(paramsOf(editor)).toEqual({ factor: 4 });
});

test('a seed is rolled, a switch is switched, a choice is chosen, and each goes back to its default', async () => {
  const editor = await showNode('operators/random-inpainting');
  await userEvent.click(page.getByRole('button', { name: /Another/ }));
  expect(paramsOf(editor)).toHaveProperty('seed');
  await userEvent.click(page.getByRole('switch', { name: /channel/i }));
  expect(paramsOf(editor)).toHaveProperty('perChannel', true);
  await userEvent.click(page.getByRole('button', { name: /Reset.*channel/i }));
  expect(paramsOf(editor)).not.toHaveProperty('perChannel');
});

test('a list of numbers is typed with commas, and a word among them is refused', async () => {
  const editor = await showNode('workflow/numbers');
  const field = page.getByRole('textbox', { name: /Values/ });
  await userEvent.fill(field, '0.5, 1 2');
  expect(paramsOf(editor)).toEqual({ values: [0.5, 1, 2] });
  await userEvent.fill(field, '0.5, x');
  await expect.element(page.getByText('“x” is not a number.')).toBeVisible();
  expect(paramsOf(editor)).toEqual({ values: [0.5, 1, 2] });
});

test('a file that is chosen goes to the host, and the host draws its picture', async () => {
  const onFile = vi.fn();
  const Picture = ({ file }: { readonly file: string }): string => `picture of ${file}`;
  const editor = await showNode('workflow/image', { files: { onFile, Picture } });
  const input = document.querySelector<HTMLInputElement>('input[type=file]')!;
  await userEvent.upload(input, new File(['x'], 'photo.png', { type: 'image/png' }));
  expect(onFile).toHaveBeenCalledWith('it', 'file', expect.any(File));
  editor.actions.setParameter('it', 'file', 'pictures/photo.png');
  await expect.element(page.getByText('picture of pictures/photo.png')).toBeVisible();
});

test('parameters that say nothing are folded away until they are asked for', async () => {
  await showNode('solvers/red-diff');
  await expect.element(page.getByRole('textbox', { name: 'Learning rate' })).not.toBeInTheDocument();
  await userEvent.click(page.getByRole('button', { name: '13 more' }));
  await expect.element(page.getByRole('textbox', { name: 'Learning rate' })).toBeVisible();
});

test('a host brings a control of its own for a kind', async () => {
  const Control = (): string => 'a brush';
  await showNode('workflow/brush-mask', { controls: { strokes: { Control, wide: true } } });
  await expect.element(page.getByText('a brush')).toBeVisible();
});
