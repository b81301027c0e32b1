import { createRandom, type Image, type NodeContext, type Table } from '@tweedie/core';
import { psnr } from '@tweedie/metrics';
import { expect, test } from 'vitest';
import { createMemoryHost } from '../host/createMemoryHost.ts';
import { compare } from './compare.ts';
import { csv } from './csv.ts';
import { opaque } from './mapImage.ts';
import { pareto } from './pareto.ts';
import { plot } from './plot.ts';
import { fileName, saveImage } from './saveImage.ts';
import { saveTable } from './saveTable.ts';
import { table } from './table.ts';

const host = createMemoryHost();
const context: NodeContext = { host, progress() {}, preview() {}, metric() {} };
const [a, b, truth] = [1, 2, 3].map((seed) => createRandom(seed).uniform([1, 3, 12, 14]));

test('a table holds its columns side by side; a single value fills its column', async () => {
  const out = await table.run(
    { second: [7], labels: ['x', 'y'], first: [1, Infinity] },
    { names: 'Label, PSNR' },
    context,
  );
  expect(out.table).toEqual({
    columns: [{ name: 'Label' }, { name: 'PSNR' }, { name: 'second' }],
    rows: [
      ['x', 1, 7],
      ['y', Infinity, 7],
    ],
  });
  expect(out.csv).toBe('Label,PSNR,second\r\nx,1,7\r\ny,Infinity,7\r\n');
  expect(() => table.run({ first: [1, 2, 3], second: [1, 2] }, { names: '' }, context)).toThrow(
    'table: columns must have one length, got 3 rows and 2 in second',
  );
  expect((await table.run({}, { names: '' }, context)).table).toEqual({ columns: [], rows: [] });
});

test('commas, quotes and lines stay in their cell, and no cell is a formula', () => {
  const hostile: Table = {
    columns: [{ name: 'a,b', unit: 'dB' }, { name: 'n' }],
    rows: [
      ['say "hi"', NaN],
      ['two\nlines', -1.5],
      ['=HYPERLINK("x")', 1e-7],
    ],
  };
  expect(csv(hostile)).toBe(
    '"a,b (dB)",n\r\n"say ""hi""",\r\n"two\nlines",-1.5\r\n"\'=HYPERLINK(""x"")",1e-7\r\n',
  );
});

test('curves have their names and as many points as x', async () => {
  const params = { title: 'Sweep', axis: 'σ', names: 'DDRM' };
  const { chart } = await plot.run({ x: [1, 2], first: [5, 6], second: [7, 8] }, params, context);
  expect(chart).toEqual({
    title: 'Sweep',
    x: { title: 'σ', values: [1, 2] },
    series: [
      { title: 'DDRM', values: [5, 6] },
      { title: 'Curve 2', values: [7, 8] },
    ],
  });
  expect((await plot.run({ first: [5, 6] }, params, context)).chart.x.values).toEqual([0, 1]);
  expect(() => plot.run({ first: [5, 6], second: [7] }, params, context)).toThrow('must have 2 points');
});

test('on the Pareto front is what nothing beats at its price', async () => {
  const params = { title: 'PSNR', axis: 'Steps', names: 'A,B' };
  const { chart, table } = await pareto.run(
    { cost: [10, 5, 20], first: [25, 24, 26], second: [NaN, 24.5, 25] },
    params,
    context,
  );
  expect(table.rows).toEqual([
    ['B', 5, 24.5],
    ['A', 10, 25],
    ['A', 20, 26],
  ]);
  expect(chart.series).toEqual([
    { title: 'A', look: 'points', values: [24, 25, 26] },
    { title: 'B', look: 'points', values: [24.5, NaN, 25] },
    { title: 'Front', values: [24.5, 25, 26] },
  ]);
  expect(chart.x.values).toEqual([5, 10, 20]);
  // Of two that cost the same, the better one; of two that are as good, the cheaper one.
  const tied = await pareto.run({ cost: [1, 1, 2], first: [3, 4, 4] }, params, context);
  expect(tied.table.rows).toEqual([['A', 1, 4]]);
  expect(() => pareto.run({ cost: [1], first: [1, 2] }, params, context)).toThrow('there must be 1 values');
});

test('pictures are compared with one truth, or each with its own', async () => {
  const images = [opaque(a!), opaque(b!)];
  const { table, images: all } = await compare.run(
    { images, second: [opaque(truth!)], references: [opaque(truth!)] },
    { names: 'A' },
    context,
  );
  expect(all).toHaveLength(3);
  expect(table.columns.map(({ name }) => name)).toEqual([
    'Image',
    'Width',
    'Height',
    'PSNR',
    'SSIM',
    'Mean squared error',
  ]);
  expect(table.rows.map((row) => row.slice(0, 4))).toEqual([
    ['A', 14, 12, psnr(a!, truth!)[0]],
    ['Image 2', 14, 12, psnr(b!, truth!)[0]],
    ['Image 3', 14, 12, Infinity],
  ]);
  const each = await compare.run(
    { images, references: [opaque(a!), opaque(truth!)] },
    { names: '' },
    context,
  );
  expect(each.table.rows.map((row) => row[3])).toEqual([Infinity, psnr(b!, truth!)[0]]);
});

test('what cannot be compared has no numbers, and without a truth there is no column for them', async () => {
  const grey = opaque({ shape: [1, 1, 12, 14], data: new Float32Array(168) });
  const { table } = await compare.run({ images: [grey], references: [opaque(a!)] }, { names: '' }, context);
  expect(table.rows[0]!.slice(3)).toEqual([NaN, NaN, NaN]);
  expect((await compare.run({ images: [grey] }, { names: '' }, context)).table.columns).toHaveLength(3);
});

test('files of a list are numbered, unless their pattern says how they differ', () => {
  const name = (pattern: string, i: number, more: object = {}): string =>
    fileName(pattern, { i, count: 12, ...more });
  expect(name('a.png', 0)).toBe('a-01.png');
  expect(name('a.b', 11)).toBe('a-12.b');
  expect(name('{n} of many.png', 4)).toBe('05 of many.png');
  expect(name('{name}.png', 4, { name: '$& lake' })).toBe('$& lake.png');
  expect(name('{name}.png', 4)).toBe('05-05.png');
  expect(name('plain', 0)).toBe('plain-01');
  expect(fileName('a.png', { i: 0, count: 1 })).toBe('a.png');
});

test('saved pictures and tables are where the node says', async () => {
  const images = [opaque(a!), opaque(b!)];
  const params = { name: '{name}.png', depth: '16' } as const;
  const { files } = await saveImage.run({ images, names: ['x', 'y'] }, params, context);
  expect(files).toEqual(['x.png', 'y.png']);
  expect((host.saved.get('x.png') as Image).data).toBeInstanceOf(Uint16Array);
  await expect(saveImage.run({ images, names: ['x'] }, params, context)).rejects.toThrow('got 1');
  const made: Table = { columns: [{ name: 'x' }], rows: [[1]] };
  const { file } = await saveTable.run({ table: made }, { name: 't.csv' }, context);
  expect(host.saved.get(file)).toBe('x\r\n1\r\n');
});
