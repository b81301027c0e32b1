/** @file Beginning with a template. They run on the studio as it is built. */
import { readdir } from 'node:fs/promises';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServedStudio, serveStudio } from './serveStudio.ts';

let studio: ServedStudio;
beforeAll(async () => {
  studio = await serveStudio();
});
afterAll(() => studio.close());

const folder = new URL('../../node_modules/@tweedie/workflow/templates/', import.meta.url);
const names = (await readdir(folder))
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.slice(0, -5));

test('every template opens from the gallery, without a problem and without nodes over each other', async () => {
  const page = await studio.visit();
  const gallery = await openGallery(page);
  const titles = await gallery.getByRole('heading', { level: 3 }).allInnerTexts();
  expect(titles).toHaveLength(names.length);
  expect(titles[0]).toBe('Restore a photograph');
  await page.keyboard.press('Escape');
  for (const title of titles) {
    await (await openGallery(page)).getByRole('button', { name: title, exact: true }).click();
    expect(await page.getByLabel('Name of the graph').inputValue()).toBe(title);
    await page.locator('.react-flow__node').first().waitFor();
    await page.waitForTimeout(400); // until files have been looked at, and pictures are there
    expect(await page.locator('[data-problem]').count(), title).toBe(0);
    expect(await overlapsOf(page), title).toEqual([]);
  }
}, 120_000);

test('words and tags narrow the gallery, and a keyboard opens what is found', async () => {
  const page = await studio.visit();
  const gallery = await openGallery(page);
  const cards = gallery.getByRole('listitem');
  await page.keyboard.type('blur');
  const found = await cards.count();
  expect(found).toBeGreaterThan(1);
  expect(found).toBeLessThan(names.length);
  await page.keyboard.type(' motion');
  expect(await gallery.getByRole('status').innerText()).toBe('1 template');
  await page.keyboard.type(' zebra');
  expect(await cards.count()).toBe(0);
  await gallery.getByRole('button', { name: 'Show all' }).click();
  await gallery.getByRole('button', { name: 'Noise' }).click();
  expect(await cards.count()).toBeLessThan(names.length);
  await gallery.getByRole('button', { name: 'Denoising' }).focus();
  await page.keyboard.press('Enter');
  expect(await page.getByLabel('Name of the graph').inputValue()).toBe('Denoising');
  await gallery.waitFor({ state: 'detached' });
}, 60_000);

test('an address opens a template, and no longer names it then', async () => {
  const page = await studio.visit({ path: '?template=posterior-samples' });
  await page.waitForFunction(() => location.search === '');
  expect(await page.getByLabel('Name of the graph').inputValue()).toBe('Samples of a hidden face');
  const stranger = await studio.visit({ path: '?template=nonsense' });
  await stranger.waitForFunction(() => location.search === '');
  expect(await stranger.getByLabel('Name of the graph').inputValue()).toBe('Restore a photograph');
}, 60_000);

test('one can begin with nothing, and with a file', async () => {
  const page = await studio.visit();
  await (await openGallery(page)).getByRole('button', { name: 'Empty graph' }).click();
  expect(await page.locator('.react-flow__node').count()).toBe(0);
  const file = (name: string, text: string): { name: string; mimeType: string; buffer: Buffer } => ({
    ...{ name, mimeType: 'application/json' },
    buffer: Buffer.from(text),
  });
  const gallery = await openGallery(page);
  const choose = async (name: string, text: string): Promise<void> => {
    const chooser = page.waitForEvent('filechooser');
    await gallery.getByRole('button', { name: 'Open a file' }).click();
    await (await chooser).setFiles(file(name, text));
  };
  await choose('poem.json', 'O sing');
  expect(await gallery.getByRole('alert').innerText()).toContain('poem.json cannot be opened');
  await choose('mine.json', JSON.stringify({ format: 1, name: 'Mine', nodes: {}, edges: [] }));
  await gallery.waitFor({ state: 'detached' });
  expect(await page.getByLabel('Name of the graph').inputValue()).toBe('Mine');
}, 60_000);

async function openGallery(page: Page): Promise<ReturnType<Page['getByRole']>> {
  await page.getByRole('button', { name: 'Templates', exact: true }).click();
  const gallery = page.getByRole('dialog', { name: 'Begin with a template' });
  await gallery.getByRole('list', { name: 'Templates' }).waitFor();
  return gallery;
}

/** The pairs of nodes that lie over each other. */
function overlapsOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const boxes = [...document.querySelectorAll<HTMLElement>('.react-flow__node')].map((node) => ({
      ...{ id: node.dataset['id']!, box: node.getBoundingClientRect() },
    }));
    return boxes.flatMap(({ id, box: a }, i) =>
      boxes
        .slice(i + 1)
        .filter(({ box: b }) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
        .map((other) => `${id} and ${other.id}`),
    );
  });
}
