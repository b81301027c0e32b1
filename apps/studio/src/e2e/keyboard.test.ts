/** @file From an empty document to a restored picture, by the keyboard alone. It runs on the studio as it is built. */
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countEvents, metricsOf, nodes } from './fixtures.ts';
import { type ServedStudio, serveStudio } from './serveStudio.ts';

let studio: ServedStudio;
beforeAll(async () => {
  studio = await serveStudio();
});
afterAll(() => studio.close());

const face = fileURLToPath(new URL('../../../../examples/demo/images/face.png', import.meta.url));
const pointer = ['pointerdown', 'pointermove', 'mousedown', 'mousemove', 'wheel', 'touchstart'];

test('a graph is built, run and looked at by the keyboard alone, and one always sees where one is', async () => {
  const page = await studio.visit();
  const pointed = await countEvents(page, pointer);
  await page.getByRole('textbox', { name: 'Note' }).waitFor();

  await tabTo(page, 'File');
  await press(page, 'Enter');
  await sees(page, 'New');
  await press(page, 'Enter');
  await expect.poll(() => nodes(page).count()).toBe(0);
  await sees(page, 'File');
  await press(page, 'Shift+Tab', 'Shift+Tab');
  await sees(page, 'Skip to the main part');
  await press(page, 'Enter');
  await sees(page, 'Graph');

  // nodes beside each other, each with the focus when it is there
  await add(page, 'image', 'Image');
  await add(page, 'free-form inpainting', 'Free-form inpainting');
  await add(page, 'measure', 'Measure');
  await add(page, 'natural photographs', 'Natural photographs');
  await add(page, 'ddrm', 'DDRM');
  await add(page, 'compare', 'Compare');
  expect(await overlaps(page)).toEqual([]);

  // wires, from the node that has the focus
  await connect(page, 'images', 'measure measurement');
  await connect(page, 'second', 'ddrm image');
  await connect(page, 'references', 'image');
  await press(page, 'Alt+ArrowLeft');
  await sees(page, 'DDRM');
  await connect(page, 'prior', 'natural photographs');
  await connect(page, 'measurement', 'measure measurement');
  await press(page, 'Alt+ArrowLeft', 'Alt+ArrowLeft');
  await sees(page, 'Measure');
  await connect(page, 'input operator', 'free-form inpainting');
  await connect(page, 'input image', 'image');
  expect(await page.getByRole('group', { name: /^Edge from / }).count()).toBe(7);

  // how much is lost, and the picture
  await press(page, 'Alt+ArrowLeft');
  await sees(page, 'Free-form inpainting');
  await tabTo(page, 'Coverage');
  await press(page, ...Array.from({ length: 20 }, () => 'ArrowRight'));
  const coverage = page.getByRole('slider', { name: 'Coverage' });
  expect(Number(await coverage.getAttribute('aria-valuetext'))).toBeGreaterThan(0.3);
  await press(page, 'Alt+Shift+G');
  await sees(page, 'Graph');
  await tabTo(page, 'File: choose a file');
  const chooser = page.waitForEvent('filechooser');
  await press(page, 'Enter');
  await (await chooser).setFiles(face);
  await page.getByRole('img', { name: 'face.png' }).waitFor();

  await press(page, 'Control+Enter');
  await page.getByText('has finished in', { exact: false }).waitFor({ state: 'attached', timeout: 120_000 });
  await page.getByRole('img', { name: 'Images 1, Images 2' }).waitFor();
  await press(page, 'Alt+Shift+R');
  await sees(page, 'Slider');
  await press(page, 'ArrowLeft');
  await sees(page, 'Single');
  await press(page, 'Enter');
  await tabTo(page, 'Pictures');
  await tabTo(page, 'Metrics');
  const [damaged, restored] = await metricsOf(page, 'PSNR');
  expect(restored).toBeGreaterThan(damaged! + 3);
  expect(await pointed()).toBe(0);
}, 240_000);

test('a document is deleted and brought back by keys, in the dialog that lists them', async () => {
  const page = await studio.visit();
  await page.getByRole('textbox', { name: 'Note' }).waitFor();
  await tabTo(page, 'Name of the graph');
  await page.keyboard.type('Cup of tea');
  await press(page, 'Shift+Tab', 'Enter', 'R');
  await sees(page, 'Recent…');
  await press(page, 'Enter');
  const dialog = page.getByRole('dialog', { name: 'Documents' });
  await dialog.waitFor();
  await tabTo(page, /^Delete /);
  await press(page, 'Enter');
  await sees(page, 'Undo');
  const lines = dialog.getByRole('listitem');
  await expect.poll(() => lines.filter({ hasText: 'Cup of tea' }).count()).toBe(0);
  await press(page, 'Enter');
  await lines.filter({ hasText: 'Cup of tea' }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.closest('[role=dialog]') !== null)).toBe(true);
  await press(page, 'Escape');
  await sees(page, 'File');
});

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** What has the focus: its accessible name, if it is in sight and shows it. */
function focus(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return 'nothing';
    const name = element.ariaLabel ?? element.textContent.trim();
    const { left, top, right, bottom } = element.getBoundingClientRect();
    if (right <= 0 || bottom <= 0 || left >= innerWidth || top >= innerHeight) return `${name}, out of sight`;
    const isRinged = (each: Element | null): boolean =>
      each !== null && getComputedStyle(each).outlineStyle !== 'none';
    const isField = element.matches('input'); // some have their ring around the unit too
    const isEdge = element.matches('g:focus-visible'); // it has another colour
    const isInside = [...element.children].some(isRinged); // of a slider, the grip alone
    const shows = isRinged(element) || (isField && isRinged(element.parentElement)) || isInside || isEdge;
    return shows ? name : `${name}, which does not show it`;
  });
}

async function sees(page: Page, name: string): Promise<void> {
  await expect.poll(() => focus(page)).toBe(name);
}

/** Goes on with Tab until something has the focus, and sees each step of the way. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let step = 0; step < 80; step++) {
    await page.keyboard.press('Tab');
    const here = await focus(page);
    if (typeof name === 'string' ? here === name : name.test(here)) return;
    expect(here).not.toMatch(/^nothing|out of sight|does not show/);
  }
  expect.fail(`Tab does not lead to ${String(name)}`);
}

/** Adds a node by the first letters of its name. */
async function add(page: Page, words: string, title: string): Promise<void> {
  await press(page, 'Space');
  await page.getByRole('dialog', { name: 'Add a node' }).waitFor();
  await page.keyboard.type(words);
  await press(page, 'Enter');
  await sees(page, title);
}

/** Connects a port of the node that has the focus, which keeps it. */
async function connect(page: Page, port: string, end: string): Promise<void> {
  const node = await focus(page);
  await press(page, 'c');
  const dialog = page.getByRole('dialog', { name: `Connect ${node}` });
  await dialog.waitFor();
  await page.keyboard.type(port);
  await press(page, 'Enter');
  await dialog.getByPlaceholder('To which port?').waitFor();
  await page.keyboard.type(end);
  await press(page, 'Enter');
  await dialog.waitFor({ state: 'detached' });
  await sees(page, node);
}

/** Pairs of nodes of which one covers a part of the other. */
function overlaps(page: Page): Promise<readonly (readonly string[])[]> {
  return nodes(page).evaluateAll((all) =>
    all.flatMap((one, i) =>
      all.slice(i + 1).flatMap((other) => {
        const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
        const covers = a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
        return covers ? [[one.ariaLabel ?? '', other.ariaLabel ?? '']] : [];
      }),
    ),
  );
}
