import type { Table } from '@tweedie/core';

/** A table as a spreadsheet takes it from the clipboard: columns apart by tabs, with their names first. */
export function tsv(table: Table): string {
  const clean = (text: string): string => {
    const line = text.replace(/[\t\r\n]+/g, ' ');
    // A program for tables would take these beginnings for formulas.
    return /^[=+\-@]/.test(line) ? `'${line}` : line;
  };
  const cell = (value: number | string): string => (typeof value === 'string' ? clean(value) : number(value));
  return [headOf(table).map(clean), ...table.rows.map((row) => row.map(cell))]
    .map((cells) => `${cells.join('\t')}\n`)
    .join('');
}

/** A table in Markdown, numbers to the right. */
export function markdown(table: Table): string {
  const clean = (text: string): string => text.replace(/[\r\n]+/g, ' ').replaceAll('|', '\\|');
  const cell = (value: number | string): string => clean(typeof value === 'string' ? value : number(value));
  const rules = table.columns.map((_, c) => (isNumeric(table, c) ? '---:' : '---'));
  return [headOf(table).map(clean), rules, ...table.rows.map((row) => row.map(cell))]
    .map((cells) => `| ${cells.join(' | ')} |\n`)
    .join('');
}

/** Whether a column holds numbers alone, and one at least. */
export function isNumeric({ rows }: Table, column: number): boolean {
  return rows.length > 0 && rows.every((row) => typeof row[column] === 'number');
}

function headOf({ columns }: Table): string[] {
  return columns.map(({ name, unit }) => (unit === undefined ? name : `${name} (${unit})`));
}

function number(value: number): string {
  return Number.isNaN(value) ? '' : String(value);
}
