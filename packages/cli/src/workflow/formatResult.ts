import type { Table } from '@tweedie/core';
import { type Column, formatTable } from '../table.ts';
import type { NodeResult } from './collectResults.ts';

/** What a person sees of results: tables and numbers, each under its node, then where the files are. */
export function formatResults(results: readonly NodeResult[]): string {
  const tables = results.flatMap(({ node, tables }) =>
    tables.map((table) => `${node}\n${formatRows(table)}\n`),
  );
  const values = results.flatMap(({ node, tables, values }) =>
    tables.length > 0
      ? []
      : Object.entries(values).map(([port, list]) => [`${node}.${port}`, show(list)] as const),
  );
  const files = results.flatMap(({ node, files }) => files.map((file) => [node, file] as const));
  const width = Math.max(0, ...[...values, ...files].map(([name]) => name.length));
  return [...tables, ...[...values, ...files].map(([name, what]) => `${name.padEnd(width)}  ${what}`)].join(
    '\n',
  );
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
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(4)));
}
