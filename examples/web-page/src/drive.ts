/** @file How the tests use the page, and what they look at in it. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import { expect } from 'vitest';

/** What to add to the address of the page, for a problem that is solved in seconds. */
export const small = '?size=64&steps=3';

/** Presses the button, and waits until the photograph is repaired, on several threads, and nearer to the true one. */
export async function restore(page: Page): Promise<void> {
  await page.click('.start');
  await page.locator('.start:enabled').waitFor({ timeout: 90_000 });
  expect(await page.textContent('.status')).toMatch(/^Done in [\d.]+ s$/);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  expect(await page.textContent('.notice')).not.toMatch('one thread');
  const [before, after] = [await psnr(page, '.before'), await psnr(page, '.after')];
  expect(after).toBeGreaterThan(before + 6); // a quarter of the squared error: scratches are nearly white
}

/** Waits until the status begins so. */
export async function status(page: Page, beginning: string): Promise<void> {
  await page.locator('.status', { hasText: new RegExp(`^${beginning}`) }).waitFor({ timeout: 60_000 });
}

/** How near a canvas comes to the middle of the photograph as it was before the scratches, in dB. */
async function psnr(page: Page, canvas: string): Promise<number> {
  const photo = await readFile(new URL('../../demo/images/dog.png', import.meta.url), 'base64');
  return page.evaluate(
    async ([selector, address]) => {
      const shown = document.querySelector<HTMLCanvasElement>(selector)!;
      const { width, height } = shown;
      const truth = await createImageBitmap(await (await fetch(address)).blob());
      const context = new OffscreenCanvas(width, height).getContext('2d')!;
      context.drawImage(truth, (width - truth.width) / 2, (height - truth.height) / 2);
      const [a, b] = [context, shown.getContext('2d')!].map(
        (each) => each.getImageData(0, 0, width, height).data,
      );
      const error = a!.reduce((sum, code, i) => sum + (code - b![i]!) ** 2, 0) / (3 * width * height);
      return 10 * Math.log10(255 ** 2 / error);
    },
    [canvas, `data:image/png;base64,${photo}`] as const,
  );
}
