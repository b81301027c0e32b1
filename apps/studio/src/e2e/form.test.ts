/** @file The form: what is promoted on the graph is set on a page without it. They run on the studio as it is built. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServedStudio, serveStudio } from './serveStudio.ts';

let studio: ServedStudio;
beforeAll(async () => {
  studio = await serveStudio();
});
afterAll(() => studio.close());

async function toForm(page: Page): Promise<void> {
  await page.getByRole('radio', { name: 'Form' }).click();
  await page.getByRole('heading', { level: 1, name: 'Free-form inpainting' }).waitFor();
}

test('a parameter that is shown in the form is set there, and the graph has it', async () => {
  const page = await studio.visit({ path: '?template=free-form-inpainting' });
  const node = page.locator('.react-flow__node', { hasText: 'DiffPIR' });
  await node.getByText('Seed', { exact: true }).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Show Seed in the form' }).click();
  await toForm(page);
  const fields = page.locator('main').getByRole('textbox');
  expect(await fields.count()).toBe(1); // nothing else shows by itself now
  await page.getByRole('textbox', { name: 'Seed' }).fill('77');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Alt+Shift+V');
  await node.waitFor();
  expect(await node.getByRole('textbox', { name: 'Seed' }).inputValue()).toBe('77');
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await toForm(page);
  await page.getByRole('textbox', { name: 'Coverage' }).waitFor();
});

test('fields are renamed, moved and removed where the form is made', async () => {
  const page = await studio.visit({ path: '?template=free-form-inpainting&view=form' });
  await page.getByRole('button', { name: 'Edit the form' }).click();
  const titles = (): Promise<readonly string[]> =>
    page
      .getByRole('list', { name: 'Settings' })
      .getByRole('button', { name: /^Remove/ })
      .evaluateAll((all) => all.map((each) => each.ariaLabel!));
  const before = await titles();
  await page.getByRole('textbox', { name: 'Title of Steps' }).fill('Patience');
  await page.getByRole('button', { name: 'Move Patience up' }).click();
  await page.getByRole('button', { name: 'Remove Brush from the form' }).click();
  const after = before.map((title) => title.replace('Steps', 'Patience'));
  const i = after.findIndex((title) => title.includes('Patience'));
  const moved = after.toSpliced(i, 1).toSpliced(i - 1, 0, after[i]!);
  await expect.poll(titles).toEqual(moved.filter((title) => !title.includes('Brush')));
  await page.getByRole('button', { name: 'Add a field' }).click();
  await page.keyboard.type('mask seed');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('textbox', { name: 'Mask seed' }).waitFor();
  await page.getByRole('textbox', { name: 'Patience' }).waitFor();
});

test('a picture that is dropped on the form is in the document', async () => {
  const page = await studio.visit({ path: '?template=free-form-inpainting#view=form' });
  const place = page.getByRole('button', { name: /^Picture: path\.png/ });
  await place.evaluate(async (element) => {
    const canvas = new OffscreenCanvas(8, 8);
    canvas.getContext('2d')!.fillRect(0, 0, 8, 8);
    const dataTransfer = new DataTransfer();
    const blob = await canvas.convertToBlob();
    dataTransfer.items.add(new File([blob], 'holiday.png', { type: 'image/png' }));
    element.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  });
  await page.getByRole('button', { name: /^Picture: holiday\.png/ }).waitFor();
  await page.keyboard.press('Alt+Shift+V');
  await page.locator('.react-flow__node').getByText('holiday.png').waitFor();
});

test('embedded, the page has what one needs to use it, and no more', async () => {
  const page = await studio.visit({ path: '?view=form&embed=1' });
  await page.getByRole('button', { name: 'Run', exact: true }).waitFor();
  for (const name of ['Settings', 'Edit the form']) {
    expect([name, await page.getByRole('button', { name }).count()]).toEqual([name, 0]);
  }
});
