import { expect, test } from 'vitest';
import { curvesOf } from './curvesOf.ts';

const point = (step: number, value: number, index?: number) => ({
  ...{ step, value, seq: step },
  ...(index !== undefined && { item: { index } }),
});

test('each kind of curve has a plot of its own, with a curve for each sample', () => {
  const plots = curvesOf({
    residual: [point(0, 1), point(1, 0.5)],
    'residual 2': [point(0, 0.9)],
    psnr: [point(0, 20)],
  });
  expect(plots.map(({ title, unit }) => [title, unit])).toEqual([
    ['Residual', undefined],
    ['PSNR', 'dB'],
  ]);
  expect(plots[0]!.curves).toEqual([
    { id: 'residual -1', title: 'Sample 1', x: [1, 2], y: [1, 0.5] },
    { id: 'residual 2 -1', title: 'Sample 2', x: [1], y: [0.9] },
  ]);
});

test('items of a list have curves of their own, and what nobody knows keeps its name', () => {
  const [plot] = curvesOf({ 'data fit': [point(0, 1, 0), point(0, 2, 1), point(1, 3, 0)] });
  expect(plot!.title).toBe('data fit');
  expect(plot!.curves.map(({ title, y }) => [title, y])).toEqual([
    ['Item 1, Sample 1', [1, 3]],
    ['Item 2, Sample 1', [2]],
  ]);
});
