/** @file What people set up for themselves is kept: larger pages, less motion, colours of their own. It runs on the built studio. */
import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { metricsOf, nodes } from './fixtures.ts';
import { type ServedStudio, serveStudio } from './serveStudio.ts';

let studio: ServedStudio;
beforeAll(async () => {
  studio = await serveStudio();
});
afterAll(() => studio.close());

/** A window of 1280×800 in which the page is shown twice as large. */
const zoomed = { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 };

test('at 200 % the first template is run and looked at, and all is within reach', async () => {
  const page = await studio.visit(zoomed);
  await page.getByRole('heading', { level: 1, name: 'Restore a photograph' }).waitFor();
  await allWithinReach(page);

  await page.getByRole('main').getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByRole('table').waitFor({ timeout: 150_000 });
  await allWithinReach(page);
  const [damaged, restored] = await metricsOf(page, 'PSNR');
  expect(restored).toBeGreaterThan(damaged! + 3);
  await comesInSight(page, page.getByRole('img', { name: /Restored/ }).first());
  await comesInSight(page, page.getByRole('table'));

  await page.getByRole('radio', { name: 'Graph' }).click();
  await page.getByRole('application', { name: 'Graph' }).waitFor();
  await allWithinReach(page);
  const covered = await nodes(page).evaluateAll((all) =>
    all.filter((node) => {
      const { left, top, right, bottom } = node.getBoundingClientRect();
      const corners = [left + 6, right - 6].flatMap((x) => [top + 6, bottom - 6].map((y) => [x, y] as const));
      return corners.some(([x, y]) => document.elementFromPoint(x, y)?.closest('.react-flow__panel'));
    }),
  );
  expect(covered.length).toBe(0);
  for (const name of ['Run', 'Zoom out'])
    await comesInSight(page, page.getByRole('button', { name, exact: true }));
  await comesInSight(page, page.getByRole('img', { name: /Restored/ }).last());
}, 240_000);

test('in a window of 1024×768 all is within reach, and the header is one line', async () => {
  const page = await studio.visit({ viewport: { width: 1024, height: 768 } });
  await page.getByRole('textbox', { name: 'Note' }).waitFor();
  await allWithinReach(page);
  expect((await page.getByRole('banner').boundingBox())!.height).toBeLessThan(50);
});

test('who wants less motion sees none: nothing moves, and the view is there at once', async () => {
  const page = await studio.visit({ reducedMotion: 'reduce' });
  await page.getByRole('textbox', { name: 'Note' }).waitFor();
  const moving = await watchMotion(page);
  await page.getByRole('button', { name: 'File', exact: true }).click();
  await page.getByRole('menuitem', { name: 'New' }).hover();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Templates' }).click();
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('application', { name: 'Graph' }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('dialog', { name: 'Add a node' }).waitFor();
  await page.keyboard.press('Escape');

  // each of these is one jump
  for (const change of [
    () => page.keyboard.press('Alt+='),
    () => page.keyboard.press('Home'),
    () => page.getByRole('button', { name: 'Zoom out' }).click(),
    () => page.getByRole('button', { name: 'Fit', exact: true }).click(),
    () => page.keyboard.press('Control+Shift+F'),
  ]) {
    await change();
    expect(await placesOf(page)).toBeLessThanOrEqual(2);
  }
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByRole('button', { name: 'Cancel' }).waitFor();
  await page.getByRole('button', { name: 'Cancel' }).click();
  expect(await moving()).toEqual([]);
}, 120_000);

test('with the colours of the system, what is selected, chosen and marked has one of them', async () => {
  const page = await studio.visit({ forcedColors: 'active' });
  await page.getByRole('textbox', { name: 'Note' }).waitFor();
  const highlight = await colourOf(page, 'Highlight');
  const node = page.getByRole('group', { name: 'Damage' });
  expect(await styleOf(node.locator('> div'), 'outlineStyle')).toBe('solid');
  await node.getByText('Damage').click();
  expect(await styleOf(node.locator('> div'), 'outlineColor')).toBe(highlight);
  expect(await styleOf(page.getByRole('tab', { name: 'Results' }), 'backgroundColor')).toBe(highlight);
  expect(await styleOf(page.getByRole('radio', { name: 'Graph' }), 'backgroundColor')).toBe(highlight);
  expect(await styleOf(page.getByRole('radio', { name: 'Form' }), 'backgroundColor')).not.toBe(highlight);
  const background = page.getByTestId('rf__background');
  expect(await styleOf(background, 'backgroundColor')).toBe(await colourOf(page, 'Canvas'));
});

/** That the page does not go on at its side, no control is cut off there, and none lies under another. */
async function allWithinReach(page: Page): Promise<void> {
  const wrong = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const problems = scrollWidth > clientWidth ? ['the page is wider than the window'] : [];
    const isOnCanvas = (element: Element): boolean => element.closest('.react-flow__viewport') !== null;
    const all = document.querySelectorAll<HTMLElement>('button, input, select, [role=tab], [role=radio]');
    const controls = [...all].filter((each) => each.checkVisibility() && !isOnCanvas(each));
    for (const control of controls) {
      const name = control.ariaLabel ?? control.innerText;
      if (control.closest('nav')) continue; // links that show when they have the focus
      control.scrollIntoView({ block: 'center', inline: 'center' });
      const { left, top, right, bottom, width } = control.getBoundingClientRect();
      if (width <= 1) continue; // for screen readers alone
      if (left < -1 || right > innerWidth + 1 || top < -1 || bottom > innerHeight + 1)
        problems.push(`${name} is cut off`);
      const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      const own = control.closest('label') ?? control;
      if (over && !own.contains(over) && !over.contains(control))
        problems.push(`${name} lies under ${over.tagName}`);
    }
    scrollTo(0, 0);
    return problems;
  });
  expect(wrong).toEqual([]);
}

async function comesInSight(page: Page, locator: Locator): Promise<void> {
  await locator.scrollIntoViewIfNeeded();
  const box = (await locator.boundingBox())!;
  const { width, height } = page.viewportSize()!;
  expect(box.x).toBeGreaterThanOrEqual(0);
  expect(box.x).toBeLessThan(width);
  expect(box.y).toBeLessThan(height);
  expect(box.y + box.height).toBeGreaterThan(0);
}

/** Notes what moves for longer than a moment, from now on. Gives what it was. */
async function watchMotion(page: Page): Promise<() => Promise<readonly string[]>> {
  const seen = await page.evaluateHandle(() => {
    const names = new Set<string>();
    function look(): void {
      for (const { effect } of document.getAnimations()) {
        const { duration = 0 } = effect?.getTiming() ?? {};
        const target = (effect as KeyframeEffect | null)?.target;
        if (Number(duration) > 1) names.add(`${target?.tagName} ${target?.className}: ${duration} ms`);
      }
      requestAnimationFrame(look);
    }
    look();
    return names;
  });
  return () => seen.evaluate((names) => [...names]);
}

/** At how many places the canvas and its nodes are seen in the next third of a second. */
function placesOf(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const viewport = document.querySelector<HTMLElement>('.react-flow__viewport')!;
    const frame = (): Promise<number> => new Promise(requestAnimationFrame);
    const places = new Set<string>();
    for (let i = 0; i < 20; i++) {
      const nodes = [...document.querySelectorAll<HTMLElement>('.react-flow__node')];
      places.add([viewport, ...nodes].map((each) => each.style.transform).join());
      await frame();
    }
    return places.size;
  });
}

function colourOf(page: Page, name: string): Promise<string> {
  return page.evaluate((colour) => {
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.backgroundColor = colour;
    const value = getComputedStyle(probe).backgroundColor;
    probe.remove();
    return value;
  }, name);
}

function styleOf(
  locator: Locator,
  name: 'backgroundColor' | 'outlineColor' | 'outlineStyle',
): Promise<string> {
  return locator.evaluate((element, property) => getComputedStyle(element)[property], name);
}
