import { expect, test } from 'vitest';
import { catalogue } from '../../fixtures/catalogue.ts';
import { textOf } from '../../fixtures/documents.ts';
import { graph, type Nodes, open, sentences, show } from '../../fixtures/shortGraph.ts';
import { parseWorkflow } from '../parseWorkflow.ts';
import { flatten, type Flattened } from './flatten.ts';

test('subgraphs in subgraphs open, with the values of the nodes that stand for them', () => {
  const flat = flatten(parseWorkflow(textOf('format-1/subgraph.json')), catalogue);
  expect(flat.problems).toEqual([]);
  const inside = (outer: string): string[] => [
    `${outer}/blur.operator > ${outer}/measure.operator`,
    `${outer}/noise.noise > ${outer}/measure.noise`,
    `${outer}/measure.measurement > ${outer}/restore/solver.measurement`,
    `${outer}/restore/prior.prior > ${outer}/restore/solver.prior`,
  ];
  expect(show(flat).edges.sort()).toEqual(
    [
      'photo.image > first/measure.image',
      'photo.image > second/measure.image',
      'level.number > first/blur.sigma',
      'level.number > second/blur.sigma',
      'first/restore/solver.image > compare.before',
      'second/restore/solver.image > compare.after',
      ...inside('first'),
      ...inside('second'),
    ].sort(),
  );
  const params = (path: string): unknown => flat.graph.nodes.get(path)?.params;
  expect(params('first/restore/solver')).toEqual({ steps: 20, seed: 1 });
  expect(params('second/restore/solver')).toEqual({ steps: 200, seed: 2 });
  expect(params('second/measure')).toEqual({ seed: 2 });
  const pinned = [...flat.graph.nodes.values()].filter((node) => node.pinned).map(({ id }) => id);
  expect(pinned).toEqual(show(flat).nodes.filter((path) => path.startsWith('second/')));
});

const sharpen = graph({ inner: { type: 'sharpen', params: { amount: 3 } } });
const promoted = {
  ...sharpen,
  inputs: { picture: { to: [['inner', 'image']] } },
  outputs: { picture: { from: ['inner', 'image'] } },
  params: { amount: { to: [['inner', 'amount']] } },
};

test('an inner value holds where the outer node gives none', () => {
  const flat = open(graph({ a: 'subgraph:s', b: { type: 'subgraph:s', params: { amount: 5 } } }), {
    s: promoted,
  });
  expect(flat.graph.nodes.get('a/inner')?.params).toEqual({ amount: 3 });
  expect(flat.graph.nodes.get('b/inner')?.params).toEqual({ amount: 5 });
});

test('one input may lead to several inner ports, parameters among them', () => {
  const twice = {
    ...graph({ x: 'sharpen', y: 'sharpen' }),
    inputs: {
      all: {
        to: [
          ['x', 'amount'],
          ['y', 'amount'],
        ],
      },
    },
  };
  const flat = open(graph({ n: 'number', s: 'subgraph:s' }, ['n.number > s.all']), { s: twice });
  expect(show(flat).edges).toEqual(['n.number > s/x.amount', 'n.number > s/y.amount']);
});

test('a subgraph must not lie in itself', () => {
  const flat = open(graph({ x: 'subgraph:a' }), {
    a: graph({ y: 'subgraph:b', z: 'number' }),
    b: graph({ w: 'subgraph:a' }),
  });
  expect(sentences(flat)).toEqual([
    'bad-subgraph x/y/w: A subgraph must not lie in itself, got "a" in "b" in "a"',
  ]);
  expect(show(flat).nodes).toEqual(['x/z']);
});

test('a subgraph that is not there names those that are', () => {
  const flat = open(graph({ x: 'subgraph:sharpn' }), { sharpen: promoted });
  expect(flat.problems).toEqual([
    expect.objectContaining({
      severity: 'error',
      code: 'bad-subgraph',
      node: 'x',
      message: 'There is no subgraph "sharpn"; there is "sharpen"',
      remedy: 'Did you mean "sharpen"?',
    }),
  ]);
});

test('names like those of every object are names like others', () => {
  const flat = open(graph({ x: 'subgraph:constructor', toString: 'subgraph:valueOf' }));
  expect(flat.problems.map(({ code }) => code)).toEqual(['bad-subgraph', 'bad-subgraph']);
  const named = open(
    graph({ toString: 'subgraph:constructor' }, ['toString.constructor > toString.valueOf']),
    {
      constructor: promoted,
    },
  );
  expect(sentences(named)).toEqual([
    'unknown-port toString.valueOf: "toString" has no input "valueOf"; there are "picture", "amount"',
  ]);
});

test('promoted ports that lead nowhere', () => {
  const flat = open(
    graph({ p: 'photo', s: { type: 'subgraph:s', params: { strength: 1, none: 2 } } }, [
      'p.image > s.in',
      's.out > s.in',
      's.oud > s.fine',
    ]),
    {
      s: {
        ...sharpen,
        inputs: { in: { to: [['gone', 'image']] }, fine: { to: [['inner', 'image']] } },
        outputs: { out: { from: ['gone', 'image'] } },
        params: { strength: { to: [['gone', 'amount']] } },
      },
    },
  );
  expect(sentences(flat)).toEqual([
    'bad-subgraph s: "strength" leads to "gone", which is no node inside',
    'unknown-parameter s.none: "s" has no parameter "none", which is left aside; there is "strength"',
    'bad-subgraph s: "in" leads to "gone", which is no node inside',
    'bad-subgraph s: "in" leads to "gone", which is no node inside',
    'unknown-port s/inner.image: "s" has no output "oud"; there is "out"',
  ]);
  expect(show(flat).edges).toEqual([]);
});

test('a subgraph cannot be bypassed, and a muted one takes what hangs on it along', () => {
  const edges = ['s.picture > end.image'];
  const flat = (mode: 'mute' | 'bypass'): Flattened =>
    open(graph({ s: { type: 'subgraph:s', mode }, end: 'sharpen' }, edges), { s: promoted });
  expect(sentences(flat('bypass'))).toEqual([
    'bad-subgraph s: A subgraph cannot be bypassed: nothing says which input stands for which output',
    'does-not-run end.image: It does not run: "image" has no value, since "s" cannot be opened',
  ]);
  expect(sentences(flat('mute'))).toEqual([
    'does-not-run end.image: It does not run: "image" has no value, since "s" is muted',
  ]);
  expect(show(flat('mute')).nodes).toEqual([]);
});

test('subgraphs that double sixteen times are too large, and 17 in each other too deep', () => {
  const chain = (depth: number, copies: number): Readonly<Record<string, object>> =>
    Object.fromEntries(
      Array.from({ length: depth }, (_, i) => {
        const inner = i === depth - 1 ? 'number' : `subgraph:s${i + 1}`;
        const nodes = Array.from({ length: copies }, (_, k) => [`n${k}`, inner]);
        return [`s${i}`, graph(Object.fromEntries(nodes) as Nodes)];
      }),
    );
  const main = graph({ x: 'subgraph:s0' });
  const doubled = open(main, chain(16, 2));
  expect(sentences(doubled)).toEqual([
    'bad-subgraph : With all subgraphs open there must be at most 10000 nodes',
  ]);
  expect(doubled.graph.nodes.size).toBe(0);
  expect(open(main, chain(16, 1)).problems).toEqual([]);
  expect(sentences(open(main, chain(17, 1)))).toEqual([
    expect.stringContaining('Subgraphs must not lie in each other more than 16 deep'),
  ]);
});

test('promoted ports that lead to many ports are bounded too', () => {
  const many = Array.from({ length: 300 }, () => ['n', 'in']);
  const level = (inner: string): object => ({ ...graph({ n: inner }), inputs: { in: { to: many } } });
  const flat = open(graph({ p: 'number', s: 'subgraph:a' }, ['p.number > s.in']), {
    a: level('subgraph:b'),
    b: level('subgraph:c'),
    c: level('sharpen'),
  });
  expect(sentences(flat)).toEqual([
    'bad-subgraph : With all subgraphs open there must be at most 50000 edges',
  ]);
});
