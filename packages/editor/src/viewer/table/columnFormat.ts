import type { Table } from '@tweedie/core';
import { formatNumber } from '../picture/formatNumber.ts';

/** How the cells of a column are written: all numbers with as many decimals, so that they can be compared by eye. */
export function columnFormat({ rows }: Table, column: number): (value: number | string) => string {
  const numbers = rows
    .map((row) => row[column])
    .filter((value): value is number => typeof value === 'number' && Number.isFinite(value));
  const largest = Math.max(0, ...numbers.map(Math.abs));
  const smallest = Math.min(Infinity, ...numbers.filter((value) => value !== 0).map(Math.abs));
  const whole = numbers.every(Number.isInteger);
  const decimals = whole ? 0 : Math.max(0, 4 - Math.max(1, Math.floor(Math.log10(largest)) + 1));
  const wide = !whole && (smallest < 10 ** -decimals || largest >= 1e6);
  return (value) => {
    if (typeof value === 'string') return value;
    if (!Number.isFinite(value) || wide) return formatNumber(value);
    return value.toFixed(decimals).replace('-', '−');
  };
}
