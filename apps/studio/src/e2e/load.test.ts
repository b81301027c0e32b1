/** @file What a first visit loads. It runs on the studio as it is built. */
import { expect, test } from 'vitest';
import { serveStudio } from './serveStudio.ts';

/** Of JavaScript before the runtime: what the page needs to be looked at and edited. */
const budget = 500_000;

test('the page is there after less than half a megabyte of scripts', async () => {
  const studio = await serveStudio();
  const page = await studio.visit();
  await page.getByRole('button', { name: 'Run', exact: true }).waitFor();
  await page.locator('.react-flow__node').first().waitFor();
  await page.waitForLoadState('networkidle');
  const { js } = await studio.loaded(/worker/); // the runtime's come while one looks
  expect(js).toBeGreaterThan(100_000);
  expect(js).toBeLessThan(budget);
  await studio.close();
});
