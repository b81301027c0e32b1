import { page, userEvent } from 'vitest/browser';
import { beforeEach, expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import '../../styles.css';
import { problemsOf } from '../../fixtures/problemsOf.ts';
import type { Curve } from './curve.ts';
import { Curves } from './Curves.tsx';
import { SparkLine } from './SparkLine.tsx';

const curves: Curve[] = [
  { id: 'a', title: 'DDRM', x: [1, 2, 3], y: [1, 0.1, 0.01] },
  { id: 'b', title: 'DDNM', x: [1, 3], y: [0.5, 0.002] },
];

beforeEach(() => page.viewport(700, 500));

const plot = page.getByRole('application', { name: 'Residual: 2 curves.', exact: false });

function show(props: Partial<Parameters<typeof Curves>[0]> = {}): ReturnType<typeof render> {
  return render(
    <div style={{ height: 360, display: 'grid' }}>
      <Curves title="Residual" curves={curves} {...props} />
    </div>,
  );
}

/** How many pixels of the plot have the colour of a token. */
function inked(token: string): number {
  const probe = document.createElement('span');
  probe.style.color = `var(${token})`;
  document.body.append(probe);
  const [r, g, b] = getComputedStyle(probe).color.match(/\d+/g)!.map(Number);
  probe.remove();
  const canvas = document.querySelector('canvas');
  if (!canvas?.width) return 0;
  const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
  let count = 0;
  for (let i = 0; i < data.length; i += 4) {
    if (data[i] === r && data[i + 1] === g && data[i + 2] === b) count++;
  }
  return count;
}

test('residuals are on a logarithmic scale by themselves, and on a linear one when asked', async () => {
  await show();
  await expect.element(page.getByRole('radio', { name: 'Log' })).toBeChecked();
  await page.getByRole('radio', { name: 'Linear' }).click();
  await expect.element(page.getByRole('radio', { name: 'Linear' })).toBeChecked();
});

test('arrow keys move the line, and the legend tells the values at it', async () => {
  await show();
  await expect.element(page.getByText('Last')).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'DDRM' })).toHaveTextContent('DDRM0.01');
  (plot.element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}');
  await expect.element(page.getByText('Step 2')).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'DDRM' })).toHaveTextContent('DDRM0.1');
  // DDNM has no value at step 2: that of step 1 holds.
  await expect.element(page.getByRole('button', { name: 'DDNM' })).toHaveTextContent('DDNM0.5');
});

test('a curve is drawn, and a press on its name takes it away', async () => {
  await show();
  await expect.poll(() => inked('--series-2')).toBeGreaterThan(20);
  await page.getByRole('button', { name: 'DDNM' }).click();
  await expect.element(page.getByRole('button', { name: 'DDNM' })).toHaveAttribute('aria-pressed', 'false');
  await expect.poll(() => inked('--series-2')).toBe(0);
  expect(inked('--series-1')).toBeGreaterThan(20);
});

test('new points are drawn as they come', async () => {
  const screen = await show({ curves: [{ id: 'a', title: 'DDRM', x: [], y: [] }] });
  await expect.element(page.getByText('There are no points yet.')).toBeVisible();
  await screen.rerender(
    <div style={{ height: 360, display: 'grid' }}>
      <Curves title="Residual" curves={[{ id: 'a', title: 'DDRM', x: [1, 2], y: [1, 0.5] }]} />
    </div>,
  );
  await expect.poll(() => inked('--series-1')).toBeGreaterThan(20);
  await expect.element(page.getByRole('button', { name: 'DDRM' })).toHaveTextContent('DDRM0.5');
});

test('the colours follow the theme', async () => {
  document.documentElement.dataset['theme'] = 'dark';
  await show();
  await expect.poll(() => inked('--series-1')).toBeGreaterThan(20);
  document.documentElement.dataset['theme'] = 'light';
  await expect.poll(() => inked('--series-1')).toBeGreaterThan(20);
});

test('where a value is not above zero, there is no logarithmic scale', async () => {
  await show({ curves: [{ id: 'a', title: 'DDRM', x: [1, 2], y: [100, 0] }] });
  expect(page.getByRole('radio', { name: 'Log' }).elements()).toEqual([]);
});

test.each(['dark', 'light', 'contrast'])('axe finds nothing wrong in %s', async (theme) => {
  document.documentElement.dataset['theme'] = theme;
  await render(
    <main>
      <Curves title="Residual" curves={curves} />
      <SparkLine label="Residual" values={[1, 0.5, 0.2]} log />
    </main>,
  );
  await expect.element(page.getByRole('img', { name: 'Residual: 0.2' })).toBeVisible();
  expect(await problemsOf(document.body)).toEqual([]);
});
