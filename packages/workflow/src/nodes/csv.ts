import type { Table } from '@tweedie/core';

/** A table as comma-separated values, with the names of the columns in its first line. RFC 4180. */
export function csv({ columns, rows }: Table): string {
  const head = columns.map(({ name, unit }) => (unit ? `${name} (${unit})` : name));
  return [head, ...rows].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}

function cell(value: number | string): string {
  if (typeof value === 'number') return Number.isNaN(value) ? '' : String(value);
  // A program for tables would take these beginnings for formulas.
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
