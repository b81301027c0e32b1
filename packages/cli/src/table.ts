/** One column of a table: its title, and what it says of a row. */
export interface Column<T> {
  readonly title: string;
  readonly cell: (row: T) => string;
  /** @default 'left' */
  readonly align?: 'left' | 'right';
}

const gap = '  ';

export interface TableOptions {
  /** Wraps the last column so that lines stay this short, as on a terminal. @default Infinity */
  readonly width?: number;
}

/** Lays rows out as plain text under a header and a rule, without a line break at the end. */
export function formatTable<T>(
  rows: readonly T[],
  columns: readonly Column<T>[],
  { width = Infinity }: TableOptions = {},
): string {
  const cells = rows.map((row) => columns.map(({ cell }) => cell(row)));
  const titles = columns.map(({ title }) => title);
  const widths = titles.map((title, c) => Math.max(...[title, ...cells.map((row) => row[c]!)].map(widthOf)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, c) => pad(cell, widths[c]!, columns[c]!.align ?? 'left'))
      .join(gap)
      .trimEnd();
  const indent = widths.slice(0, -1).reduce((sum, each) => sum + each + gap.length, 0);
  const room = Math.max(narrowest, width - indent);
  const wrapped = cells.flatMap((row) => {
    const [first = '', ...more] = wrap(row.at(-1) ?? '', room);
    return [line([...row.slice(0, -1), first]), ...more.map((words) => ' '.repeat(indent) + words)];
  });
  const rule = widths
    .map((each, c) => '─'.repeat(c === widths.length - 1 ? Math.min(each, room) : each))
    .join(gap);
  return [line(titles), rule, ...wrapped].join('\n');
}

/** However narrow the terminal is, the last column gets this much. */
const narrowest = 24;

function wrap(text: string, room: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && widthOf(longer) <= room) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function pad(cell: string, width: number, align: 'left' | 'right'): string {
  const space = ' '.repeat(width - widthOf(cell));
  return align === 'right' ? space + cell : cell + space;
}

function widthOf(cell: string): number {
  return Array.from(cell).length;
}
