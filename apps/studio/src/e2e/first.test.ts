/** @file What somebody sees who opens the studio for the first time. They run on the studio as it is built. */
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { metricsOf } from './fixtures.ts';
import { type ServedStudio, serveStudio } from './serveStudio.ts';

let studio: ServedStudio;
beforeAll(async () => {
  studio = await serveStudio();
});
afterAll(() => studio.close());

test('a newcomer presses Run, watches the estimate grow, and gets a picture nearer to the truth', async () => {
  const page = await studio.visit();
  await page.getByRole('textbox', { name: 'Note' }).waitFor();
  await restore(page);
  const [damaged, restored] = await metricsOf(page, 'PSNR');
  expect(restored).toBeGreaterThan(damaged! + 3);
}, 180_000);

test('a newcomer puts a photograph of theirs in the place of the picture, and restores it', async () => {
  const page = await studio.visit();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /cat\.png/ }).click();
  const theirs = new URL('../../../../examples/demo/images/dog.png', import.meta.url);
  await (await chooser).setFiles(fileURLToPath(theirs));
  await page.getByRole('button', { name: /dog\.png/ }).waitFor();
  await restore(page);
  const [damaged, restored] = await metricsOf(page, 'PSNR');
  expect(restored).toBeGreaterThan(damaged! + 3);
}, 180_000);

test('a picture that is dropped on the picture takes its place', async () => {
  const page = await studio.visit();
  const control = page.getByRole('button', { name: /cat\.png/ });
  await control.waitFor();
  const count = await page.locator('.react-flow__node').count();
  const transfer = await page.evaluateHandle(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 64 });
    const blob = await new Promise<Blob>((resolve) => canvas.toBlob((made) => resolve(made!)));
    const data = new DataTransfer();
    data.items.add(new File([blob], 'mine.png', { type: 'image/png' }));
    return data;
  });
  await control.dispatchEvent('drop', { dataTransfer: transfer });
  await page.getByRole('button', { name: /mine\.png/ }).waitFor();
  expect(await page.locator('.react-flow__node').count()).toBe(count);
}, 60_000);

/** Runs what is open, and sees the estimate on its node before the run is over. */
async function restore(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByRole('img', { name: 'Estimate' }).waitFor({ timeout: 120_000 });
  await page.getByRole('button', { name: 'Cancel' }).waitFor({ state: 'visible' });
  await page.getByRole('table').waitFor({ timeout: 150_000 });
}
