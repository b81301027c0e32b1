import { expect, test } from 'vitest';
import { z } from 'zod';
import { describeParameters, jsonSchema } from './describe.ts';
import { param } from './param.ts';

const schema = z.strictObject({
  sigma: param.number({
    title: 'Sigma',
    summary: 'Standard deviation',
    unit: 'px',
    above: 0,
    max: 20,
    default: 3,
  }),
  steps: param.integer({ title: 'Steps', min: 1, default: 60 }),
  shift: param.integer({ title: 'Shift', default: -1 }),
  exact: param.boolean({ title: 'Exact', default: false }),
  boundary: param.choice(['reflect', 'zero'], { title: 'Boundary', default: 'reflect' }),
  mask: param.image({ title: 'Mask' }),
  start: param.image({ title: 'Start' }).optional(),
  weight: z.union([z.enum(['const', 'sqrt']), z.custom((f) => typeof f === 'function')]).default('sqrt'),
  note: z.string().optional(),
  file: param.text({ title: 'File', format: 'image-file', max: 100, default: '' }),
});

test('a form learns everything from the schema, in its order', () => {
  expect(describeParameters(schema)).toEqual([
    {
      name: 'sigma',
      title: 'Sigma',
      summary: 'Standard deviation',
      unit: 'px',
      kind: 'number',
      default: 3,
      min: 0,
      minExcluded: true,
      max: 20,
    },
    { name: 'steps', title: 'Steps', kind: 'integer', default: 60, min: 1 },
    { name: 'shift', title: 'Shift', kind: 'integer', default: -1 },
    { name: 'exact', title: 'Exact', kind: 'boolean', default: false },
    { name: 'boundary', title: 'Boundary', kind: 'choice', default: 'reflect', values: ['reflect', 'zero'] },
    { name: 'mask', title: 'Mask', kind: 'image' },
    { name: 'start', title: 'Start', kind: 'image' },
    { name: 'weight', title: 'weight', kind: 'choice', default: 'sqrt', values: ['const', 'sqrt'] },
    { name: 'note', title: 'note', kind: 'text' },
    { name: 'file', title: 'File', kind: 'text', format: 'image-file', default: '' },
  ]);
});

test('the JSON Schema is of what a user may write: only what has no default is required', () => {
  const { required, additionalProperties } = jsonSchema(schema);
  expect(required).toEqual(['mask']);
  expect(additionalProperties).toBe(false);
});
