/** @file Prints what a page loads before its first run, in megabytes as a server that compresses sends them. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { openBrowser } from '../../../tools/browser/openBrowser.js';
import { isolating, serveFolder } from '../../../tools/browser/serveFolder.js';
import { total, whatLoads } from '../../../tools/browser/whatLoads.js';

const outDir = await mkdtemp(join(tmpdir(), 'tweedie-size-'));
const root = fileURLToPath(new URL('..', import.meta.url));
await build({ root, logLevel: 'error', build: { outDir, emptyOutDir: true } });
const server = await serveFolder(outDir, { headers: isolating });
const browser = await openBrowser();
const page = await browser.newPage();
await page.goto(`${server.origin}/?size=64&steps=2`);
await page.click('.start');
await page.locator('.status', { hasText: /^(Step|Done)/ }).waitFor({ timeout: 120_000 });
const paths = server.asked.map(({ path }) => path);
await browser.close();
await server.close();

const loaded = await whatLoads(outDir, paths);
for (const [kind, bytes] of Object.entries({ ...loaded, total: total(loaded) })) {
  console.log(`${kind.padEnd(6)} ${(bytes / 1e6).toFixed(3).padStart(7)} MB`);
}
await rm(outDir, { recursive: true });
