/** @file How runs go: here, on a server, in a queue, broken off, and found again. They run on the studio as it is built. */
import { type Image, toTensor } from '@tweedie/core';
import { readImage } from '@tweedie/runtime-node';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFolder, startTestServer } from '../../../server/src/fixtures/server.ts';
import { pasteGraph, run, smallGraph } from './fixtures.ts';
import { type ServedStudio, serveStudio } from './serveStudio.ts';

let studio: ServedStudio;
beforeAll(async () => {
  studio = await serveStudio();
});
afterAll(() => studio.close());

const shots = process.env['SHOTS'];
const built = fileURLToPath(new URL('../../dist', import.meta.url));

async function openTab(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name }).click();
}

/** The picture in the results, with 16 bits, as a person saves it. */
async function savedPicture(page: Page): Promise<Image> {
  await openTab(page, 'Results');
  await page.getByRole('button', { name: 'Save picture' }).click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: /16 bits/ }).click();
  const path = join(await createFolder(), 'picture.png');
  await (await downloading).saveAs(path);
  return readImage(path);
}

async function chooseServer(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Where it runs/ }).click();
  await page.getByRole('menuitemcheckbox', { name: /^Server .* served this page/ }).click();
}

/** The runs in the panel, the newest first. */
async function statuses(page: Page): Promise<readonly string[]> {
  const rows = await page.getByRole('list', { name: 'Runs' }).getByRole('listitem').allInnerTexts();
  return rows.map((text) => /Waiting|Running|Stopping|Finished|Failed|Cancelled/.exec(text)![0]);
}

/** How many queues the browser keeps. A reload breaks off what is still being written, which takes its time on a busy machine. */
function keptQueues(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('tweedie-queues');
        opening.onerror = () => reject(opening.error!);
        opening.onsuccess = () => {
          const counting = opening.result.transaction('queues').objectStore('queues').count();
          counting.onerror = () => reject(counting.error!);
          counting.onsuccess = () => resolve(counting.result);
          opening.result.close(); // once it has counted
        };
      }),
  );
}

test('a run here says where it runs, how far it is, and shows its picture and its curves', async () => {
  const page = await studio.visit({ viewport: { width: 1800, height: 900 } }); // room for what a run takes
  await page
    .getByRole('button', { name: /^Where it runs: This browser · (WASM, \d threads?|WebGPU)$/ })
    .waitFor();
  await pasteGraph(page, smallGraph());
  await page.getByText('4 evaluations, about', { exact: false }).waitFor();
  await run(page);
  await page.getByRole('progressbar', { name: /of 4 network evaluations/ }).waitFor();
  await page.getByText('has finished in', { exact: false }).waitFor({ state: 'attached' });
  await page.getByRole('img', { name: 'The estimate so far' }).waitFor();
  expect((await savedPicture(page)).width).toBe(64);
  await openTab(page, 'Curves');
  await page.getByRole('application', { name: /^Residual: 1 curve/ }).waitFor();
  await page.getByRole('application', { name: /^PSNR: 1 curve/ }).waitFor();
});

test('of two runs one waits, can be cancelled while it waits, and the other stops long before its end', async () => {
  const page = await studio.visit();
  await pasteGraph(page, smallGraph({ params: { steps: 400 } }));
  await openTab(page, 'Runs');
  await run(page);
  await run(page);
  expect(await statuses(page)).toEqual(['Waiting', 'Running']);
  await page.getByRole('img', { name: 'The estimate so far' }).waitFor();
  const rows = page.getByRole('list', { name: 'Runs' }).getByRole('listitem');
  await rows.first().getByRole('button', { name: 'Cancel' }).click();
  expect(await statuses(page)).toEqual(['Cancelled', 'Running']);
  const bar = page.getByRole('progressbar', { name: /of 400 network evaluations/ });
  const before = Number(await bar.getAttribute('aria-valuenow'));
  await page.getByRole('banner').getByRole('button', { name: 'Cancel' }).click();
  await bar.waitFor({ state: 'detached' });
  expect(await statuses(page)).toEqual(['Cancelled', 'Cancelled']);
  expect(before).toBeLessThan(390); // it had not ended by itself
  await page.getByRole('img', { name: 'The estimate so far' }).waitFor(); // what there was is kept
  await rows.first().getByRole('button', { name: 'Run again' }).click();
  expect(await statuses(page)).toEqual(['Running', 'Cancelled', 'Cancelled']);
  await page.getByRole('banner').getByRole('button', { name: 'Cancel' }).click();
});

test('nothing starts while the queue is paused', async () => {
  const page = await studio.visit();
  await pasteGraph(page, smallGraph());
  await openTab(page, 'Runs');
  await run(page);
  await page.getByRole('button', { name: 'Pause the queue' }).click();
  await run(page);
  await page.getByText('has finished in', { exact: false }).waitFor({ state: 'attached' });
  expect(await statuses(page)).toEqual(['Waiting', 'Finished']);
  await page.getByRole('button', { name: 'Resume the queue' }).click();
  await expect.poll(() => statuses(page)).toEqual(['Finished', 'Finished']);
});

test('a node that fails says why and what helps, and the report can be copied', async () => {
  const page = await studio.visit();
  const bold = { learningRate: 1e38, optimiser: 'sgd', steps: 6 };
  await pasteGraph(page, smallGraph({ solver: 'red-diff', params: bold }));
  await run(page);
  const alert = page.getByRole('group', { name: /RED-diff/ }).getByRole('alert');
  await alert.waitFor();
  expect(await alert.innerText()).toMatch(/NaN or infinity[^]*smaller step/);
  await alert.getByRole('button', { name: 'Copy report' }).click();
  await alert.getByText('Copied').waitFor();
  const report = await page.evaluate(() => navigator.clipboard.readText());
  expect(report).toMatch(/\*\*.*NaN or infinity.*\*\* \(`network-failed`\)[^]*- Node: restore/);
});

test('runs that waited are there when the page is loaded again, and start when somebody says so', async () => {
  const page = await studio.visit();
  await pasteGraph(page, smallGraph({ params: { steps: 400 } }));
  await openTab(page, 'Runs');
  for (let i = 0; i < 3; i++) await run(page);
  await page.getByRole('img', { name: 'The estimate so far' }).waitFor();
  const copy = await page.context().newPage(); // another tab has runs of its own
  await copy.goto(page.url());
  await openTab(copy, 'Runs');
  await copy.getByText('There was no run yet.').waitFor();
  await copy.close();

  await page.reload();
  await page.getByText('2 runs waited, and 1 run was stopped when the page was loaded again.').waitFor();
  await openTab(page, 'Runs');
  const rows = page.getByRole('list', { name: 'Runs' }).getByRole('listitem');
  const words = async (): Promise<readonly string[]> =>
    (await rows.allInnerTexts()).map(
      (text) => /Waits for you|Was stopped by the reload|Running|Waiting|Stopping|Cancelled/.exec(text)![0],
    );
  expect(await words()).toEqual(['Waits for you', 'Waits for you', 'Was stopped by the reload']);
  for (const theme of ['dark', 'light', 'contrast']) {
    await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
    expect(await problemsOf(page, 'aside'), theme).toEqual([]);
    if (shots) await page.screenshot({ path: join(shots, `held-${theme}.png`) });
  }
  await rows.nth(0).getByRole('button', { name: 'Cancel' }).click();
  await rows.nth(0).getByRole('button', { name: 'Forget' }).click();
  await rows.nth(1).getByRole('button', { name: 'Run again' }).click(); // the stopped one, which does not wait for the other
  await expect.poll(words).toEqual(['Running', 'Waits for you']);
  const held = page.getByRole('group', { name: 'Left from before the reload' });
  await held.getByText('1 run waited', { exact: false }).waitFor();
  await held.getByRole('button', { name: 'Go on' }).click();
  await expect.poll(words).toEqual(['Running', 'Waiting']);
  await page.getByRole('banner').getByRole('button', { name: 'Cancel' }).click();
  await expect.poll(words, { timeout: 15_000 }).toEqual(['Cancelled', 'Running']);
  await page.getByRole('banner').getByRole('button', { name: 'Cancel' }).click();
  await expect.poll(words, { timeout: 15_000 }).toEqual(['Cancelled', 'Cancelled']);
  await expect.poll(() => keptQueues(page), { timeout: 15_000 }).toBe(0);
  await page.reload();
  await openTab(page, 'Runs');
  await page.getByText('There was no run yet.').waitFor();
});

test(
  'the same graph gives the same picture here and on the server of the page',
  { timeout: 120_000 },
  async () => {
    const { server } = await startTestServer({ studio: built });
    const page = await studio.visit({ at: server.url });
    await pasteGraph(page, smallGraph());
    await run(page);
    const here = await page
      .getByText('has finished in', { exact: false })
      .waitFor({ state: 'attached' })
      .then(() => savedPicture(page));
    await chooseServer(page);
    await openTab(page, 'Runs');
    await run(page);
    await expect.poll(() => statuses(page), { timeout: 30_000 }).toEqual(['Finished', 'Finished']);
    const there = await savedPicture(page);
    const [one, other] = [toTensor(here).tensor.data, toTensor(there).tensor.data];
    const differences = one.map((value, i) => Math.abs(value - other[i]!));
    // One evaluation differs by 1.2e-6 between WASM and Node. A step of DDRM hands on at most L + (σ′/σ)·(1 + L) of what
    // x was wrong by; with L = 2, and σ′/σ below 1/2 in four steps over three decades, that is 3.5. Rounding to 16 bits
    // adds a step of 2/65535.
    const tolerance = 1.2e-6 * (1 + 3.5 + 3.5 ** 2 + 3.5 ** 3) + 2 / 65535;
    expect(Math.max(...differences)).toBeLessThan(tolerance);
    expect(Math.max(...one) - Math.min(...one)).toBeGreaterThan(0.5); // there is something to see
  },
);

test(
  'a run on the server is found again when the page is loaded in the middle of it',
  { timeout: 120_000 },
  async () => {
    const { server, client } = await startTestServer({ studio: built });
    const page = await studio.visit({ at: server.url });
    await pasteGraph(page, smallGraph({ params: { steps: 150 } }));
    await chooseServer(page);
    await run(page);
    await page.getByRole('img', { name: 'The estimate so far' }).waitFor();
    await page.reload();
    await openTab(page, 'Runs');
    await expect.poll(() => statuses(page)).toEqual(['Running']);
    await page.getByRole('progressbar', { name: /of 150 network evaluations/ }).waitFor();
    await expect.poll(() => statuses(page), { timeout: 60_000 }).toEqual(['Finished']);
    const open = page.getByRole('button', { name: 'Open its graph' });
    if (await open.isVisible()) await open.click(); // unless its document is open again already
    expect((await savedPicture(page)).width).toBe(64);
    const { body } = await client.ask<readonly unknown[]>('GET', '/runs');
    expect(body).toHaveLength(1); // it did not begin a second time
  },
);

test('a server is added by its address, tried, remembered and forgotten', async () => {
  const token = 'a token of sixteen characters or more';
  const { server } = await startTestServer({ token, origins: [studio.origin] });
  const page = await studio.visit();
  await page.getByRole('button', { name: /^Where it runs/ }).click();
  await page.getByRole('menuitem', { name: 'Add a server…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Servers' });
  await dialog.getByLabel('Address').fill('not an address');
  await dialog.getByRole('button', { name: 'Test the connection' }).click();
  await dialog.getByText('This is no address', { exact: false }).waitFor();
  await dialog.getByLabel('Address').fill(server.url.replace('http://', ''));
  await dialog.getByRole('button', { name: 'Test the connection' }).click();
  await dialog.getByText('The token is missing or wrong', { exact: false }).waitFor();
  await dialog.getByLabel('Token').fill(token);
  await dialog.getByRole('button', { name: 'Test the connection' }).click();
  await dialog.getByText('answers: idle', { exact: false }).waitFor();
  await dialog.getByRole('button', { name: 'Use this server' }).click();
  const host = server.url.replace('http://', '');
  await page.getByRole('button', { name: `Where it runs: Server ${host} · idle` }).waitFor();
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain(token);

  await page.reload();
  await page.getByRole('button', { name: /^Where it runs/ }).click();
  await page.getByRole('menuitemcheckbox', { name: `Server ${host} · idle` }).waitFor();
  await page.getByRole('menuitem', { name: 'Servers…' }).click();
  await dialog.getByRole('button', { name: `Forget ${host}` }).click();
  await page.keyboard.press('Escape');
  await page.reload();
  await page.getByRole('button', { name: /^Where it runs/ }).click();
  expect(await page.getByRole('menuitemcheckbox').count()).toBe(1);
});

const axe = createRequire(new URL('../../../../packages/editor/package.json', import.meta.url)).resolve(
  'axe-core/axe.min.js',
);

/** What axe finds wrong with a part of the page, as lines to read. */
async function problemsOf(page: Page, part: string): Promise<readonly string[]> {
  await page.evaluate(await readFile(axe, 'utf8'));
  return page.evaluate(async (selector) => {
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
    interface Results {
      readonly violations: readonly {
        readonly id: string;
        readonly nodes: readonly { readonly html: string }[];
      }[];
    }
    const { axe } = globalThis as unknown as { readonly axe: { run(element: Element): Promise<Results> } };
    const { violations } = await axe.run(document.querySelector(selector)!);
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  }, part);
}

test('axe finds nothing in the runs, the curves, the choice of where to run, and the dialog of servers', async () => {
  const page = await studio.visit();
  const bold = { learningRate: 1e38, optimiser: 'sgd', steps: 6 };
  await pasteGraph(page, smallGraph({ solver: 'red-diff', params: bold }));
  await run(page);
  await page.getByText(/failed: photos/).waitFor({ state: 'attached' });
  for (const theme of ['dark', 'light', 'contrast']) {
    await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
    expect(await problemsOf(page, 'header'), theme).toEqual([]);
    for (const tab of ['Runs', 'Curves']) {
      await openTab(page, tab);
      expect(await problemsOf(page, 'aside'), `${theme}, ${tab}`).toEqual([]);
    }
    await page.getByRole('button', { name: /^Where it runs/ }).click();
    await page.getByRole('menuitem', { name: 'Add a server…' }).click();
    await page.getByRole('button', { name: 'Use this server' }).click();
    expect(await problemsOf(page, '[role=dialog]'), theme).toEqual([]);
    await page.keyboard.press('Escape');
  }
});
