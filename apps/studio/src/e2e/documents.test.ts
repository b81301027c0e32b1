/** @file What becomes of documents when pages are reloaded, crash, or are opened twice. They run on the built studio. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { file, nameField, nodes } from './fixtures.ts';
import { type ServedStudio, serveStudio } from './serveStudio.ts';

let studio: ServedStudio;
beforeAll(async () => {
  studio = await serveStudio();
});
afterAll(() => studio.close());

/** Longer than edits rest before they are saved. */
const saved = (page: Page): Promise<void> => page.waitForTimeout(900);

/** Adds a node by the palette. */
async function add(page: Page, title: string): Promise<void> {
  await page
    .getByRole('application', { name: 'Graph' })
    .first()
    .click({ position: { x: 30, y: 300 } });
  await page.keyboard.press('Shift+A');
  await page.keyboard.type(title);
  await page.keyboard.press('Enter');
}

/** Gives the picture of the first node that has one. */
async function give(page: Page, name: string, colour: string): Promise<void> {
  const png = await page.evaluate(async (fill) => {
    const canvas = new OffscreenCanvas(48, 32);
    const to = canvas.getContext('2d')!;
    to.fillStyle = fill;
    to.fillRect(0, 0, 48, 32);
    return [...new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer())];
  }, colour);
  const chooser = page.waitForEvent('filechooser');
  await page
    .getByRole('button', { name: /^File: / })
    .first()
    .click();
  await (await chooser).setFiles({ name, mimeType: 'image/png', buffer: Buffer.from(png) });
}

test('what was edited is the same after a reload, with its pictures', async () => {
  const page = await studio.visit();
  await nameField(page).fill('My cup');
  await give(page, 'mine.png', 'red');
  await page.getByRole('img', { name: 'mine.png' }).first().waitFor();
  const count = await nodes(page).count();
  await page.waitForTimeout(200); // as quick as a person, and no quicker than a picture is written
  await nameField(page).fill('My own cup');
  await page.reload();
  await expect.poll(() => nameField(page).inputValue()).toBe('My own cup');
  const picture = page.getByRole('img', { name: 'mine.png' }).first();
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(48);
  expect(await nodes(page).count()).toBe(count);
  expect(await page.getByText('is back as it was').count()).toBe(0); // it did not crash
});

test('a page that is killed while it runs loses nothing, and the next one says so', async () => {
  const page = await studio.visit();
  await nameField(page).fill('Before the crash');
  await saved(page);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByRole('button', { name: 'Cancel' }).waitFor();
  await nameField(page).fill('In the middle of a run');
  await saved(page);
  const crashed = page.waitForEvent('crash');
  page.goto('chrome://crash').catch(() => undefined);
  await crashed;
  const next = await page.context().newPage();
  await next.goto(studio.origin);
  await expect.poll(() => nameField(next).inputValue()).toBe('In the middle of a run');
  await next.getByText('“In the middle of a run” is back as it was when the page went away.').waitFor();
  await file(next, 'Versions…');
  await next.getByRole('dialog', { name: 'Versions' }).getByText('A run began').waitFor();
});

test('two tabs with two documents do not touch what the other has', async () => {
  const one = await studio.visit();
  await nameField(one).fill('Left');
  await saved(one);
  const two = await one.context().newPage();
  await two.goto(studio.origin);
  await nameField(two).fill('Right');
  await nameField(one).fill('Left, again');
  await Promise.all([saved(one), saved(two)]);
  await Promise.all([one.reload(), two.reload()]);
  await expect.poll(() => nameField(one).inputValue()).toBe('Left, again');
  await expect.poll(() => nameField(two).inputValue()).toBe('Right');
});

test('a second tab takes a document over, and the first one takes it back', async () => {
  const one = await studio.visit();
  await nameField(one).fill('Shared by two tabs');
  await saved(one);
  const two = await one.context().newPage();
  await two.goto(studio.origin);
  await file(two, 'Recent…');
  await two.getByText('Open in another tab').waitFor();
  await two.getByRole('button', { name: 'Shared by two tabs', exact: true }).click();
  await two.getByRole('dialog', { name: '“Shared by two tabs” is open in another tab' }).waitFor();
  await nameField(one).fill('Shared, and changed at the last moment');
  await two.getByRole('button', { name: 'Take over here' }).click();
  await expect.poll(() => nameField(two).inputValue()).toBe('Shared, and changed at the last moment');
  await one.getByRole('dialog', { name: /is edited in another tab now/ }).waitFor();
  await nameField(two).fill('Changed by the second');
  await saved(two);
  await one.getByRole('button', { name: 'Take over here' }).click();
  await expect.poll(() => nameField(one).inputValue()).toBe('Changed by the second');
  await two.getByRole('dialog', { name: /is edited in another tab now/ }).waitFor();
  await two.getByRole('button', { name: 'Open a copy' }).click();
  await expect.poll(() => nameField(two).inputValue()).toBe('Changed by the second (copy)');
  await saved(two);
  expect(await nameField(one).inputValue()).toBe('Changed by the second');
});

test('an older version comes back as one step, with the picture that it had', async () => {
  const page = await studio.visit();
  await give(page, 'first.png', 'red');
  await page.getByRole('img', { name: 'first.png' }).first().waitFor();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await give(page, 'second.png', 'blue');
  await saved(page);
  await page.reload(); // the first picture is in no document now
  await page.getByRole('img', { name: 'second.png' }).first().waitFor();
  await file(page, 'Versions…');
  await page
    .getByRole('listitem')
    .filter({ hasText: 'A run began' })
    .getByRole('button', { name: 'Restore', exact: true })
    .click();
  const picture = page.getByRole('img', { name: 'first.png' }).first();
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(48);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('img', { name: 'second.png' }).first().waitFor();
});

test('documents are found, renamed, duplicated, deleted and brought back', async () => {
  const page = await studio.visit();
  await nameField(page).fill('First');
  await file(page, 'New');
  await expect.poll(() => nodes(page).count()).toBe(0);
  await nameField(page).fill('Second');
  await saved(page);
  await file(page, 'Recent…');
  const dialog = page.getByRole('dialog', { name: 'Documents' });
  await dialog.getByRole('button', { name: 'Rename First' }).click();
  await dialog.getByRole('textbox', { name: 'New name of First' }).fill('Cup');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Duplicate Cup' }).click();
  await dialog.getByRole('button', { name: 'Delete Cup', exact: true }).click();
  await expect.poll(() => dialog.getByRole('listitem').count()).toBe(2);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await file(page, 'Recent…');
  await expect.poll(() => dialog.getByRole('listitem').count()).toBe(3);
  await dialog.getByRole('button', { name: 'Cup', exact: true }).click();
  await expect.poll(() => nameField(page).inputValue()).toBe('Cup');
  expect(await nodes(page).count()).toBeGreaterThan(4);
});

test('where the browser keeps nothing, the page says so once and goes on', async () => {
  const context = await studio.browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('No storage here', 'SecurityError');
    };
  });
  const page = await context.newPage();
  await page.goto(studio.origin);
  await page.getByText('This browser keeps nothing for this page').waitFor();
  await nameField(page).fill('Kept by the page');
  await add(page, 'Grey');
  await file(page, 'New');
  await file(page, 'Recent…');
  await page.getByRole('button', { name: 'Kept by the page', exact: true }).click();
  await expect.poll(() => nameField(page).inputValue()).toBe('Kept by the page');
  expect(await page.getByText('This browser keeps nothing').count()).toBe(1);
});
