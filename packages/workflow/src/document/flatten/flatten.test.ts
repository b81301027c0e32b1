import { describe, expect, test } from 'vitest';
import { catalogue, fakeCatalogue, fakeType } from '../../fixtures/catalogue.ts';
import { documents } from '../../fixtures/documents.ts';
import { parseWorkflow } from '../parseWorkflow.ts';
import type { Problem } from '../problem.ts';
import { flatten, type Flattened } from './flatten.ts';

type Nodes = Readonly<Record<string, string | object>>;
/** "photo.image > measure.image" */
type Edges = readonly string[];

/** Short writing: `{ blur: 'gaussian-blur' }`, or `{ blur: { type: 'gaussian-blur', params: … } }`. */
function graph(nodes: Nodes, edges: Edges = []): object {
  return {
    nodes: Object.fromEntries(Object.entries(nodes).map(([id, node]) => [id, complete(node)])),
    edges: edges.map((edge) => {
      const [from, to] = edge.split(' > ').map((end) => end.split('.'));
      return { from, to };
    }),
  };
}

const homes: Readonly<Record<string, string>> = {
  'gaussian-blur': '@tweedie/operators',
  'gaussian-noise': '@tweedie/operators',
  'red-diff': '@tweedie/solvers',
  photos: '@tweedie/priors',
};

function complete(node: string | object): object {
  const { type, ...rest } = typeof node === 'string' ? { type: node } : (node as { readonly type: string });
  const long = /[/:]/.test(type) ? type : `${homes[type] ?? '@tweedie/workflow'}/${type}`;
  return { type: long, version: type === 'gaussian-blur' ? 3 : 1, ...rest };
}

function open(main: object, subgraphs: Readonly<Record<string, object>> = {}): Flattened {
  return flatten(parseWorkflow({ format: 1, ...main, subgraphs }), catalogue);
}

function show({ graph: { nodes, edges } }: Flattened): { nodes: string[]; edges: string[] } {
  return {
    nodes: [...nodes.keys()],
    edges: edges.map(({ from, to }) => `${from.join('.')} > ${to.join('.')}`),
  };
}

function sentences({ problems }: Flattened): string[] {
  return problems.map(
    ({ code, node, port, message }) => `${code} ${[node, port].filter(Boolean).join('.')}: ${message}`,
  );
}

const error = (problem: Partial<Problem>): unknown =>
  expect.objectContaining({ severity: 'error', ...problem });

test('a graph without subgraphs is what it was', () => {
  const flat = flatten(
    parseWorkflow(documents.find(({ file }) => file.endsWith('inpainting.json'))!.text),
    catalogue,
  );
  expect(flat.problems).toEqual([]);
  expect(show(flat)).toEqual({
    nodes: ['compare', 'holes', 'measure', 'photo', 'prior', 'restore', 'scratches'],
    edges: [
      'photo.image > scratches.image',
      'scratches.mask > holes.mask',
      'photo.image > measure.image',
      'holes.operator > measure.operator',
      'prior.prior > restore.prior',
      'measure.measurement > restore.measurement',
      'photo.image > compare.before',
      'restore.image > compare.after',
    ],
  });
  expect(flat.graph.nodes.get('restore')).toEqual({
    id: 'restore',
    nodeType: catalogue.find('@tweedie/solvers/red-diff'),
    params: { steps: 60, seed: 7 },
    pinned: false,
  });
});

test('subgraphs in subgraphs open, with the values of the nodes that stand for them', () => {
  const flat = flatten(
    parseWorkflow(documents.find(({ file }) => file.endsWith('subgraph.json'))!.text),
    catalogue,
  );
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

describe('subgraphs', () => {
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
      error({
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
    const flat = (mode: string): Flattened =>
      open(graph({ s: { type: 'subgraph:s', mode }, end: 'sharpen' }, edges), { s: promoted });
    expect(sentences(flat('bypass'))).toEqual([
      'bad-subgraph s: A subgraph cannot be bypassed: nothing says which input stands for which output',
      'does-not-run end.image: image has no value, since "s" cannot be opened',
    ]);
    expect(sentences(flat('mute'))).toEqual([
      'does-not-run end.image: image has no value, since "s" is muted',
    ]);
    expect(show(flat('mute')).nodes).toEqual([]);
  });

  test('subgraphs that double sixteen times are too large, and 17 in each other too deep', () => {
    const chain = (depth: number, copies: number): Readonly<Record<string, object>> =>
      Object.fromEntries(
        Array.from({ length: depth }, (_, i) => {
          const inner = i === depth - 1 ? 'number' : `subgraph:s${i + 1}`;
          const nodes = Array.from({ length: copies }, (_, k) => [`n${k}`, inner]);
          return [`s${i}`, graph(Object.fromEntries(nodes))];
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
});

describe('mute and bypass', () => {
  const row = { photo: 'photo', a: 'sharpen', b: 'sharpen', c: 'sharpen' };
  const edges = ['photo.image > a.image', 'a.image > b.image', 'b.image > c.image'];

  test('a muted node takes along what hangs on it, with a warning that names it', () => {
    const flat = open(graph({ ...row, a: { type: 'sharpen', mode: 'mute' } }, edges));
    expect(show(flat)).toEqual({ nodes: ['photo'], edges: [] });
    expect(flat.problems).toEqual(
      ['b', 'c'].map((node) => ({
        severity: 'warning',
        code: 'does-not-run',
        node,
        port: 'image',
        message: 'image has no value, since "a" is muted',
      })),
    );
  });

  test('an optional input does without a muted node, a parameter does not', () => {
    const measured = graph(
      {
        n: { type: 'gaussian-noise', mode: 'mute' },
        x: { type: 'number', mode: 'mute' },
        m: 'measure',
        k: 'measure',
      },
      ['n.noise > m.noise', 'x.number > k.seed'],
    );
    const flat = open(measured);
    expect(show(flat)).toEqual({ nodes: ['m'], edges: [] });
    expect(sentences(flat)).toEqual(['does-not-run k.seed: seed has no value, since "x" is muted']);
  });

  test('a muted node of an unknown kind is no problem', () => {
    expect(open(graph({ x: { type: '@me/other/thing', mode: 'mute' } })).problems).toEqual([]);
  });

  test('bypassed nodes hand on what comes in, one after the other', () => {
    const bypassed = { type: 'sharpen', mode: 'bypass' };
    const flat = open(graph({ ...row, a: bypassed, b: bypassed }, edges));
    expect(flat.problems).toEqual([]);
    expect(show(flat)).toEqual({ nodes: ['photo', 'c'], edges: ['photo.image > c.image'] });
  });

  test('a bypassed node behind a muted one hands on that there is nothing', () => {
    const flat = open(
      graph({ ...row, a: { type: 'sharpen', mode: 'mute' }, b: { type: 'sharpen', mode: 'bypass' } }, edges),
    );
    expect(show(flat)).toEqual({ nodes: ['photo'], edges: [] });
    expect(sentences(flat)).toEqual(['does-not-run c.image: image has no value, since "a" is muted']);
  });

  test('a bypassed node that nothing comes into leaves the next one without an edge', () => {
    const flat = open(graph({ a: { type: 'sharpen', mode: 'bypass' }, b: 'sharpen' }, ['a.image > b.image']));
    expect(flat.problems).toEqual([]);
    expect(show(flat)).toEqual({ nodes: ['b'], edges: [] });
  });

  test('an output that nothing stands for cannot be bypassed', () => {
    const flat = open(graph({ r: { type: 'red-diff', mode: 'bypass' }, c: 'photo' }, ['r.text > c.file']));
    expect(sentences(flat)).toEqual([
      'cannot-bypass c.file: "r" is bypassed, and none of its inputs can stand for "text"',
    ]);
  });

  test('bypassed nodes in a circle', () => {
    const bypassed = { type: 'sharpen', mode: 'bypass' };
    const flat = open(
      graph({ a: bypassed, b: bypassed, c: 'sharpen' }, [
        'a.image > b.image',
        'b.image > a.image',
        'b.image > c.image',
      ]),
    );
    expect(sentences(flat)).toEqual(['cycle c.image: The bypassed node "b" hands on what comes from itself']);
  });

  test('ten thousand bypassed nodes in a row are led around', () => {
    const count = 9_999;
    const ids = Array.from({ length: count }, (_, i) => `n${i}`);
    const nodes = Object.fromEntries(
      ids.map((id, i) => [id, i === 0 || i === count - 1 ? 'sharpen' : { type: 'sharpen', mode: 'bypass' }]),
    );
    const flat = open(
      graph(
        nodes,
        ids.slice(1).map((id, i) => `n${i}.image > ${id}.image`),
      ),
    );
    expect(show(flat)).toEqual({ nodes: ['n0', 'n9998'], edges: ['n0.image > n9998.image'] });
  });
});

describe('what is unknown', () => {
  test('a kind of node that no plugin here brings, with the way to get it', () => {
    const { text } = documents.find(({ file }) => file.endsWith('unknown-plugin.json'))!;
    const flat = flatten(parseWorkflow(text), catalogue);
    expect(flat.problems).toEqual([
      {
        severity: 'error',
        code: 'missing-node',
        node: 'aberration',
        message: 'There is no kind of node "@me/microscopes/zernike"',
        remedy: 'Add its plugin: tweedie plugins add @me/microscopes',
      },
      {
        severity: 'warning',
        code: 'does-not-run',
        node: 'measure',
        port: 'operator',
        message: 'operator has no value, since "aberration" is of a kind that is not here',
      },
    ]);
    expect(show(flat).nodes).toEqual(['photo']);
  });

  test.each([
    ['@tweedie/workflow/sharpn', 'Did you mean "@tweedie/workflow/sharpen"?'],
    ['@tweedie/workflow/hologram', 'Update @tweedie/workflow.'],
    ['microscopes/zernike', 'Add its plugin: tweedie plugins add microscopes'],
    ['x; rm -rf here/zernike', undefined],
    ['$(reboot)/zernike', undefined],
    ['--registry=http:/zernike', undefined],
    ['@me/a/../../b/zernike', undefined],
    ['zernike', undefined],
  ])('of "%s" the remedy is: %s', (type, remedy) => {
    expect(
      flatten(parseWorkflow({ format: 1, nodes: { x: { type, version: 1 } }, edges: [] }), catalogue)
        .problems[0]!.remedy,
    ).toBe(remedy);
  });

  test('fields of the future do no harm; versions of the future do not run', () => {
    const { text } = documents.find(({ file }) => file.endsWith('future-fields.json'))!;
    const flat = flatten(parseWorkflow(text), catalogue);
    expect(sentences(flat)).toEqual([
      'newer-node new: It was saved with version 9 of "@tweedie/operators/gaussian-blur", and here is version 3',
      'unknown-parameter photo.colour-space: "photo" has no parameter "colour-space", which is left aside; there is "file"',
    ]);
    expect(flat.graph.nodes.get('old')?.params).toEqual({ sigma: 2.5 });
    expect(flat.graph.nodes.get('photo')?.params).toEqual({ file: 'a.png' });
    expect(show(flat).edges).toEqual(['photo.image > constructor.image']);
  });

  test('parameters and ports name those that there are, and the one that was meant', () => {
    const flat = open(
      graph({ p: 'photo', s: { type: 'sharpen', params: { amonut: 1 } }, t: 'sharpen' }, [
        'p.imgae > s.image',
        'p.image > t.picture',
        'p.image > t.toString',
      ]),
    );
    expect(flat.problems.map(({ message, remedy, node, port }) => [node, port, message, remedy])).toEqual([
      [
        's',
        'amonut',
        '"s" has no parameter "amonut", which is left aside; there is "amount"',
        'Did you mean "amount"?',
      ],
      ['s', 'image', '"p" has no output "imgae"; there is "image"', 'Did you mean "image"?'],
      ['t', 'picture', '"t" has no input "picture"; there are "image", "amount"', undefined],
      ['t', 'toString', '"t" has no input "toString"; there are "image", "amount"', undefined],
    ]);
    expect(show(flat).edges).toEqual([]);
  });

  test('edges from nowhere and to nowhere', () => {
    const flat = open(graph({ blur: 'sharpen' }, ['blurr.image > blur.image', 'blur.image > blux.image']));
    expect(flat.problems).toEqual([
      error({
        code: 'bad-edge',
        node: 'blur',
        port: 'image',
        message: 'An edge comes from "blurr", which is no node here',
        remedy: 'Did you mean "blur"?',
      }),
      error({ code: 'bad-edge', message: 'An edge leads to "blux", which is no node here' }),
    ]);
    expect(flat.problems[1]).not.toHaveProperty('node');
  });

  test('two edges to one target, also through a subgraph', () => {
    const inner = {
      ...graph({ p: 'photo', x: 'sharpen' }, ['p.image > x.image']),
      inputs: { in: { to: [['x', 'image']] } },
    };
    const flat = open(
      graph({ a: 'photo', b: 'photo', s: 'subgraph:s', t: 'sharpen' }, [
        'a.image > s.in',
        'a.image > t.image',
        'b.image > t.image',
        'b.image > t.image',
      ]),
      { s: inner },
    );
    expect(sentences(flat)).toEqual([
      'two-edges t.image: Two edges lead to "t.image", from "a.image" and from "b.image"',
      'two-edges s/x.image: Two edges lead to "s/x.image", from "a.image" and from "s/p.image"',
    ]);
    expect(show(flat).edges).toEqual(['a.image > s/x.image', 'a.image > t.image']);
  });

  test('a migration that throws is a problem of the node', () => {
    const broken = fakeType('@me/lab/old', {
      version: 2,
      migrations: {
        1: () => {
          throw new Error('there is no width');
        },
      },
    });
    const workflow = parseWorkflow({
      format: 1,
      nodes: { x: { type: '@me/lab/old', version: 1 } },
      edges: [],
    });
    expect(sentences(flatten(workflow, fakeCatalogue([broken])))).toEqual([
      'bad-parameter x: Its parameters cannot be taken from version 1 of "@me/lab/old" to 2: there is no width',
    ]);
  });
});
