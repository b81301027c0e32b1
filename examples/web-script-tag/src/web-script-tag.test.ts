import { restore, small } from '@tweedie/web-page/drive';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { bundle } from '../../../packages/runtime-web/bundle.js';
import { openBrowser } from '../../../tools/browser/openBrowser.js';
import { isolating, serveFolder } from '../../../tools/browser/serveFolder.js';

test(
  'a page without a bundler restores on several threads, with the library from another origin',
  { timeout: 180_000 },
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tweedie-script-tag-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    await bundle(join(folder, 'cdn'));
    const cdn = await serveFolder(join(folder, 'cdn'), { headers: { 'Access-Control-Allow-Origin': '*' } });
    onTestFinished(cdn.close);

    const here = fileURLToPath(new URL('..', import.meta.url));
    const html = await readFile(join(here, 'index.html'), 'utf8');
    await mkdir(join(folder, 'site/web-script-tag'), { recursive: true });
    await writeFile(
      join(folder, 'site/web-script-tag/index.html'),
      html.replace('https://cdn.example/tweedie', cdn.origin),
    );
    for (const part of ['page.css', 'pictures', 'dist']) {
      await cp(join(here, '../web-page', part), join(folder, 'site/web-page', part), { recursive: true });
    }
    const site = await serveFolder(join(folder, 'site'), { headers: isolating });
    onTestFinished(site.close);

    const browser = await openBrowser();
    onTestFinished(() => browser.close());
    const page = await browser.newPage();
    await page.goto(`${site.origin}/web-script-tag/${small}`);
    await restore(page);
    const [ours, theirs] = [site, cdn].map(({ asked }) => asked.map(({ path }) => path));
    expect(theirs!.some((path) => path.endsWith('.wasm'))).toBe(true);
    expect(
      ours!.filter((path) => !/\.(html|css|png)$/.test(path) && !path.startsWith('/web-page/dist/')),
    ).toEqual([]);
  },
);
