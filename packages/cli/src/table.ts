/** One column of a table: its title, and what it says of a row. */
export interface Column<T> {
  readonly title: string;
  readonly cell: (row: T) => string;
  /** @default 'left' */
  readonly align?: 'left' | 'right';
}

const gap = '  ';

/** Lays rows out as plain text under a header and a rule, one line each, without a line break at the end. */
export function formatTable<T>(rows: readonly T[], columns: readonly Column<T>[]): string {
  const cells = rows.map((row) => columns.map(({ cell }) => cell(row)));
  const titles = columns.map(({ title }) => title);
  const widths = titles.map((title, c) => Math.max(...[title, ...cells.map((row) => row[c]!)].map(widthOf)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, c) => pad(cell, widths[c]!, columns[c]!.align ?? 'left'))
      .join(gap)
      .trimEnd();
  const rule = widths.map((width) => '─'.repeat(width)).join(gap);
  return [line(titles), rule, ...cells.map(line)].join('\n');
}

function pad(cell: string, width: number, align: 'left' | 'right'): string {
  const space = ' '.repeat(width - widthOf(cell));
  return align === 'right' ? space + cell : cell + space;
}

function widthOf(cell: string): number {
  return Array.from(cell).length;
}
