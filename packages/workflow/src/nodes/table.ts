import { defineNode, type Table, TweedieError } from '@tweedie/core';
import { z } from 'zod';
import { csv } from './csv.ts';
import { namesOf, namesParameter } from './names.ts';

const numbers = { kind: 'number', list: true, optional: true } as const;

/** Lists of numbers as the columns of a table. */
export const table = defineNode({
  name: 'table',
  version: 1,
  title: 'Table',
  summary: 'Lists of numbers as the columns of a table; a single number fills its column',
  category: 'Output',
  aliases: ['csv', 'collect', 'results', 'spreadsheet'],
  params: z.strictObject({ names: namesParameter }),
  inputs: {
    labels: { kind: 'text', title: 'Labels', summary: 'The first column', list: true, optional: true },
    first: { ...numbers, title: 'First' },
    second: { ...numbers, title: 'Second' },
    third: { ...numbers, title: 'Third' },
    fourth: { ...numbers, title: 'Fourth' },
    fifth: { ...numbers, title: 'Fifth' },
    sixth: { ...numbers, title: 'Sixth' },
  },
  outputs: {
    table: { kind: 'table', title: 'Table' },
    csv: { kind: 'text', title: 'CSV', summary: 'Comma-separated values' },
  },
  isResult: true,
  infer: () => ({ table: {}, csv: {} }),
  run(inputs, { names }) {
    const made = tableOf(inputs, names);
    return { table: made, csv: csv(made) };
  },
});

function tableOf(
  inputs: Readonly<Record<string, readonly (number | string)[] | undefined>>,
  names: string,
): Table {
  const columns = Object.entries(inputs).flatMap(([port, values]) => (values ? [{ port, values }] : []));
  columns.sort((a, b) => order.indexOf(a.port) - order.indexOf(b.port));
  const count = columns.reduce((most, { values }) => Math.max(most, values.length), 0);
  const wrong = columns.find(({ values }) => values.length !== count && values.length !== 1);
  if (wrong) {
    throw new TweedieError(
      'bad-value',
      `table: columns must have one length, got ${count} rows and ${wrong.values.length} in ${wrong.port}`,
      { remedy: 'Connect lists that come from one list.' },
    );
  }
  const titles = namesOf(names, columns.length, (i) => columns[i]!.port);
  return {
    columns: titles.map((name) => ({ name })),
    rows: Array.from({ length: count }, (_, row) =>
      columns.map(({ values }) => (values.length === 1 ? values[0]! : values[row]!)),
    ),
  };
}

const order = ['labels', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth'];
