import { defineNode, type PortKind, type Ports } from '@tweedie/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { FlatEdge, FlatGraph, FlatNode } from '../document/flatGraph.ts';
import { infer } from './infer.ts';
import { kindNames } from './kindNames.ts';
import type { Looked } from './looked.ts';
import { sortGraph } from './sortGraph.ts';

const kinds = Object.keys(kindNames) as PortKind[];
const names = ['a', 'b', 'constructor', '__proto__', 'toString'];
const portsOf = fc.dictionary(
  fc.constantFrom(...names),
  fc.record({
    kind: fc.constantFrom(...kinds),
    title: fc.constant('Port'),
    optional: fc.boolean(),
    list: fc.boolean(),
  }),
  { maxKeys: 3 },
);
/** What is said of ports, most of it nonsense. */
const sayings = fc.oneof(
  fc.anything(),
  fc.dictionary(
    fc.constantFrom(...names),
    fc.oneof(fc.anything(), fc.record({ value: fc.anything(), operator: fc.anything() })),
  ),
);

/** Graphs of nodes that nobody would build, with edges between any ports, there or not. */
const graphs: fc.Arbitrary<FlatGraph> = fc
  .array(
    fc.record({
      inputs: portsOf,
      outputs: portsOf,
      throws: fc.boolean(),
      says: sayings,
      size: fc.anything(),
    }),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .chain((shapes) => {
    const ids = shapes.map((_, i) => `n${i}`);
    const end = fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...names, 'size'));
    return fc
      .uniqueArray(fc.record({ from: end, to: end }), { maxLength: 12, selector: ({ to }) => to.join('.') })
      .map((edges) => ({
        nodes: new Map(shapes.map((shape, i) => [ids[i]!, nodeOf(ids[i]!, shape)])),
        edges,
      }));
  });

interface Shape {
  readonly inputs: Ports;
  readonly outputs: Ports;
  readonly throws?: boolean;
  readonly says?: unknown;
  readonly size?: unknown;
}

function nodeOf(id: string, { inputs, outputs, throws = false, says = {}, size }: Shape): FlatNode {
  const definition = defineNode({
    name: 'node',
    version: 1,
    title: 'Node',
    summary: '',
    category: 'Test',
    params: z.object({ size: z.number().default(1).meta({ title: 'Size' }) }),
    inputs,
    outputs,
    infer(_, { size }) {
      if (throws) throw new Error(`out of order at ${size}`);
      return says as object;
    },
    items: () => says as object,
    run: () => ({}),
  });
  const params = size === undefined ? {} : { size };
  return { id, nodeType: { type: 'test/node', plugin: 'test', definition }, params, pinned: false };
}

const looks = fc
  .dictionary(fc.constantFrom('n0', 'n1', 'n2'), sayings)
  .map(
    (said) =>
      new Map(Object.entries(said).map(([id, facts]) => [id, { key: id, facts, lengths: facts } as Looked])),
  );

describe('whatever the graph, and whatever its nodes say', () => {
  test('nothing is thrown, and every node that is in no circle comes after what it needs', () => {
    fc.assert(
      fc.property(graphs, looks, (graph, looked) => {
        const { order, problems } = infer(graph, { looked });
        const place = new Map(order.map((id, i) => [id, i]));
        for (const { from, to } of graph.edges)
          if (place.has(to[0])) expect(place.get(from[0])).toBeLessThan(place.get(to[0])!);
        if (order.length < graph.nodes.size) expect(problems.some(({ code }) => code === 'cycle')).toBe(true);
        expect(order.length === graph.nodes.size).toBe(sortGraph(graph).cycles.length === 0);
      }),
    );
  });

  test('every node has its own outputs and no others, of its own kinds', () => {
    fc.assert(
      fc.property(graphs, looks, (graph, looked) => {
        const { outputs } = infer(graph, { looked });
        for (const { id, nodeType } of graph.nodes.values()) {
          const ports = nodeType.definition.outputs as Ports;
          const found = outputs.get(id)!;
          expect(Object.keys(found)).toEqual(Object.keys(ports));
          for (const [name, { kind, facts }] of Object.entries(found)) {
            expect(kind).toBe(ports[name]!.kind);
            expect(typeof facts).toBe('object');
          }
        }
      }),
    );
  });

  test('an edge holds or has a problem', () => {
    fc.assert(
      fc.property(graphs, looks, (graph, looked) => {
        const { edges, problems } = infer(graph, { looked });
        for (const edge of graph.edges) {
          const holds = edges.get(edge.to[0])!.some(({ from, to }) => from === edge.from && to === edge.to);
          const told = problems.some(({ node, port }) => node === edge.to[0] && port === edge.to[1]);
          expect(holds || told).toBe(true);
        }
      }),
    );
  });

  test('every problem is one sentence about a node that is there', () => {
    fc.assert(
      fc.property(graphs, looks, (graph, looked) => {
        for (const { node, message } of infer(graph, { looked }).problems) {
          expect(graph.nodes.has(node!)).toBe(true);
          expect(message).toMatch(/\S/);
        }
      }),
    );
  });

  test('lists have a length that is a number, and begin at a node that is there', () => {
    fc.assert(
      fc.property(graphs, looks, (graph, looked) => {
        for (const found of infer(graph, { looked }).outputs.values())
          for (const { list } of Object.values(found)) {
            if (!list) continue;
            expect(graph.nodes.has(list.lineage)).toBe(true);
            expect(['number', 'undefined']).toContain(typeof list.length);
          }
      }),
    );
  });

  test('a circle is named along its edges', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        for (const cycle of sortGraph(graph).cycles)
          for (const [i, node] of cycle.entries()) {
            const next = cycle[(i + 1) % cycle.length]!;
            expect(graph.edges.some(({ from, to }) => from[0] === node && to[0] === next)).toBe(true);
          }
      }),
    );
  });

  test('what is taken from before is what would be found anew, of nodes and edges made anew too', () => {
    fc.assert(
      fc.property(graphs, fc.nat(), (graph, n) => {
        const edges = graph.edges.filter((_, i) => i !== n % Math.max(1, graph.edges.length));
        const smaller = copy({ ...graph, edges });
        expect(infer(smaller, { before: infer(graph) })).toEqual(infer(smaller));
        expect(infer(graph, { before: infer(smaller) })).toEqual(infer(graph));
      }),
    );
  });

  test('without edges only inputs are missing, and each that must be connected is', () => {
    fc.assert(
      fc.property(graphs, ({ nodes }) => {
        const { problems } = infer({ nodes, edges: [] });
        const missing = [...nodes.values()].flatMap(({ nodeType }) =>
          Object.values(nodeType.definition.inputs as Ports).filter(({ optional }) => !optional),
        );
        expect(problems.filter(({ code }) => code === 'missing-input')).toHaveLength(missing.length);
        const own = ['missing-input', 'does-not-fit', 'bad-parameter'];
        expect(problems.filter(({ code }) => !own.includes(code))).toEqual([]);
      }),
    );
  });
});

function copy({ nodes, edges }: FlatGraph): FlatGraph {
  return {
    nodes: new Map([...nodes].map(([id, node]) => [id, { ...node, params: { ...node.params } }])),
    edges: edges.map(({ from, to }) => ({ from: [...from], to: [...to] })),
  };
}

const number = { kind: 'number', title: 'Number' } as const;
const list = { ...number, list: true } as const;
const each = { inputs: { a: number, b: { ...number, optional: true } }, outputs: { a: number } };

function graphOf(nodes: readonly FlatNode[], ...edges: readonly FlatEdge[]): FlatGraph {
  return { nodes: new Map(nodes.map((node) => [node.id, node])), edges };
}

test('a node goes through a list item by item, until one takes the whole list', () => {
  const nodes = [
    nodeOf('list', { inputs: {}, outputs: { a: list }, says: { a: [5, 6, 7] } }),
    nodeOf('each', each),
    nodeOf('all', { inputs: { a: list }, outputs: { a: number } }),
  ];
  const { outputs, edges } = infer(
    graphOf(nodes, { from: ['list', 'a'], to: ['each', 'a'] }, { from: ['each', 'a'], to: ['all', 'a'] }),
  );
  expect(outputs.get('each')!['a']).toMatchObject({ list: { lineage: 'list', length: 3 } });
  expect(outputs.get('all')!['a']).not.toHaveProperty('list');
  expect(edges.get('each')).toMatchObject([{ mapped: true }]);
  expect(edges.get('all')).toMatchObject([{ mapped: false }]);
});

describe('a parameter that an edge brings', () => {
  const source = (says: unknown): FlatNode => nodeOf('source', { inputs: {}, outputs: { a: number }, says });
  const fails = nodeOf('node', { inputs: {}, outputs: { a: number }, throws: true, size: 7 });
  const feed: FlatEdge = { from: ['source', 'a'], to: ['node', 'size'] };
  const messages = (graph: FlatGraph): string[] => infer(graph).problems.map(({ message }) => message);

  test('is what it is known to be, not what the form says', () => {
    expect(messages(graphOf([source({}), fails]))).toEqual(['node: out of order at 7']);
    expect(messages(graphOf([source({ a: { value: 9 } }), fails], feed))).toEqual([
      'node: out of order at 9',
    ]);
  });

  test('keeps a node from saying anything where it is not known', () => {
    expect(messages(graphOf([source({}), fails], feed))).toEqual([]);
  });

  test('is checked where it is known', () => {
    expect(messages(graphOf([source({ a: { value: 'nine' } }), fails], feed))).toEqual([
      'node: size must be a number, got "nine"',
    ]);
  });

  test('sets aside what was found outside by the parameters of the form', () => {
    const node = nodeOf('node', { inputs: {}, outputs: { a: number } });
    const looked = new Map([['node', { key: '', facts: { a: { value: 5 } } }]]);
    expect(infer(graphOf([source({}), node]), { looked }).outputs.get('node')!['a']!.facts).toEqual({
      value: 5,
    });
    expect(infer(graphOf([source({}), node], feed), { looked }).outputs.get('node')!['a']!.facts).toEqual({});
  });
});
