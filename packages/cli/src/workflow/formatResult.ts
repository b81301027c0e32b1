import type { Table } from '@tweedie/core';
import { type Column, formatTable } from '../table.ts';
import type { NodeResult } from './collectResults.ts';

/** What a person sees of a result: its tables and numbers, then where its files are. */
export function formatResult({ node, files, tables, values }: NodeResult): string {
  const lists =
    tables.length > 0 ? [] : Object.entries(values).map(([port, list]) => `${node}.${port}  ${show(list)}`);
  return [...tables.map(formatRows), ...lists, ...files].join('\n');
}

function formatRows({ columns, rows }: Table): string {
  const shown = columns.map(({ name, unit }, c): Column<Table['rows'][number]> => ({
    title: unit ? `${name} (${unit})` : name,
    cell: (row) => cell(row[c]!),
    ...(rows.some((row) => typeof row[c] === 'number') && { align: 'right' as const }),
  }));
  return formatTable(rows, shown);
}

function show(list: readonly (number | string)[]): string {
  const most = 20;
  const more = list.length > most ? ` … (${list.length} in all)` : '';
  return list.slice(0, most).map(cell).join(', ') + more;
}

function cell(value: number | string): string {
  if (typeof value === 'string') return value;
  if (Number.isNaN(value)) return '–';
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(4)));
}
