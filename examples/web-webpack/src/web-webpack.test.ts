import { restore, small } from '@tweedie/web-page/drive';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import webpack from 'webpack';
import { openBrowser } from '../../../tools/browser/openBrowser.js';
import { isolating, serveFolder } from '../../../tools/browser/serveFolder.js';
import config from '../webpack.config.js';

test('the page that webpack builds restores on several threads', { timeout: 240_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tweedie-webpack-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const context = fileURLToPath(new URL('..', import.meta.url));
  const problems = await new Promise((resolve, reject) => {
    // Making scripts small takes four fifths of a build.
    const options = {
      ...config,
      context,
      output: { ...config.output, path: folder },
      optimization: { minimize: false },
    };
    webpack(options, (error, stats) => {
      if (error) reject(error);
      else
        resolve([...(stats?.compilation.errors ?? []), ...(stats?.compilation.warnings ?? [])].map(String));
    });
  });
  expect(problems).toEqual([]);

  const server = await serveFolder(folder, { headers: isolating });
  onTestFinished(server.close);
  const browser = await openBrowser();
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  await page.goto(`${server.origin}/${small}`);
  await restore(page);
});
