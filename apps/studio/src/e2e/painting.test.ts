/** @file Somebody paints a mask on the picture of the first template. They run on the studio as it is built. */
import { parseWorkflow } from '@tweedie/workflow';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashOfGraph } from '../share/graphLink.ts';
import { type ServedStudio, serveStudio } from './serveStudio.ts';

let studio: ServedStudio;
beforeAll(async () => {
  studio = await serveStudio();
});
afterAll(() => studio.close());

/** Adds a node from the palette, which opens with keys. */
async function addNode(page: Page, words: string): Promise<void> {
  await page.getByRole('button', { name: 'Run', exact: true }).waitFor();
  await page.locator('.react-flow__node').first().waitFor();
  await page.keyboard.press('Shift+A');
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
}

/** Connects a port of the selected node, both found by their words. */
async function connect(page: Page, port: RegExp, target: RegExp): Promise<void> {
  await page.keyboard.press('c');
  await page.getByRole('option', { name: port }).click();
  await page.getByRole('option', { name: target }).first().click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

test('a mask is painted with the mouse, taken back and painted again, and used', async () => {
  const page = await studio.visit({ path: '?template=free-form-inpainting' });
  await addNode(page, 'brush mask');
  await connect(page, /^Image input$/, /Size › Image/);
  const node = page.getByRole('group', { name: 'Brush mask' });
  await node.getByText('128×128').waitFor();

  await page.getByRole('button', { name: 'Strokes: paint' }).click();
  const stage = page.getByRole('application', { name: 'Picture to paint on' });
  await stage.waitFor();
  const dialog = page.getByRole('dialog', { name: 'Paint the mask' });
  await dialog.getByRole('img', { name: /path/ }).waitFor();
  await dialog.getByText('0 % masked').waitFor();

  const { x, y, width, height } = (await stage.boundingBox())!;
  const [left, right, middle] = [x + width / 2 - height / 4, x + width / 2 + height / 4, y + height / 2];
  async function draw(dy: number): Promise<void> {
    await page.mouse.move(left, middle + dy);
    await page.mouse.down();
    await page.mouse.move(right, middle + dy, { steps: 12 });
    await page.mouse.up();
  }
  await draw(0);
  const percent = async (): Promise<number> =>
    parseFloat((await dialog.getByText(/% masked/).textContent())!);
  await expect.poll(percent).toBeGreaterThan(1);
  const once = await percent();
  await draw(height / 4);
  await expect.poll(percent).toBeGreaterThan(once);
  await page.keyboard.press('Control+z');
  await expect.poll(percent).toBe(once);
  await dialog.getByRole('button', { name: 'Done' }).click();

  await node.getByRole('img', { name: /which marks [\d.]+ % of the picture/ }).waitFor();
  await connect(page, /^Mask output$/, /Mask inpainting › Mask/);
  await page.getByRole('button', { name: 'Steps', exact: true }).click();
  const steps = page.getByRole('region', { name: 'Steps' });
  await steps.getByRole('button', { name: 'Connect Brush mask to Mask inpainting' }).waitFor();
  await steps.getByRole('button', { name: 'Connect Size to Brush mask' }).click();
  await node.getByRole('img', { name: 'The mask, which marks 0 % of the picture' }).waitFor();
  await steps.getByRole('button', { name: 'Change Strokes' }).press('Enter');
  await node.getByRole('img', { name: /which marks [1-9]/ }).waitFor();
});

const shots = process.env['SHOTS'];

test('a mask is painted over what a node before it makes: it runs when somebody asks, and says when it is of yesterday', async () => {
  const node = (type: string, params: object = {}): object => ({
    type: `@tweedie/workflow/${type}`,
    version: 1,
    params,
  });
  const workflow = parseWorkflow({
    format: 1,
    nodes: {
      picture: node('image', { file: 'pictures/cat.png' }),
      crop: node('crop', { width: 96, height: 64 }),
      mask: node('brush-mask'),
      show: node('show'),
    },
    edges: [
      { from: ['picture', 'image'], to: ['crop', 'image'] },
      { from: ['crop', 'image'], to: ['mask', 'image'] },
      { from: ['crop', 'image'], to: ['show', 'image'] },
    ],
    layout: {
      nodes: {
        picture: { x: 0, y: 0 },
        crop: { x: 260, y: 0 },
        mask: { x: 520, y: 0 },
        show: { x: 780, y: 0 },
      },
    },
  });
  const page = await studio.visit({ path: hashOfGraph(workflow) });
  const paint = page.getByRole('button', { name: 'Strokes: paint' });
  await page.getByRole('group', { name: 'Brush mask' }).getByText('96×64').waitFor();
  await paint.click();
  const dialog = page.getByRole('dialog', { name: 'Paint the mask' });
  const made = dialog.getByRole('img', { name: 'What a run made' });
  const run = dialog.getByRole('button', { name: 'Run to here to see the picture' });
  await dialog.getByText('There is no picture to show here', { exact: false }).waitFor();
  expect(await made.count()).toBe(0);
  if (shots) await page.screenshot({ path: join(shots, 'painter-before.png') });
  await run.click();
  await made.waitFor();
  await run.waitFor({ state: 'detached' });
  const colours = await made.evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    return { width: canvas.width, height: canvas.height, values: new Set(data).size };
  });
  expect(colours).toMatchObject({ width: 96, height: 64 });
  expect(colours.values).toBeGreaterThan(50); // it is a photograph
  if (shots) await page.screenshot({ path: join(shots, 'painter-after.png') });
  await dialog.getByRole('button', { name: 'Done' }).click();

  const crop = page.getByRole('group', { name: 'Crop' });
  await crop.getByRole('textbox', { name: 'Width' }).fill('90');
  await page.keyboard.press('Enter');
  await paint.click();
  await dialog.getByText('The picture is from before the graph changed.').waitFor();
  await made.waitFor();
  if (shots) await page.screenshot({ path: join(shots, 'painter-stale.png') });
  await dialog.getByRole('button', { name: 'Run to here again' }).click();
  await dialog.getByText('The picture is from before the graph changed.').waitFor({ state: 'detached' });
});
