/** @file What somebody sees who opens the studio for the first time. They run on the studio as it is built. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServedStudio, serveStudio } from './serveStudio.ts';

let studio: ServedStudio;
beforeAll(async () => {
  studio = await serveStudio();
});
afterAll(() => studio.close());

test('the first view is a graph that is ready to run', async () => {
  const page = await studio.visit();
  await page.getByRole('button', { name: 'Run', exact: true }).waitFor();
  expect(await page.locator('.react-flow__node').count()).toBeGreaterThan(4);
});
