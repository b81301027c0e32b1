import { TweedieError } from '@tweedie/core';
import { describe, expect, test } from 'vitest';
import { documents } from '../fixtures/documents.ts';
import { limits } from './limits.ts';
import { parseWorkflow } from './parseWorkflow.ts';

const empty = { format: 1, nodes: {}, edges: [] };
const blur = { type: '@tweedie/operators/gaussian-blur', version: 1 };

function refusal(input: unknown): TweedieError {
  try {
    parseWorkflow(input);
  } catch (error) {
    if (error instanceof TweedieError && error.code === 'bad-workflow') return error;
    throw error;
  }
  return expect.unreachable();
}

test.each(documents)('$file opens', ({ text }) => {
  expect(parseWorkflow(text)).toEqual(JSON.parse(text));
});

test('a document comes back as it is, with what nobody knows of', () => {
  const document = { ...empty, nodes: { blur: { ...blur, mood: { good: true } } }, zones: [1] };
  expect(parseWorkflow(document)).toBe(document);
});

test('a mark at the beginning of the text is no part of it', () => {
  expect(parseWorkflow(`\uFEFF${JSON.stringify(empty)}`)).toEqual(empty);
});

describe('what is refused, with its place', () => {
  const node = (change: object): unknown => ({ ...empty, nodes: { blur: { ...blur, ...change } } });
  const edge = (change: object): unknown => ({
    ...empty,
    edges: [{ from: ['a', 'x'], to: ['b', 'y'], ...change }],
  });

  test.each([
    ['not a word of JSON', 'workflow: the text must be JSON ('],
    ['{"format": 1, "nodes": {', 'workflow: the text must be JSON ('],
    ['', 'workflow: the text must be JSON ('],
    [
      '{\n"format":\n}',
      `workflow: the text must be JSON (Unexpected token '}', "{ "format": }" is not valid JSON)`,
    ],
    ['"{}"', 'workflow: the document must be an object'],
    [[], 'workflow: the document must be an object'],
    [null, 'workflow: the document must be an object'],
    [{}, 'workflow: format must be a number, got nothing'],
    [{ ...empty, format: 0 }, 'workflow: format must be at least 1, got 0'],
    [{ ...empty, format: '1' }, 'workflow: format must be a number, got "1"'],
    [{ ...empty, format: 1.5 }, 'workflow: format must be a whole number, got 1.5'],
    [
      { ...empty, format: 3 },
      'workflow: the document was saved by a newer Tweedie (format 3); this one reads up to 1',
    ],
    [{ format: 1, nodes: {} }, 'workflow: edges must be an array, got nothing'],
    [{ ...empty, nodes: [] }, 'workflow: nodes must be an object, got []'],
    [
      { ...empty, nodes: { '1st': blur } },
      'workflow: nodes.1st must be a letter, then letters, digits, - or _',
    ],
    [node({ version: 1.5 }), 'workflow: nodes.blur.version must be a whole number, got 1.5'],
    [node({ version: 0 }), 'workflow: nodes.blur.version must be at least 1, got 0'],
    [node({ type: '' }), 'workflow: nodes.blur.type must have at least 1 character, got ""'],
    [node({ params: [] }), 'workflow: nodes.blur.params must be an object, got []'],
    [node({ mode: 'sleep' }), 'workflow: nodes.blur.mode must be "mute" or "bypass", got "sleep"'],
    [node({ note: 'x'.repeat(10_001) }), 'workflow: nodes.blur.note must have at most 10000 characters'],
    [edge({ to: ['b'] }), 'workflow: edges.0.to must have at least 2 items, got ["b"]'],
    [edge({ from: 'a.x' }), 'workflow: edges.0.from must be an array, got "a.x"'],
    [
      { ...empty, subgraphs: { s: { ...empty, params: { p: { to: [] } } } } },
      'workflow: subgraphs.s.params.p.to must have at least 1 item, got []',
    ],
  ])('%j', (input, message) => {
    expect(refusal(input).message).toContain(message);
  });
});

test('a graph from the future says what to do', () => {
  expect(refusal({ format: 2 }).remedy).toBe('Update Tweedie.');
});

describe('numbers and keys that JSON.parse would change in silence', () => {
  const holding = (params: string): string =>
    `{"format":1,"nodes":{"blur":{"type":"a/b","version":1,"params":${params}}},"edges":[]}`;

  test.each([
    ['{"sigma":1e999}', 'nodes.blur.params.sigma must be a finite number, got 1e999'],
    ['{"sigma":-1e999}', 'nodes.blur.params.sigma must be a finite number, got -1e999'],
    ['{"a":[0,[1,9e400]]}', 'nodes.blur.params.a.1.1 must be a finite number, got 9e400'],
    ['{"a":1e-999}', 'nodes.blur.params.a must be 0 or at least 5e-324 in size, got 1e-999'],
    [
      '{"seed":9007199254740993}',
      'nodes.blur.params.seed must be a number that float64 holds exactly, got 9007199254740993',
    ],
    [`{"seed":1${'0'.repeat(400)}}`, 'nodes.blur.params.seed must be a finite number, got 1000'],
    ['{"a":1,"b":2,"a":3}', 'nodes.blur.params.a must not stand twice'],
    ['{"a":1,"\\u0061":3}', 'nodes.blur.params.a must not stand twice'],
    ['{"__proto__":{"sigma":1}}', 'nodes.blur.params must not have a key "__proto__"'],
    ['{"a":[{"\\u005f_proto__":1}]}', 'nodes.blur.params.a.0 must not have a key "__proto__"'],
  ])('%s is refused', (params, message) => {
    expect(refusal(holding(params)).message).toContain(message);
  });

  test.each([
    '{"a":9007199254740994,"b":-9007199254740992,"c":100000000000000000000}',
    // The shortest text for a float64 beyond 2^53 need not be the number itself; it gives it back all the same.
    '{"a":-37959638948580570}',
    '{"a":-0,"b":0e5,"c":0.000,"d":5e-324,"e":1.7976931348623157e308}',
    '{"a":"1e999","1e999":"{\\"a\\":1,\\"a\\":2}"}',
    '{"a":{"x":1},"b":{"x":2},"x":[{"x":3},{"x":4}]}',
    '{"a\\\\":1,"a":"\\\\","b":"\\"","c":["a","a"]}',
    '{"constructor":1,"toString":2,"prototype":3}',
  ])('%s is kept', (params) => {
    expect(parseWorkflow(holding(params)).nodes['blur']!.params).toEqual(JSON.parse(params));
  });
});

describe('what JSON cannot say', () => {
  const cyclic: { self?: unknown } = {};
  cyclic.self = cyclic;
  let wide: unknown = 'leaf';
  for (let i = 0; i < 50; i++) wide = [wide, wide];

  test.each<readonly [name: string, x: unknown, message: string]>([
    ['NaN', NaN, 'layout.x must be a finite number, got NaN'],
    ['nothing', undefined, 'layout.x must be JSON, got nothing'],
    ['a function', () => 1, 'layout.x must be JSON, got a function'],
    ['a bigint', 1n, 'layout.x must be JSON, got a bigint'],
    ['a date', new Date(0), 'layout.x must be JSON, got an object with a class'],
    ['a list with holes', new Array(2), 'layout.x.0 must be JSON, got nothing'],
    ['an object in itself', cyclic, 'layout.x.self.self must not be deeper than 64 levels'],
    ['lists that double 50 times', wide, 'the text must have at most 16777216 characters'],
    ['a prototype', JSON.parse('{"__proto__":1}'), 'layout.x must not have a key "__proto__"'],
  ])('%s is refused', (_name, x, message) => {
    expect(refusal({ ...empty, layout: { x } }).message).toContain(message);
  });
});

describe('the bounds', () => {
  const many = <T>(count: number, item: (i: number) => T): T[] =>
    Array.from({ length: count }, (_, i) => item(i));
  const nodes = (count: number): object => Object.fromEntries(many(count, (i) => [`n${i}`, blur]));
  const edges = (count: number): unknown[] => many(count, () => ({ from: ['a', 'x'], to: ['b', 'y'] }));
  const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

  test('text of 16 MB', () => {
    const long = `{"format":1,"nodes":{},"edges":[],"x":"${'x'.repeat(limits.characters)}"}`;
    expect(refusal(long).message).toBe(
      `workflow: the text must have at most 16777216 characters, got ${long.length}`,
    );
  });

  test('64 levels', () => {
    const text = (depth: number): string => `{"format":1,"nodes":{},"edges":[],"x":${nested(depth)}}`;
    expect(parseWorkflow(text(63))).toHaveProperty('x');
    expect(refusal(text(64)).message).toContain('x.0.0.0 must not be deeper than 64 levels');
    expect(refusal(nested(1e6)).message).toContain('must not be deeper than 64 levels');
    expect(parseWorkflow(JSON.parse(text(63)))).toHaveProperty('x');
    expect(refusal(JSON.parse(text(64))).message).toContain('x.0.0.0 must not be deeper than 64 levels');
  });

  test('10 000 nodes and 50 000 edges, those of subgraphs too', () => {
    const inner = { nodes: nodes(5_000), edges: edges(25_000) };
    const full = { format: 1, ...inner, subgraphs: { s: inner } };
    expect(parseWorkflow(full)).toBe(full);
    expect(refusal({ ...full, nodes: nodes(5_001) }).message).toBe(
      'workflow: there must be at most 10000 nodes, got 10001',
    );
    expect(refusal({ ...full, edges: edges(25_001) }).message).toBe(
      'workflow: there must be at most 50000 edges, got 50001',
    );
  });
});
