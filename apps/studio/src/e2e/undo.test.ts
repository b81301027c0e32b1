/** @file Many edits, and the way back. They run on the studio as it is built. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServedStudio, serveStudio } from './serveStudio.ts';

let studio: ServedStudio;
beforeAll(async () => {
  studio = await serveStudio();
});
afterAll(() => studio.close());

/** The text of the document, as it is saved. */
async function saved(page: Page): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+s')]);
  return readFile(await download.path(), 'utf8');
}

/** Adds a node by the palette. */
async function add(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Shift+A');
  await page.getByRole('dialog', { name: 'Add a node' }).waitFor();
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

test('fifty edits of every kind are undone to the very same document, and done again', async () => {
  const page = await studio.visit();
  const canvas = page.getByRole('application', { name: 'Graph' }).first();
  await page.locator('.react-flow__node').first().waitFor();
  const undo = page.getByRole('button', { name: 'Undo' });
  await canvas.click({ position: { x: 30, y: 300 } });
  const before = await saved(page);

  for (let round = 0; round < 7; round++) {
    await add(page, ['grey', 'crop', 'resize', 'gaussian blur', 'note', 'kernel', 'phantom'][round]!);
    // mute it, pin it, fold it, move it, double it, group both, frame it, arrange all
    for (const keys of ['m', 'p', 'h', 'ArrowRight', 'Control+d', 'Control+g', 'Control+Shift+F'])
      await page.keyboard.press(keys);
    await page.getByRole('textbox', { name: 'Name of the graph' }).fill(`Round ${round}`);
    await canvas.click({ position: { x: 30, y: 300 } });
    await page.keyboard.press('Control+a');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Delete');
    await undo.click();
    await canvas.click({ position: { x: 30, y: 300 } });
  }
  const after = await saved(page);
  expect(after).not.toBe(before);

  let steps = 0;
  for (; await undo.isEnabled(); steps++) await undo.click();
  expect(steps).toBeGreaterThanOrEqual(50);
  expect(await saved(page)).toBe(before);

  const redo = page.getByRole('button', { name: 'Redo' });
  for (let i = 0; i < steps; i++) await redo.click();
  expect(await saved(page)).toBe(after);
});
