import { restore, small, status } from '@tweedie/web-page/drive';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright';
import { build } from 'vite';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { openBrowser } from '../../../tools/browser/openBrowser.js';
import { type FolderServer, isolating, serveFolder } from '../../../tools/browser/serveFolder.js';
import { total, whatLoads } from '../../../tools/browser/whatLoads.js';

let folder: string;
let browser: Browser;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tweedie-vite-'));
  vi.stubEnv('NODE_ENV', 'production');
  const root = fileURLToPath(new URL('..', import.meta.url));
  await build({ root, logLevel: 'error', mode: 'production', build: { outDir: folder, emptyOutDir: true } });
  browser = await openBrowser();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

/** A new visitor of the page. */
async function visit(headers = isolating): Promise<{ readonly page: Page; readonly server: FolderServer }> {
  const server = await serveFolder(folder, { headers });
  const context = await browser.newContext();
  onTestFinished(() => context.close());
  onTestFinished(server.close);
  const page = await context.newPage();
  await page.goto(`${server.origin}/${small}`);
  return { page, server };
}

test(
  'the page restores on several threads, can be cancelled, and works again without a network',
  { timeout: 180_000 },
  async () => {
    const { page, server } = await visit();
    await page.click('.start');
    await page.click('.cancel');
    await status(page, 'Cancelled');
    await restore(page);

    // What a page loads before its first run, in bytes as a server that compresses sends them.
    const loaded = await whatLoads(
      folder,
      server.asked.map(({ path }) => path),
    );
    expect(loaded.js).toBeLessThan(300_000);
    expect(loaded.css).toBeLessThan(2_000);
    expect(loaded.wasm).toBeLessThan(7_000_000);
    expect(loaded.model).toBeLessThan(4_000_000);
    expect(total(loaded)).toBeLessThan(11_300_000);

    await page.evaluate(() => navigator.serviceWorker.ready);
    await server.close();
    await page.reload();
    await restore(page);
  },
);

test(
  'a reload in the middle of the download of the model goes on from there',
  { timeout: 120_000 },
  async () => {
    const { page, server } = await visit();
    server.paces['.onnx'] = 2e6;
    await page.click('.start');
    await status(page, 'The prior: [3-7]');
    await page.reload();
    delete server.paces['.onnx'];
    await restore(page);
    const asked = server.asked.filter(({ path }) => path.endsWith('.onnx'));
    expect(asked.map(({ range }) => range !== undefined)).toEqual([false, true]);
    expect(Number(/\d+/.exec(asked[1]!.range!)![0])).toBeGreaterThanOrEqual(2 ** 20);
  },
);

test('a server without headers of its own gets an isolated page from the service worker', async () => {
  const { page } = await visit({});
  await page.waitForFunction(() => crossOriginIsolated, undefined, { timeout: 50_000 });
});
