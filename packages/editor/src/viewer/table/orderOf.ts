import type { Table } from '@tweedie/core';

export interface Sorting {
  readonly column: number;
  readonly down: boolean;
}

/** The places of the rows in order. Numbers come before words, what is missing comes last, equals stay as they are. */
export function orderOf({ rows }: Table, sorting: Sorting | undefined): number[] {
  const order = rows.map((_, i) => i);
  if (!sorting) return order;
  const { column, down } = sorting;
  return order.sort((i, j) => {
    const [a, b] = [rows[i]![column]!, rows[j]![column]!];
    const [missingA, missingB] = [Number.isNaN(a), Number.isNaN(b)];
    if (missingA || missingB) return Number(missingA) - Number(missingB);
    const by = compare(a, b);
    return down ? -by : by;
  });
}

function compare(a: number | string, b: number | string): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') return a.localeCompare(b, undefined, { numeric: true });
  return typeof a === 'number' ? -1 : 1;
}

export type Better = 'higher' | 'lower';

/**
 * The best number of a column, where there are two different ones at least. A row with ∞ is the reference itself, by its
 * PSNR, and does not compete.
 */
export function bestOf({ rows }: Table, column: number, better: Better): number | undefined {
  const values = rows
    .filter((row) => !row.includes(Infinity))
    .map((row) => row[column])
    .filter((value): value is number => typeof value === 'number' && Number.isFinite(value));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (values.length < 2 || low === high) return undefined;
  return better === 'higher' ? high : low;
}
