import type { Metric } from '@tweedie/core';
import { type Column, formatTable } from '../table.ts';
import { formatVerdict, type Verdict } from './judge.ts';

export interface Judged {
  readonly file: string;
  readonly verdict: Verdict;
}

/** A row for each picture, and a column for each metric that has a verdict on one of them. */
export function formatVerdicts(rows: readonly Judged[], metrics: readonly Metric[]): string {
  const telling = metrics.filter(({ name }) =>
    rows.some(({ verdict }) => verdict[name] !== undefined && !Number.isNaN(verdict[name])),
  );
  const columns = telling.map((metric): Column<Judged> => ({
    title: metric.unit === '' ? metric.title : `${metric.title} (${metric.unit})`,
    cell: ({ verdict }) => formatVerdict(verdict[metric.name]),
    align: 'right',
  }));
  return formatTable(rows, [{ title: 'Picture', cell: ({ file }) => file }, ...columns]);
}
