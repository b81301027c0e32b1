/** @file Graphs on their way to others: links, PNG files, bundles. They run on the built studio. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readTextChunk } from '@tweedie/editor';
import { parseWorkflow, type Workflow, writeWorkflow } from '@tweedie/workflow';
import { unzipSync } from 'fflate';
import { hashOfGraph } from '../share/graphLink.ts';
import { file, nameField, nodes } from './fixtures.ts';
import { type ServedStudio, serveStudio } from './serveStudio.ts';

let studio: ServedStudio;
beforeAll(async () => {
  studio = await serveStudio();
});
afterAll(() => studio.close());

/** The studio as a new visitor sees it, once it is there. */
async function open(path = ''): Promise<Page> {
  const page = await studio.visit({ path });
  await nameField(page).waitFor();
  return page;
}

/** What the page saves when something is done. */
async function download(page: Page, act: () => Promise<void>): Promise<{ name: string; bytes: Uint8Array }> {
  const [saved] = await Promise.all([page.waitForEvent('download'), act()]);
  return { name: saved.suggestedFilename(), bytes: new Uint8Array(await readFile(await saved.path())) };
}

/** Drops a file on a part of the page. */
async function drop(page: Page, selector: string, name: string, bytes: Uint8Array): Promise<void> {
  const type = name.endsWith('.png') ? 'image/png' : '';
  const data = await page.evaluateHandle(
    ([name, type, content]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(content)], name, { type }));
      return transfer;
    },
    [name, type, [...bytes]] as const,
  );
  for (const event of ['dragenter', 'dragover', 'drop']) {
    await page.dispatchEvent(selector, event, { dataTransfer: data });
  }
}

/** The document as the studio saves it. */
async function documentOf(page: Page): Promise<Workflow> {
  const { bytes } = await download(page, () => page.keyboard.press('Control+s'));
  const workflow = parseWorkflow(Buffer.from(bytes).toString());
  return { ...workflow, layout: { nodes: workflow.layout?.nodes } }; // what is in sight is another matter
}

const small = parseWorkflow({
  format: 1,
  name: 'Small',
  nodes: {
    star: { type: '@tweedie/workflow/phantom', version: 1, params: { width: 32, height: 24 }, note: 'Mine' },
    show: { type: '@tweedie/workflow/show', version: 1 },
  },
  edges: [{ from: ['star', 'image'], to: ['show', 'image'] }],
  layout: { nodes: { star: { x: 0, y: 0 }, show: { x: 320, y: 40 } } },
});

test('a link opens the same graph in the browser of somebody else, and does not run it', async () => {
  const page = await open();
  await nameField(page).fill('For you');
  await file(page, 'Share…');
  const dialog = page.getByRole('dialog', { name: 'Share' });
  const link = await dialog.getByRole('textbox', { name: 'Link' }).inputValue();
  await dialog.getByText('It fits anywhere.').or(dialog.getByText('Some chats')).waitFor();
  await dialog.getByRole('button', { name: 'Close' }).click();
  const other = await open(link.slice(`${studio.origin}/`.length));
  expect(await nameField(other).inputValue()).toBe('For you');
  expect(other.url()).toBe(`${studio.origin}/`);
  expect(await documentOf(other)).toEqual(await documentOf(page));
  await other.getByRole('tab', { name: 'Runs' }).click();
  await other.getByText('There was no run yet.').waitFor();
  await other.reload();
  await expect.poll(() => nameField(other).inputValue()).toBe('For you');
});

test('a link that comes to an open page is opened there, and is still there after a reload at once', async () => {
  const page = await open();
  await page.evaluate((hash) => (location.hash = hash), hashOfGraph(small));
  await expect.poll(() => nameField(page).inputValue(), { interval: 10 }).toBe('Small');
  await page.reload();
  await expect.poll(() => nameField(page).inputValue()).toBe('Small');
});

test('a link that was cut off is refused in a sentence, and what was open stays', async () => {
  const page = await open(hashOfGraph(small).slice(0, 60));
  await page.getByText('This link carries no graph that can be opened').waitFor();
  await page.getByText('Ask for the link again').waitFor();
  expect(await nodes(page).count()).toBeGreaterThan(4);
});

test('a picture of the graph opens it again where it is dropped, on the canvas and elsewhere', async () => {
  const page = await open(hashOfGraph(small));
  const before = await documentOf(page);
  const { name, bytes } = await download(page, () => file(page, 'Export', 'Picture of the graph'));
  expect(name).toBe('small.png');
  for (const place of ['.react-flow__pane', 'header']) {
    const other = await open();
    await drop(other, place, name, bytes);
    await expect.poll(() => nameField(other).inputValue()).toBe('Small');
    expect(await documentOf(other)).toEqual(before);
  }
});

test('a result that is saved as PNG carries its graph, unless somebody does not want it', async () => {
  const page = await open(hashOfGraph(small));
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  const save = page.getByRole('button', { name: 'Save picture' });
  await save.waitFor();
  const savePng = (): Promise<{ name: string; bytes: Uint8Array }> =>
    download(page, async () => {
      await save.click();
      await page.getByRole('menuitem', { name: /PNG with 16 bits/ }).click();
    });
  const { bytes } = await savePng();
  const other = await open();
  await drop(other, '.react-flow__pane', 'result.png', bytes);
  await expect.poll(() => nameField(other).inputValue()).toBe('Small');
  await file(page, 'Share…');
  const dialog = page.getByRole('dialog', { name: 'Share' });
  await dialog.getByRole('switch', { name: /Strip/ }).click();
  await dialog.getByRole('button', { name: 'Close' }).click();
  const stripped = readTextChunk((await savePng()).bytes, 'tweedie')!;
  expect(stripped).toContain('"star"');
  expect(stripped).not.toMatch(/Mine|layout/);
  await file(page, 'Share…');
  await dialog.getByRole('switch', { name: /into every PNG/ }).click();
  await dialog.getByRole('button', { name: 'Close' }).click();
  expect(readTextChunk((await savePng()).bytes, 'tweedie')).toBeUndefined();
});

test('a bundle opens with its pictures, and holds what came out', async () => {
  const workflow = parseWorkflow({
    ...small,
    nodes: { ...small.nodes, star: { type: '@tweedie/workflow/image', version: 1 } },
  });
  const page = await open(hashOfGraph(workflow));
  const { bytes: png } = await download(page, () => file(page, 'Export', 'Picture of the graph'));
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /^File: / }).click();
  await (await chooser).setFiles({ name: 'mine.png', mimeType: 'image/png', buffer: Buffer.from(png) });
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByRole('button', { name: 'Save picture' }).waitFor();
  const { name, bytes } = await download(page, () =>
    file(page, 'Export', 'Bundle with pictures and results'),
  );
  const entries = unzipSync(bytes);
  expect(Object.keys(entries)).toEqual(
    expect.arrayContaining(['README.txt', 'graph.json', 'lock.json', 'inputs/mine.png']),
  );
  expect(Object.keys(entries).filter((entry) => entry.startsWith('outputs/'))).toHaveLength(1);
  const other = await open();
  await drop(other, 'header', name, bytes);
  await expect.poll(() => nameField(other).inputValue()).toBe('Small');
  await expect
    .poll(() =>
      other.getByRole('img', { name: 'mine.png' }).evaluate((img: HTMLImageElement) => img.naturalWidth),
    )
    .toBeGreaterThan(100);
});

test('a graph with plugins that are not here opens whole, and says what is missing before it runs', async () => {
  const workflow = parseWorkflow({
    ...small,
    nodes: { ...small.nodes, far: { type: '@lab/sharp/deblur', version: 2, params: { amount: 3 } } },
    plugins: { '@lab/sharp': { version: '^1.2.0', integrity: 'sha512-abc' } },
  });
  const page = await studio.visit({ path: hashOfGraph(workflow) });
  const dialog = page.getByRole('dialog', { name: 'This document needs plugins that are not here' });
  await dialog.getByText('@lab/sharp').waitFor();
  await dialog.getByText('saved with ^1.2.0').waitFor();
  await dialog.getByText(/sha512-abc/).waitFor();
  await dialog.getByRole('button', { name: 'Look at it first' }).click();
  expect((await documentOf(page)).nodes.far).toEqual(workflow.nodes.far);
});

test('an embed shows the graph small, with a way to the studio, and keeps nothing', async () => {
  const page = await studio.visit({
    path: hashOfGraph(small, { embed: true }),
    viewport: { width: 960, height: 540 },
  });
  await page.getByRole('heading', { name: 'Small' }).first().waitFor();
  expect(await nodes(page).count()).toBe(2);
  const link = await page.getByRole('link', { name: 'Open in Tweedie' }).getAttribute('href');
  expect(link).toContain('#g=');
  expect(link).not.toContain('embed');
  expect(
    await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name)),
  ).not.toContain('tweedie-studio');
});

test('a graph is pasted as a document, and its files are told from others', async () => {
  const page = await open();
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, writeWorkflow(small));
  await expect.poll(() => nameField(page).inputValue()).toBe('Small');
  await drop(page, 'header', 'letter.txt', Buffer.from('Dear'));
  await page.getByText('letter.txt cannot be opened: it is no graph and no picture.').waitFor();
  await drop(page, 'header', 'half.json', Buffer.from('{"format": 1, "nodes"'));
  await page.getByText(/half\.json cannot be opened: the graph in it is damaged/).waitFor();
  expect(await nodes(page).count()).toBe(2);
});
