/** @file From an empty document to a restored picture, by the mouse alone. It runs on the studio as it is built. */
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countEvents, file, metricsOf, nodes } from './fixtures.ts';
import { type ServedStudio, serveStudio } from './serveStudio.ts';

let studio: ServedStudio;
beforeAll(async () => {
  studio = await serveStudio();
});
afterAll(() => studio.close());

const face = fileURLToPath(new URL('../../../../examples/demo/images/face.png', import.meta.url));

interface Place {
  readonly x: number;
  readonly y: number;
}

test('a newcomer builds a graph by the mouse alone, runs it, and sees the face restored', async () => {
  const page = await studio.visit();
  const keys = await countEvents(page, ['keydown']);
  await page.getByRole('textbox', { name: 'Note' }).waitFor();
  await file(page, 'New');
  await expect.poll(() => nodes(page).count()).toBe(0);
  const zoomOut = page.getByRole('button', { name: 'Zoom out' });
  await zoomOut.click();
  await zoomOut.click(); // room for three nodes beside each other

  // nodes, where one clicks twice
  const picture = await add(page, { x: 40, y: 90 }, 'Image');
  const damage = await add(page, { x: 40, y: 420 }, 'Free-form inpainting');
  const measure = await add(page, { x: 270, y: 90 }, 'Measure');
  const prior = await add(page, { x: 270, y: 420 }, 'Natural photographs');
  const compare = await add(page, { x: 700, y: 420 }, 'Compare');

  // their picture, and how much of it is lost
  const chooser = page.waitForEvent('filechooser');
  await picture.getByRole('button', { name: /^File: / }).click();
  await (await chooser).setFiles(face);
  await picture.getByRole('img', { name: 'face.png' }).waitFor();
  const coverage = damage.getByRole('slider', { name: 'Coverage' });
  const before = Number(await coverage.getAttribute('aria-valuetext'));
  const { x, y } = await middleOf(coverage);
  await drag(page, { x, y }, { x: x + 6, y });
  expect(Number(await coverage.getAttribute('aria-valuetext'))).toBeGreaterThan(before + 0.05);

  // wires, and a node at the end of one
  await connect(page, output(picture, 'Image'), input(measure, 'Image'));
  await connect(page, output(damage, 'Operator'), input(measure, 'Operator'));
  const empty = await placeOn(page, { x: 490, y: 90 });
  await drag(page, await middleOf(output(measure, 'Measurement')), empty);
  const palette = page.getByRole('dialog', { name: 'Add a node and connect it to Measure' });
  await palette.getByRole('option', { name: 'DDRM' }).click();
  const restore = page.getByRole('group', { name: 'DDRM' });
  await connect(page, output(prior, 'Prior'), input(restore, 'Prior'));
  await connect(page, output(measure, 'Measurement'), input(compare, 'Images'));
  await connect(page, output(restore, 'Image'), input(compare, 'Second'));
  await connect(page, output(picture, 'Image'), input(compare, 'References'));
  expect(await page.getByRole('group', { name: /^Edge from / }).count()).toBe(7);

  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByText('has finished in', { exact: false }).waitFor({ state: 'attached', timeout: 120_000 });
  await page.getByRole('img', { name: 'Images 1, Images 2' }).waitFor();
  await page.screenshot({ path: '/tmp/shots-stories/mouse-after.png' });
  const [damaged, restored] = await metricsOf(page, 'PSNR');
  expect(restored).toBeGreaterThan(damaged! + 3);
  expect(await keys()).toBe(0);
}, 180_000);

/** A place on the canvas, in px from its corner. */
async function placeOn(page: Page, { x, y }: Place): Promise<Place> {
  const box = await page.getByRole('application', { name: 'Graph' }).boundingBox();
  return { x: box!.x + x, y: box!.y + y };
}

/** Adds a node where somebody clicks twice, from the palette, which is scrolled to it. */
async function add(page: Page, at: Place, title: string): Promise<Locator> {
  const { x, y } = await placeOn(page, at);
  await page.mouse.dblclick(x, y);
  const palette = page.getByRole('dialog', { name: 'Add a node' });
  await palette.getByRole('option', { name: title }).first().click();
  await palette.waitFor({ state: 'detached' });
  const node = page.getByRole('group', { name: title });
  await node.waitFor();
  return node;
}

function output(node: Locator, title: string): Locator {
  return node.getByRole('button', { name: `Output ${title}` });
}

function input(node: Locator, title: string): Locator {
  return node.getByRole('button', { name: `Input ${title}` });
}

async function connect(page: Page, from: Locator, to: Locator): Promise<void> {
  await drag(page, await middleOf(from), await middleOf(to));
  await expect.poll(() => to.getAttribute('aria-label')).toContain('connected');
}

async function drag(page: Page, from: Place, to: Place): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
}

async function middleOf(locator: Locator): Promise<Place> {
  const { x, y, width, height } = (await locator.boundingBox())!;
  return { x: x + width / 2, y: y + height / 2 };
}
