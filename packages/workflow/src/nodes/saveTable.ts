import { defineNode, param } from '@tweedie/core';
import { z } from 'zod';
import { csv } from './csv.ts';

/** Writes a table among the results. */
export const saveTable = defineNode({
  name: 'save-table',
  version: 1,
  title: 'Save table',
  summary: 'Writes a table among the results, as comma-separated values',
  category: 'Output',
  aliases: ['csv', 'write', 'export', 'download', 'spreadsheet'],
  params: z.strictObject({ name: param.text({ title: 'Name', max: 200, default: 'table.csv' }) }),
  inputs: { table: { kind: 'table', title: 'Table' } },
  outputs: { file: { kind: 'text', title: 'File', summary: 'Where it is' } },
  isResult: true,
  infer: () => ({ file: {} }),
  run: async ({ table }, { name }, { host }) => ({ file: await host.saveText(name, csv(table)) }),
});
