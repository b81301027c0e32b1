/** @file What goes into a subgraph, and what comes out. They run on the studio as it is built. */
import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServedStudio, serveStudio } from './serveStudio.ts';

let studio: ServedStudio;
beforeAll(async () => {
  studio = await serveStudio();
});
afterAll(() => studio.close());

function nodeOf(page: Page, title: string): Locator {
  return page.getByRole('group', { name: title, exact: true });
}

/** The template with a subgraph that two nodes stand for, and the way into it. */
async function enter(page: Page): Promise<void> {
  await nodeOf(page, 'Little noise').getByText('Little noise', { exact: true }).click();
  await page.keyboard.press('Control+ArrowDown');
  await page.getByRole('navigation', { name: 'Where you are' }).waitFor();
  await page.keyboard.press('Control+Shift+F');
  await page.waitForTimeout(400); // until all are at their places
  await page.keyboard.press('Home');
  await page.waitForTimeout(300);
}

async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  const [a, b] = [(await from.boundingBox())!, (await to.boundingBox())!];
  await page.mouse.move(a.x + a.width / 2, a.y + a.height / 2);
  await page.mouse.down();
  await page.mouse.move(b.x + b.width / 2, b.y + b.height / 2, { steps: 8 });
  await page.mouse.up();
}

test('a port is made inside, named, wired outside, and taken back with its edge by one step', async () => {
  const page = await studio.visit({ path: '?template=subgraph' });
  await enter(page);
  const boundary = nodeOf(page, 'Inputs');
  await boundary.getByRole('button', { name: 'Input Picture of the subgraph, image, connected' }).waitFor();
  expect(await nodeOf(page, 'Outputs').getByRole('button').count()).toBe(3);

  // in: the reference of the solver
  const reference = nodeOf(page, 'DiffPIR').getByRole('button', { name: /^Input Reference/ });
  await drag(page, boundary.getByRole('button', { name: 'New input of the subgraph' }), reference);
  const made = boundary.getByRole('button', { name: /^Input Reference of the subgraph/ });
  await made.focus();
  await page.keyboard.press('F2');
  await page.keyboard.type('Truth');
  await page.keyboard.press('Enter');
  await boundary.getByText('Truth', { exact: true }).waitFor();

  // out: both nodes that stand for the subgraph have it; one is wired by the keyboard
  await page.getByRole('button', { name: 'Nodes that are used as one' }).click();
  const outside = nodeOf(page, 'Much noise').getByRole('button', { name: 'Input Truth, image' });
  await outside.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: /^Connect Much noise/ }).waitFor();
  await page.keyboard.type('Size Image');
  await page.keyboard.press('Enter');
  await nodeOf(page, 'Much noise').getByRole('button', { name: 'Input Truth, image, connected' }).waitFor();
  expect(await nodeOf(page, 'Little noise').getByRole('button', { name: 'Input Truth, image' }).count()).toBe(
    1,
  );

  // taken back inside, it is gone outside; one undo brings both back
  await nodeOf(page, 'Much noise').getByText('Much noise', { exact: true }).click();
  await page.keyboard.press('Control+ArrowDown');
  await nodeOf(page, 'Inputs')
    .getByRole('button', { name: /^Input Truth/ })
    .focus();
  await page.keyboard.press('Delete');
  await page.keyboard.press('Control+ArrowUp');
  await nodeOf(page, 'Much noise').waitFor();
  expect(await page.getByRole('button', { name: /^Input Truth/ }).count()).toBe(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Nodes that are used as one' }).click();
  await nodeOf(page, 'Much noise').getByRole('button', { name: 'Input Truth, image, connected' }).waitFor();
  expect(await page.locator('[data-problem]').count()).toBe(0);
});
