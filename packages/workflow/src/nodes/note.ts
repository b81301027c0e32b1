import { defineNode, param } from '@tweedie/core';
import { z } from 'zod';

/** Words for people beside the nodes. */
export const note = defineNode({
  name: 'note',
  version: 1,
  title: 'Note',
  summary: 'Words for people beside the nodes',
  category: 'Output',
  aliases: ['comment', 'text', 'remark'],
  params: z.strictObject({ text: param.text({ title: 'Text', format: 'paragraph', default: '' }) }),
  inputs: {},
  outputs: {},
  run: () => ({}),
});
