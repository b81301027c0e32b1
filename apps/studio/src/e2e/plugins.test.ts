/** @file A plugin of somebody else: looked at, added, run and removed. */
import axe from 'axe-core';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServedStudio, serveStudio } from './serveStudio.ts';

let studio: ServedStudio;
beforeAll(async () => {
  studio = await serveStudio();
});
afterAll(() => studio.close());

async function openPanel(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Plugins' }).click();
  await page.getByRole('region', { name: 'In the catalogue' }).waitFor();
}

const plugin = 'tweedie-plugin-vignetting';

/** A drawing whose corners the plugin leaves dark. */
const graph = {
  ...{ format: 1, clipboard: 'tweedie' },
  nodes: {
    drawing: { type: '@tweedie/workflow/phantom', version: 1 },
    dark: { type: `${plugin}/vignetting`, version: 1 },
    measure: { type: '@tweedie/workflow/measure', version: 1 },
    show: { type: '@tweedie/workflow/show', version: 1 },
  },
  edges: [
    { from: ['drawing', 'image'], to: ['measure', 'image'] },
    { from: ['dark', 'operator'], to: ['measure', 'operator'] },
    { from: ['measure', 'measurement'], to: ['show', 'image'] },
  ],
  layout: {
    nodes: {
      drawing: { x: 0, y: 0 },
      dark: { x: 0, y: 300 },
      measure: { x: 300, y: 0 },
      show: { x: 600, y: 0 },
    },
  },
};

test('a plugin comes from an address, its node runs, and stays in the document when the plugin goes', async () => {
  const page = await studio.visit({
    path: '?template=free-form-inpainting',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await openPanel(page);
  const own = page.getByRole('region', { name: 'On this device' });
  expect(await own.getByRole('listitem').count()).toBe(0);

  await page.getByRole('button', { name: 'Add…', exact: true }).first().click();
  await page.getByRole('menuitem', { name: 'By its address…' }).click();
  await page.getByLabel('Address').fill(`${studio.origin}/plugins/vignetting/`);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: `Add ${plugin}?` });
  await dialog.waitFor();
  expect(await dialog.getByText('Nothing: it only computes.').count()).toBe(1);
  expect(await dialog.getByRole('region', { name: 'Brings' }).getByRole('listitem').count()).toBe(2);
  await dialog.getByRole('button', { name: 'Run the checks' }).click();
  await dialog.getByText('keeps what it promises at 3 shapes').waitFor();
  await dialog.getByRole('button', { name: 'Add plugin' }).click();
  await own.getByRole('listitem', { name: plugin }).waitFor();

  const canvas = page.locator('.react-flow__pane');
  await canvas.dblclick({ position: { x: 300, y: 60 } });
  await page.getByRole('combobox').fill('vignetting');
  await page
    .getByRole('option', { name: /Vignetting/ })
    .first()
    .waitFor();
  await page.keyboard.press('Escape');

  await canvas.click({ position: { x: 300, y: 60 } });
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  await page.evaluate((text) => navigator.clipboard.writeText(text), JSON.stringify(graph));
  await canvas.click({ button: 'right', position: { x: 300, y: 60 } });
  await page
    .getByRole('menuitem', { name: /^Paste/ })
    .first()
    .click();
  const node = page.locator('.react-flow__node', { hasText: 'Vignetting' });
  await node.waitFor();
  expect(await page.getByText('Unknown type').count()).toBe(0);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByRole('tab', { name: 'Runs' }).click();
  await page
    .getByRole('list', { name: 'Runs' })
    .getByText(/^Finished/)
    .waitFor();

  await own.getByRole('button', { name: `More about ${plugin}` }).click();
  await page.getByRole('menuitem', { name: 'Remove…' }).click();
  const asked = page.getByRole('dialog', { name: `Remove ${plugin}?` });
  await asked.getByText('Free-form inpainting').waitFor(); // the document that uses it
  await asked.getByRole('button', { name: 'Remove', exact: true }).click();
  await asked.waitFor({ state: 'detached' });
  expect(await own.getByRole('listitem').count()).toBe(0);
  const unknown = page.locator('.react-flow__node', { hasText: `${plugin}/vignetting` });
  await unknown.getByText('Unknown type').waitFor();
  await unknown.getByRole('button', { name: /problem|error/ }).click();
  await page.getByText(`There is no kind of node "${plugin}/vignetting"`).first().waitFor();
});

test('a plugin of the catalogue is still there on the next visit, and can be switched off', async () => {
  const page = await studio.visit();
  await openPanel(page);
  await page.getByRole('searchbox', { name: 'Search plugins' }).fill('corners');
  const listed = page.getByRole('region', { name: 'In the catalogue' }).getByRole('listitem');
  await listed.getByText(plugin).waitFor();
  expect(await listed.count()).toBe(1);
  await listed.getByRole('button').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Add plugin' }).click();
  await page.getByRole('switch', { name: `Use ${plugin}` }).waitFor();

  await page.reload();
  await openPanel(page);
  const own = page.getByRole('switch', { name: `Use ${plugin}` });
  await own.waitFor();
  expect(await own.isChecked()).toBe(true);
  await own.click();
  await page.getByRole('switch', { name: `Use ${plugin}`, checked: false }).waitFor();
  await page.locator('.react-flow__pane').dblclick({ position: { x: 300, y: 60 } });
  await page.getByRole('combobox').fill('vignetting');
  expect(await page.getByRole('option', { name: /Vignetting/ }).count()).toBe(0);
});

test('another tab hears of a plugin that is added, and has it when somebody says so', async () => {
  const page = await studio.visit();
  const other = await page.context().newPage();
  await other.goto(`${studio.origin}/`);
  await openPanel(other);
  await openPanel(page);
  const listed = page.getByRole('region', { name: 'In the catalogue' }).getByRole('listitem');
  await listed.filter({ hasText: plugin }).getByRole('button').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Add plugin' }).click();
  const told = other.getByText('The plugins on this device were changed in another tab.');
  await told.waitFor();
  expect(await page.getByText('were changed in another tab').count()).toBe(0);
  const own = other.getByRole('region', { name: 'On this device' });
  expect(await own.getByRole('listitem').count()).toBe(0);
  await other.getByRole('button', { name: 'Load them here' }).click();
  await own.getByRole('listitem', { name: plugin }).waitFor();
  await other.locator('.react-flow__pane').dblclick({ position: { x: 300, y: 60 } });
  await other.getByRole('combobox').fill('vignetting');
  await other
    .getByRole('option', { name: /Vignetting/ })
    .first()
    .waitFor();
});

test('the panel and its dialogs have nothing that axe would find', async () => {
  const page = await studio.visit({ reducedMotion: 'reduce' }); // what fades in is faint at first
  await openPanel(page);
  await page.evaluate(axe.source);
  const faults = async (): Promise<readonly string[]> => {
    const { violations } = await page.evaluate(() =>
      (globalThis as unknown as { axe: typeof axe }).axe.run('aside, [role=dialog]'),
    );
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`);
  };
  expect(await faults()).toEqual([]);
  await page.getByRole('button', { name: `Add ${plugin}?` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Add plugin' }).waitFor();
  expect(await faults()).toEqual([]);
});
