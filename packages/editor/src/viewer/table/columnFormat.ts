import type { Table } from '@tweedie/core';
import { formatNumber } from '../picture/formatNumber.ts';

/**
 * How the cells of a column are written: all numbers with as many decimals, so that they can be compared by eye. The
 * largest shows four digits, the smallest three; where that takes too many decimals, each number stands for itself.
 */
export function columnFormat({ rows }: Table, column: number): (value: number | string) => string {
  const sizes = rows
    .map((row) => row[column])
    .filter((value): value is number => typeof value === 'number' && Number.isFinite(value) && value !== 0)
    .map(Math.abs);
  const [smallest, largest] = [Math.min(...sizes), Math.max(...sizes)];
  const whole = sizes.every(Number.isInteger);
  const decimals = whole ? 0 : Math.max(3 - Math.ceil(power(largest)), leading(smallest, largest));
  const apart = decimals > 7 || largest >= 1e6;
  return (value) => {
    if (typeof value === 'string') return value;
    if (!Number.isFinite(value) || apart) return formatNumber(value);
    return value.toFixed(Math.max(0, decimals)).replace('-', '−');
  };
}

/** The power of ten of the first digit: 1 for 27, −1 for 0.8. */
function power(size: number): number {
  return Math.floor(Math.log10(size));
}

/** Decimals for three digits of the smallest number, where it is not too far from the largest. */
function leading(smallest: number, largest: number): number {
  return power(largest) < 0 ? 2 - power(smallest) : 0;
}
