import type { PortKind, PortValues } from '@tweedie/core';

/** For what only its maker knows the size of, and for the objects around the data. */
const small = 1024;

const sizes: { readonly [K in PortKind]: (value: PortValues[K]) => number } = {
  image: ({ tensor, alpha }) => small + tensor.data.byteLength + (alpha?.byteLength ?? 0),
  mask: ({ data }) => small + data.byteLength,
  samples: ({ data }) => small + data.byteLength,
  number: () => 8,
  text: (text) => 2 * text.length,
  table: ({ rows }) => small + sum(rows.map((row) => sum(row.map(cellBytes)))),
  chart: ({ x, series }) => small + 8 * (x.values.length + sum(series.map(({ values }) => values.length))),
  operator: () => small,
  noise: () => small,
  measurement: ({ y }) => small + y.data.byteLength,
  prior: () => small,
};

/** About how much memory a value takes. */
export function bytesOf<K extends PortKind>(kind: K, value: PortValues[K]): number {
  return sizes[kind](value);
}

function cellBytes(cell: number | string): number {
  return typeof cell === 'string' ? 2 * cell.length : 8;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
