import type { Image } from '@tweedie/core';
import { expect, test } from 'vitest';
import { contactSheet } from './contactSheet.ts';
import { lineChart } from './lineChart.ts';
import { fitText, textWidth } from './svg.ts';

function plain(width: number, height: number, [r, g, b]: readonly number[]): Image {
  const data = new Uint8Array(4 * width * height);
  for (let i = 0; i < data.length; i += 4) data.set([r!, g!, b!, 255], i);
  return { width, height, data };
}

function pixel({ width, data }: Image, x: number, y: number): number[] {
  return [...data.subarray(4 * (y * width + x), 4 * (y * width + x) + 4)];
}

/** How many pixels of a box are not white. */
function inked(
  image: Image,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
): number {
  let count = 0;
  for (let row = y; row < y + height; row++) {
    for (let column = x; column < x + width; column++) {
      if (pixel(image, column, row).some((code) => code !== 255)) count++;
    }
  }
  return count;
}

test('a sheet holds each picture in its place on white, with words under it', async () => {
  const cells = [
    { image: plain(4, 4, [255, 0, 0]), label: 'Truth' },
    { image: plain(64, 32, [0, 0, 255]), label: 'Restored', note: '27.31 dB' },
  ];
  const sheet = await contactSheet([cells, cells.slice(0, 1)], { size: 64 });
  // size 64: margin 8, gap 4, font 11
  expect(sheet.width).toBe(8 + 64 + 4 + 64 + 8);
  expect(pixel(sheet, 0, 0)).toEqual([255, 255, 255, 255]);
  expect(pixel(sheet, 8 + 32, 8 + 32)).toEqual([255, 0, 0, 255]);
  expect(pixel(sheet, 8 + 64 + 4 + 32, 8 + 16)).toEqual([0, 0, 255, 255]);
  expect(pixel(sheet, 8 + 64 + 4 + 32, 8 + 48)).toEqual([255, 255, 255, 255]);
  expect(inked(sheet, { x: 8, y: 8 + 64 + 4, width: 64, height: 20 })).toBeGreaterThan(40);
  expect(pixel(sheet, 8 + 32, 8 + 64 + 29 + 4 + 32)).toEqual([255, 0, 0, 255]);
});

test('a title makes room for itself', async () => {
  const cells = [[{ image: plain(8, 8, [0, 0, 0]), label: 'a' }]];
  const [without, withTitle] = await Promise.all([
    contactSheet(cells),
    contactSheet(cells, { title: 'Deblurring' }),
  ]);
  expect(withTitle.height).toBeGreaterThan(without.height);
  expect(inked(withTitle, { x: 32, y: 32, width: 200, height: 20 })).toBeGreaterThan(200);
});

test('pictures of 16 bits are shown as they are', async () => {
  const image: Image = { width: 1, height: 1, data: Uint16Array.of(65535, 257 * 128, 0, 65535) };
  const sheet = await contactSheet([[{ image, label: '' }]], { size: 64 });
  expect(pixel(sheet, 8 + 32, 8 + 32)).toEqual([255, 128, 0, 255]);
});

test('a chart draws a line in the colour of its name, and leaves out what is not finite', async () => {
  const points = [
    [0, 1],
    [1, NaN],
    [2, 1],
    [3, 2],
  ] as const;
  const chart = { title: 'T', x: 'x', y: 'y', series: [{ label: 'a', points }] };
  const [one, two] = await Promise.all([lineChart([chart]), lineChart([chart, { ...chart, scale: 'log' }])]);
  expect([one.width, one.height, two.height]).toEqual([720, 330, 660]);
  const blue = one.data.filter((red, i, data) => i % 4 === 0 && red + 60 < data[i + 2]!);
  expect(blue.length).toBeGreaterThan(300);
});

test('a chart of nothing is drawn all the same', async () => {
  const chart = await lineChart([{ title: 'T', x: 'x', y: 'y', series: [{ label: 'a', points: [] }] }]);
  expect(chart.width).toBe(720);
});

test('text keeps to its width', () => {
  expect(textWidth('ab', { size: 20 })).toBeCloseTo(2 * textWidth('ab', { size: 10 }), 9);
  const fitted = fitText('a very long name.png', 60);
  expect(fitted).toMatch(/^a.*…$/);
  expect(textWidth(fitted)).toBeLessThanOrEqual(60);
  expect(fitText('short', 60)).toBe('short');
});
