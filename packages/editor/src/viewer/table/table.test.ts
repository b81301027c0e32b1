import type { Table } from '@tweedie/core';
import { describe, expect, test } from 'vitest';
import { columnFormat } from './columnFormat.ts';
import { bestOf, orderOf } from './orderOf.ts';
import { markdown, tsv } from './tableText.ts';

const table: Table = {
  columns: [{ name: 'Solver' }, { name: 'PSNR', unit: 'dB' }, { name: 'Residual' }],
  rows: [
    ['b|10', 27.412, 0.0021],
    ['b|9', NaN, 0.00098],
    ['=a\tx', 25.5, 0.0021],
  ],
};

describe('order', () => {
  test.each([
    ['words as people count', { column: 0, down: false }, [2, 1, 0]],
    ['numbers', { column: 1, down: false }, [2, 0, 1]],
    ['what is missing stays last', { column: 1, down: true }, [0, 2, 1]],
    ['equals stay as they are', { column: 2, down: true }, [0, 2, 1]],
  ])('%s', (_, sorting, expected) => {
    expect(orderOf(table, sorting)).toEqual(expected);
  });

  test('rows stay as they came where nothing is asked for', () => {
    expect(orderOf(table, undefined)).toEqual([0, 1, 2]);
  });
});

test('the best is the highest or the lowest, and there is none among equals', () => {
  expect(bestOf(table, 1, 'higher')).toBe(27.412);
  expect(bestOf(table, 2, 'lower')).toBe(0.00098);
  expect(bestOf({ ...table, rows: [['a', 1, 2]] }, 1, 'higher')).toBeUndefined();
  expect(bestOf(table, 0, 'higher')).toBeUndefined();
  const withTruth = { ...table, rows: [...table.rows, ['truth', Infinity, 0]] };
  expect(bestOf(withTruth, 2, 'lower')).toBe(0.00098);
});

test('numbers of a column have as many decimals as one another', () => {
  const written = (values: number[]): string[] => {
    const column: Table = { columns: [{ name: 'x' }], rows: values.map((value) => [value]) };
    return values.map(columnFormat(column, 0));
  };
  expect(written([27.412, 9.5, NaN])).toEqual(['27.41', '9.50', '–']);
  expect(written([0.8123, 0.7])).toEqual(['0.8123', '0.7000']);
  expect(written([0.00213, 0.00098])).toEqual(['0.002130', '0.000980']);
  expect(written([3, 12])).toEqual(['3', '12']);
  expect(written([0.5, 1.5e-9])).toEqual(['0.5', '1.50e−9']);
  expect(written([0, 0])).toEqual(['0', '0']);
});

test('for a spreadsheet, cells have no tabs and are no formulas', () => {
  expect(tsv(table)).toBe(
    "Solver\tPSNR (dB)\tResidual\nb|10\t27.412\t0.0021\nb|9\t\t0.00098\n'=a x\t25.5\t0.0021\n",
  );
});

test('in Markdown, bars are escaped and numbers stand to the right', () => {
  expect(markdown(table).split('\n').slice(0, 3)).toEqual([
    '| Solver | PSNR (dB) | Residual |',
    '| --- | ---: | ---: |',
    '| b\\|10 | 27.412 | 0.0021 |',
  ]);
});
