/** @file Everything can be reached and used without a mouse, and axe finds nothing. They run on the studio as it is built. */
import axe, { type AxeResults, type ElementContext } from 'axe-core';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServedStudio, serveStudio } from './serveStudio.ts';

let studio: ServedStudio;
beforeAll(async () => {
  studio = await serveStudio();
});
afterAll(() => studio.close());

/** What axe finds wrong with the page, or with a part of it, as lines to read. */
async function problemsOf(page: Page, part = 'html'): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(async (selector): Promise<AxeResults> => {
    // half faded in, words have less contrast
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
    const { axe } = globalThis as unknown as { axe: { run(context: ElementContext): Promise<AxeResults> } };
    // tooltips stand beside the landmarks
    return axe.run({
      include: [selector],
      exclude: ['[data-radix-popper-content-wrapper]:has([role=tooltip])'],
    });
  }, part);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

const path = '?template=free-form-inpainting';

async function visitWith(theme: string): Promise<Page> {
  const page = await studio.visit();
  await page.evaluate((name) => localStorage.setItem('tweedie.theme', name), theme);
  await page.goto(`${studio.origin}/${path}`);
  await page.getByRole('button', { name: 'Settings' }).waitFor();
  return page;
}

/** What has the focus, by its accessible name or its words. */
function focused(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const { activeElement: element } = document;
    return element?.getAttribute('aria-label') ?? (element as HTMLElement | null)?.dataset['title'] ?? null;
  });
}

test.each(['dark', 'light', 'contrast'])('axe finds nothing in any view, %s', async (theme) => {
  const page = await visitWith(theme);
  expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe(theme);
  await page.locator('.react-flow__node').first().waitFor();
  expect(await problemsOf(page)).toEqual([]);

  await page.keyboard.press('Alt+Shift+O');
  await expect.poll(() => focused(page)).toBe('Picture');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowRight');
  expect(await problemsOf(page)).toEqual([]);
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Rename' }).waitFor();
  expect(await problemsOf(page, '[role=menu]')).toEqual([]); // all else is away meanwhile
  await page.keyboard.press('Escape');
  await expect.poll(() => focused(page)).toBe('Compare');
  await page.keyboard.press('Insert');
  await page.getByRole('dialog', { name: 'Add a node' }).waitFor();
  expect(await problemsOf(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect.poll(() => focused(page)).toBe('Compare');

  await page.keyboard.press('Home');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Alt+Shift+P');
  await expect.poll(() => focused(page)).toBe('Go to Size');
  expect(await problemsOf(page)).toEqual([]);

  for (const [item, dialog] of [
    ['About Tweedie', 'About Tweedie'],
    ['Keyboard shortcuts', 'Keyboard shortcuts'],
  ] as const) {
    await page.getByRole('button', { name: 'Settings' }).click();
    expect(await problemsOf(page, '[role=menu]')).toEqual([]);
    await page.getByRole('menuitem', { name: item }).click();
    await page.getByRole('dialog', { name: dialog }).waitFor();
    expect(await problemsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect.poll(() => focused(page)).toBe('Settings');
    await page.keyboard.press('Escape'); // its tooltip
  }

  await page.keyboard.press('Alt+Shift+V');
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await problemsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Edit the form' }).click();
  expect(await problemsOf(page)).toEqual([]);
});

test('a small graph is built, wired, set and named in the outline alone, by keys', async () => {
  const page = await studio.visit({ path });
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const add = async (words: string, title: string): Promise<void> => {
    await press('Insert');
    await page.getByRole('dialog', { name: 'Add a node' }).waitFor();
    await page.keyboard.type(words);
    await press('Enter');
    await expect.poll(() => focused(page)).toBe(title);
  };
  await page.locator('.react-flow__node').first().waitFor();
  await press('Tab', 'Tab', 'Enter'); // the second link skips to the outline
  await expect.poll(() => focused(page)).toBe('Picture');
  await press('Control+a', 'Delete');
  await page.getByText('There are no nodes yet.').waitFor();
  await add('phantom', 'Test picture');
  await add('gaussian blur', 'Gaussian blur');
  await add('measure', 'Measure');

  // two inputs of the node that was added last
  for (const [input, node] of [
    ['Image', 'test picture'],
    ['Operator', 'gaussian blur'],
  ] as const) {
    await press('Home', 'm');
    await expect.poll(() => focused(page)).toBe('Measure');
    await press('ArrowRight');
    await page.getByRole('row', { name: new RegExp(`Input ${input}`) }).waitFor();
    while ((await focused(page)) !== input) await press('ArrowDown');
    await press('Enter');
    await page.getByRole('dialog', { name: 'Connect Measure' }).waitFor();
    await page.keyboard.type(node);
    await press('Enter');
    await expect.poll(() => focused(page)).toMatch(/Choose what to connect/); // given back by the dialog
    await press('Escape');
  }
  await page.getByRole('row', { name: /Input Image.*Test picture › Image/ }).waitFor();
  await page.getByRole('row', { name: /Input Operator.*Gaussian blur › Operator/ }).waitFor();
  expect(await page.locator('.react-flow__edge').count()).toBe(2);

  // a value, and a name
  await press('g');
  await expect.poll(() => focused(page)).toBe('Gaussian blur');
  await press('ArrowRight', 'ArrowDown', 'Enter');
  await page.keyboard.type('7');
  await press('Enter', 'Escape', 'ArrowLeft', 'F2');
  await page.keyboard.type('Out of focus');
  await press('Enter');
  const node = page.locator('.react-flow__node', { hasText: 'Out of focus' });
  await node.waitFor();
  expect(await node.getByRole('textbox').first().inputValue()).toBe('7');

  // what is refused says why
  await press('ArrowLeft', 'ArrowDown', 'ArrowDown', 'Enter');
  await page.getByRole('dialog').waitFor();
  await page
    .getByText(/Image takes an image, got an operator/)
    .first()
    .waitFor();
  await press('Escape');
});

test('on a phone the form shows first, and on a tablet all panels have their place', async () => {
  const phone = await studio.visit({ path, viewport: { width: 390, height: 844 } });
  await phone.getByRole('heading', { level: 1, name: 'Free-form inpainting' }).waitFor();
  const overflow = (page: Page): Promise<number> =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(await overflow(phone)).toBe(0);
  const tablet = await studio.visit({ viewport: { width: 768, height: 1024 }, hasTouch: true });
  await tablet.getByRole('button', { name: 'Outline', exact: true }).tap();
  await tablet.getByRole('treegrid').waitFor();
  expect(await overflow(tablet)).toBe(0);
  const small = await tablet.evaluate(() =>
    [...document.querySelectorAll('header button, [data-panel=outline] button')]
      .map(
        (button) => [button.ariaLabel ?? button.textContent, button.getBoundingClientRect().height] as const,
      )
      .filter(([, height]) => height > 0 && height < 40),
  );
  expect(small).toEqual([]);
});
