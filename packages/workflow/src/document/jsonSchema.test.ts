import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { documents } from '../fixtures/documents.ts';
import { workflowJsonSchema } from './jsonSchema.ts';

const schema = workflowJsonSchema();
const accepts = new Ajv({ strict: true, allowUnionTypes: true }).compile(schema);

test('the published schema is the one of the code (vitest -u writes it)', async () => {
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(
    '../../schema/workflow-1.schema.json',
  );
});

test('format 1 is frozen: a new meaning is a new format, only words may change', () => {
  const meaning = JSON.stringify(withoutWords(schema));
  expect(bytesToHex(sha256(utf8ToBytes(meaning)))).toBe(
    'a89884629e3e4b40d2e73d712e4f1917e816ef90285ad0678950857c2ce10f48',
  );
});

test('whatever a person may write is described', () => {
  const undescribed = Object.entries(propertiesOf(schema))
    .filter(([, property]) => !('description' in property))
    .map(([name]) => name);
  expect(undescribed).toEqual([]);
});

test.each(documents)('it accepts $file', ({ text }) => {
  expect(accepts(JSON.parse(text)), JSON.stringify(accepts.errors)).toBe(true);
});

test.each([
  [{ format: 2, nodes: {}, edges: [] }],
  [{ format: 1, nodes: { '1st': { type: 'a/b', version: 1 } }, edges: [] }],
  [{ format: 1, nodes: { a: { type: 'a/b', version: 1.5 } }, edges: [] }],
  [{ format: 1, nodes: {}, edges: [{ from: ['a', 'x'], to: ['b'] }] }],
  [{ format: 1, nodes: {}, edges: [{ from: ['a', 'x'], to: ['b', 'y', 'z'] }] }],
])('it refuses %j', (document) => {
  expect(accepts(document)).toBe(false);
});

/** Without titles and descriptions; a property may have such a name, but never text for a value. */
function withoutWords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutWords);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(
    ([key, inner]) => !((key === 'title' || key === 'description') && typeof inner === 'string'),
  );
  return Object.fromEntries(entries.map(([key, inner]) => [key, withoutWords(inner)]));
}

function propertiesOf(value: object): Record<string, object> {
  return (value as { properties: Record<string, object> }).properties;
}
