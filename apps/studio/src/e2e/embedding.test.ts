/** @file The studio in pages of others, on the real server, which lets those that it was told of. */
import { parseWorkflow } from '@tweedie/workflow';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { serveFolder } from '../../../../tools/browser/serveFolder.js';
import { createFolder, startTestServer } from '../../../server/src/fixtures/server.ts';
import { embedCode } from '../share/embed/embedCode.ts';
import { file } from './fixtures.ts';
import { type ServedStudio, serveStudio } from './serveStudio.ts';

let studio: ServedStudio;
beforeAll(async () => {
  studio = await serveStudio();
});
afterAll(() => studio.close());

const built = fileURLToPath(new URL('../../dist', import.meta.url));
const shots = process.env['SHOTS'];
const small = parseWorkflow({
  format: 1,
  name: 'Small',
  nodes: { star: { type: '@tweedie/workflow/phantom', version: 1, params: { width: 32, height: 24 } } },
  edges: [],
});

/** A page of somebody else, with no graph in it yet, and its folder. */
async function somebodyElse(): Promise<{ readonly origin: string; readonly folder: string }> {
  const folder = await createFolder();
  const { origin, close } = await serveFolder(folder);
  onTestFinished(close);
  return { origin, folder };
}

test('a page whose origin the server was told of shows the graph, and another page shows nothing', async () => {
  const [friend, stranger] = [await somebodyElse(), await somebodyElse()];
  const { server } = await startTestServer({ studio: built, embedders: [friend.origin] });
  for (const { folder } of [friend, stranger]) {
    await writeFile(
      join(folder, 'index.html'),
      embedCode(`${server.url}/`, small).replace(' loading="lazy"', ''),
    );
  }
  const page = await studio.visit({ at: friend.origin });
  await page.frameLocator('iframe').getByRole('heading', { name: 'Small' }).first().waitFor();
  const refused = page.waitForEvent('console', (message) => /frame-ancestors/.test(message.text()));
  await page.goto(`${stranger.origin}/`);
  await refused;
  expect(await page.frameLocator('iframe').getByRole('heading', { name: 'Small' }).count()).toBe(0);
});

test('the dialog says who may embed, and how a server is told', async () => {
  const note = async (embedders?: readonly string[]): Promise<string> => {
    const { server } = await startTestServer({ studio: built, ...(embedders && { embedders }) });
    const page = await studio.visit({ at: server.url });
    await file(page, 'Share…');
    const part = page.getByRole('region', { name: 'Embed' });
    const said = part.getByText(/may show it|forbids/);
    await said.waitFor();
    if (shots) await page.screenshot({ path: join(shots, `embed-${embedders?.length ?? 0}.png`) });
    return said.innerText();
  };
  expect(await note()).toBe(
    'This server forbids pages elsewhere to show it. Start it with “tweedie serve --embed https://example.org”, with the origin of your page.',
  );
  expect(await note(['https://a.org', 'https://b.org'])).toBe(
    'Of pages elsewhere only those of https://a.org and https://b.org may show it.',
  );
});
