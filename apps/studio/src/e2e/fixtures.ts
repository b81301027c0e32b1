/** @file Small graphs, and how a person brings them into the studio. */
import type { Locator, Page } from 'playwright';

export interface SmallOptions {
  readonly solver?: string;
  readonly params?: object;
}

/** A face of 64×64 pixels, a third of it lost, restored in a few steps. */
export function smallGraph({ solver = 'ddrm', params = {} }: SmallOptions = {}): string {
  const node = (type: string, more: object = {}): object => ({ type, version: 1, params: more });
  return JSON.stringify({
    format: 1,
    nodes: {
      picture: node('@tweedie/workflow/image', { file: 'pictures/face.png' }),
      mask: node('@tweedie/workflow/random-mask', { seed: 2 }),
      damage: node('@tweedie/operators/mask-inpainting'),
      measure: node('@tweedie/workflow/measure'),
      prior: node('@tweedie/priors/photos'),
      restore: node(`@tweedie/solvers/${solver}`, { steps: 4, seed: 5, ...params }),
      show: node('@tweedie/workflow/show'),
    },
    edges: [
      { from: ['picture', 'image'], to: ['mask', 'image'] },
      { from: ['mask', 'mask'], to: ['damage', 'mask'] },
      { from: ['picture', 'image'], to: ['measure', 'image'] },
      { from: ['damage', 'operator'], to: ['measure', 'operator'] },
      { from: ['measure', 'measurement'], to: ['restore', 'measurement'] },
      { from: ['prior', 'prior'], to: ['restore', 'prior'] },
      { from: ['picture', 'image'], to: ['restore', 'reference'] },
      { from: ['restore', 'image'], to: ['show', 'image'] },
    ],
    layout: {
      nodes: {
        picture: { x: 0, y: 0 },
        mask: { x: 260, y: 160 },
        damage: { x: 520, y: 160 },
        measure: { x: 780, y: 0 },
        prior: { x: 780, y: 260 },
        restore: { x: 1040, y: 0 },
        show: { x: 1320, y: 0 },
      },
    },
  });
}

/** Puts a graph in the place of what is on the canvas, through the clipboard. */
export async function pasteGraph(page: Page, graph: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const canvas = page.getByRole('application').first();
  await canvas.locator('.react-flow__pane').click({ position: { x: 20, y: 20 } });
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.evaluate((text) => navigator.clipboard.writeText(text), graph);
  await page.keyboard.press('Control+v');
  await page.locator('.react-flow__node').nth(6).waitFor();
}

/** Starts what is on the canvas. */
export async function run(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Run( \(\d+ waiting\))?$/ }).click();
}

/** The field with the name of the document. */
export function nameField(page: Page): Locator {
  return page.getByRole('textbox', { name: 'Name of the graph' });
}

/** The nodes on the canvas. */
export function nodes(page: Page): Locator {
  return page.locator('.react-flow__node');
}

/** Chooses in the File menu, one item after the other. */
export async function file(page: Page, ...items: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: 'File', exact: true }).click();
  for (const name of items) await page.getByRole('menuitem', { name }).click();
}

/** The numbers in a column of the table of metrics, from the first row to the last. */
export async function metricsOf(page: Page, title: string): Promise<readonly number[]> {
  const table = page.getByRole('table');
  const titles = await table.getByRole('columnheader').allInnerTexts();
  const at = titles.findIndex((each) => each.includes(title));
  const rows = await table.getByRole('row').all();
  const cells = await Promise.all(rows.slice(1).map((row) => row.locator('th, td').nth(at).innerText()));
  return cells.map((cell) => Number(/\d+\.\d+/.exec(cell)?.[0]));
}

/** Counts events of a page from now on. Gives how many there were. */
export async function countEvents(page: Page, names: readonly string[]): Promise<() => Promise<number>> {
  const counter = await page.evaluateHandle((all) => {
    const count = { events: 0 };
    for (const name of all) addEventListener(name, () => count.events++, { capture: true });
    return count;
  }, names);
  return () => counter.evaluate(({ events }) => events);
}
