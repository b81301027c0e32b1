import { full, type Tensor } from '@tweedie/core';
import { cdp, page, userEvent } from 'vitest/browser';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import '../../styles.css';
import { problemsOf } from '../../fixtures/problemsOf.ts';
import { UncertaintyViewer } from './UncertaintyViewer.tsx';

interface Cdp {
  send(method: 'Emulation.setEmulatedMedia', media: { features: { name: string; value: string }[] }): Promise<void>;
}

/** Whether the person is said to want less movement. */
async function calm(value: 'reduce' | ''): Promise<void> {
  const features = [{ name: 'prefers-reduced-motion', value }];
  await (cdp() as unknown as Cdp).send('Emulation.setEmulatedMedia', { features });
}

/** Three grey samples of codes 51, 102 and 153: their mean is 102, their spread 51. */
const samples: Tensor = full([3, 1, 8, 8], 0);
samples.data.forEach((_, i) => (samples.data[i] = (51 * (1 + Math.floor(i / 64))) / 127.5 - 1));
const coverage = [
  { expected: 0.5, observed: 0.4 },
  { expected: 0.25, observed: 0.2 },
];

beforeEach(() => page.viewport(1200, 700));
afterEach(() => calm(''));

function greyOf(i: number): number | undefined {
  const canvas = document.querySelectorAll('canvas')[i];
  if (!canvas || canvas.width === 0) return undefined;
  return canvas.getContext('2d')!.getImageData(canvas.width / 2, canvas.height / 2, 1, 1).data[0];
}

const position = page.getByRole('slider', { name: 'Sample' });

test('the mean, the spread and the samples show', async () => {
  await render(<UncertaintyViewer samples={samples} coverage={coverage} />);
  await expect.poll(() => [greyOf(0), greyOf(2)]).toEqual([102, 51]);
  await expect.element(page.getByText('mean 51 of 255')).toBeVisible();
  const sentence = 'The truth lies between the lowest and the highest sample in 40 % of the values; 50 % would be right.';
  await expect.element(page.getByText(sentence)).toBeVisible();
});

test('one goes through the samples by buttons and by keys, and round again', async () => {
  await render(<UncertaintyViewer samples={samples} />);
  await page.getByRole('button', { name: 'Next sample' }).click();
  await expect.poll(() => greyOf(2)).toBe(102);
  (position.element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(position).toHaveAttribute('aria-valuetext', 'Sample 3 of 3');
  await expect.poll(() => greyOf(2)).toBe(153);
  await page.getByRole('button', { name: 'Next sample' }).click();
  await expect.poll(() => greyOf(2)).toBe(51);
});

test('samples play until they are paused', async () => {
  await render(<UncertaintyViewer samples={samples} autoplay />);
  await expect.element(position).not.toHaveAttribute('aria-valuenow', '0');
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect.element(page.getByRole('button', { name: 'Play' })).toBeVisible();
});

test('nothing plays by itself for who wants less movement', async () => {
  await calm('reduce');
  await render(<UncertaintyViewer samples={samples} autoplay />);
  await expect.element(page.getByRole('button', { name: 'Play' })).toBeVisible();
});

test('one sample has no spread, and says so', async () => {
  await render(<UncertaintyViewer samples={full([1, 3, 4, 4], 0)} />);
  await expect.element(page.getByText('One sample has no spread.')).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Play' })).toBeDisabled();
});

test.each(['dark', 'light', 'contrast'])('axe finds nothing wrong in %s', async (theme) => {
  document.documentElement.dataset['theme'] = theme;
  await render(<UncertaintyViewer samples={samples} coverage={coverage} />);
  await expect.element(page.getByText('mean 51 of 255')).toBeVisible();
  expect(await problemsOf(document.body)).toEqual([]);
});
