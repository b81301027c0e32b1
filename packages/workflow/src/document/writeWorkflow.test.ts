import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { documents } from '../fixtures/documents.ts';
import { parseWorkflow } from './parseWorkflow.ts';
import { workflow as schema, type Workflow } from './schema.ts';
import { writeWorkflow } from './writeWorkflow.ts';

test.each(documents)('$file is saved as it stands', ({ text }) => {
  expect(writeWorkflow(parseWorkflow(text))).toBe(text);
});

test('known keys come first, all else by name, and small things stand on one line', () => {
  const document = {
    zoom: 1,
    edges: [{ to: ['b', 'y'], from: ['a', 'x'] }],
    author: { name: 'Anne', born: { year: 1990 } },
    nodes: {
      b: { version: 1, params: { z: [1, [2, -0]], a: 'é\u2028\ud800' }, type: 'p/b', colour: 'red' },
      a: { label: 'A', version: 1, type: 'p/a' },
    },
    format: 1,
  };
  expect(writeWorkflow(document as unknown as Workflow)).toBe(`{
  "format": 1,
  "nodes": {
    "a": { "type": "p/a", "version": 1, "label": "A" },
    "b": {
      "type": "p/b",
      "version": 1,
      "params": { "a": "é\u2028\\ud800", "z": [1, [2, -0]] },
      "colour": "red"
    }
  },
  "edges": [
    { "from": ["a", "x"], "to": ["b", "y"] }
  ],
  "author": {
    "born": { "year": 1990 },
    "name": "Anne"
  },
  "zoom": 1
}
`);
});

test('ports of a subgraph stay in the order that people gave them', () => {
  const port = { to: [['a', 'x']] };
  const subgraph = { nodes: {}, edges: [], inputs: { z: port, a: port } };
  const text = writeWorkflow(parseWorkflow({ format: 1, nodes: {}, edges: [], subgraphs: { s: subgraph } }));
  expect(text.indexOf('"z"')).toBeLessThan(text.indexOf('"a"'));
});

test('what JSON cannot say is refused', () => {
  const document = { format: 1, nodes: {}, edges: [], layout: { x: NaN } } as const;
  expect(() => writeWorkflow(document)).toThrow('workflow: layout.x must be a finite number, got NaN');
});

// A document as somebody's program may write it: unknown types, extra fields everywhere, any text, any number.
const text = fc.string({
  unit: fc.constantFrom('a', '"', '\\', '\n', 'ß', '\u2028', '😀', '\ud83d', '\0'),
  maxLength: 8,
});
const number = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(-0, 1e-7, 1e21, 5e-324, Number.MAX_VALUE, Number.MAX_SAFE_INTEGER),
);
const key = fc
  .oneof(text, fc.constantFrom('constructor', 'toString', '0', '-1', ''))
  .filter((k) => k !== '__proto__');
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.oneof(text, number, fc.boolean(), fc.constant(null)),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(key, tie('json'), { maxKeys: 4 }),
  ),
}));
const id = fc.oneof(
  fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,5}$/),
  fc.constantFrom('constructor', 'toString'),
);
const extra = fc.dictionary(
  key.filter((k) => !['note', 'name'].includes(k)),
  json,
  { maxKeys: 2 },
);
const port = fc.stringMatching(/^[a-z]{1,5}$/);
const end = fc.tuple(id, port);

function withExtra(known: fc.Arbitrary<object>): fc.Arbitrary<object> {
  return fc.tuple(extra, known).map(([more, object]) => ({ ...more, ...object }));
}

const node = withExtra(
  fc.record(
    {
      type: fc.constantFrom('@me/nothing/here', 'subgraph:a', 'x'),
      version: fc.integer({ min: 1 }),
      params: fc.dictionary(key, json, { maxKeys: 4 }),
      label: text,
      mode: fc.constantFrom('mute', 'bypass'),
      pinned: fc.boolean(),
    },
    { requiredKeys: ['type', 'version'] },
  ),
);
const graph = {
  nodes: fc.dictionary(id, node, { maxKeys: 4 }),
  edges: fc.array(withExtra(fc.record({ from: end, to: end })), { maxLength: 4 }),
};
const promoted = fc.dictionary(
  port,
  withExtra(fc.record({ to: fc.array(end, { minLength: 1, maxLength: 3 }) })),
);
const subgraph = withExtra(
  fc.record({ ...graph, inputs: promoted, params: promoted }, { requiredKeys: ['nodes', 'edges'] }),
);
const document = withExtra(
  fc.record(
    {
      format: fc.constant(1),
      ...graph,
      subgraphs: fc.dictionary(id, subgraph, { maxKeys: 2 }),
      layout: fc.dictionary(key, json),
    },
    { requiredKeys: ['format', 'nodes', 'edges'] },
  ),
).filter((each) => schema.safeParse(each).success);

test('what is saved is what was loaded, though no plugin is there', () => {
  fc.assert(
    fc.property(document, (each) => {
      const text = writeWorkflow(parseWorkflow(each));
      const again = parseWorkflow(text);
      expect(isDeepStrictEqual(again, structuredClone(each))).toBe(true);
      expect(writeWorkflow(again)).toBe(text);
    }),
    { numRuns: 500, seed: 1 },
  );
});

test('a document looks the same whatever order its keys come in', () => {
  fc.assert(
    fc.property(fc.dictionary(id, node), (nodes) => {
      const backwards = Object.fromEntries(Object.entries(nodes).reverse());
      const write = (given: object): string =>
        writeWorkflow(parseWorkflow({ format: 1, edges: [], nodes: given }));
      expect(write(backwards)).toBe(write(nodes));
    }),
    { numRuns: 100, seed: 1 },
  );
});
