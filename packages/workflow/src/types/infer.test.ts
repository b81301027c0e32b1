import { defineNode, type PortKind, type Ports } from '@tweedie/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { FlatEdge, FlatGraph, FlatNode } from '../document/flatGraph.ts';
import { explainConnection } from './explainConnection.ts';
import { infer } from './infer.ts';
import { sortGraph } from './sortGraph.ts';

const kinds: readonly PortKind[] = ['image', 'mask', 'samples', 'number', 'text', 'operator'];
const portsOf = fc.dictionary(
  fc.constantFrom('a', 'b', 'constructor', '__proto__'),
  fc.record({
    kind: fc.constantFrom(...kinds),
    title: fc.constant('Port'),
    optional: fc.boolean(),
    list: fc.boolean(),
  }),
  { maxKeys: 3 },
);

/** Graphs of nodes that nobody would build, with edges between any ports, there or not. */
const graphs: fc.Arbitrary<FlatGraph> = fc
  .array(fc.tuple(portsOf, portsOf, fc.boolean()), { minLength: 1, maxLength: 8 })
  .chain((shapes) => {
    const ids = shapes.map((_, i) => `n${i}`);
    const end = fc.tuple(fc.constantFrom(...ids), fc.constantFrom('a', 'b', 'constructor', 'size'));
    return fc
      .uniqueArray(fc.record({ from: end, to: end }), { maxLength: 12, selector: ({ to }) => to.join('.') })
      .map((edges) => ({
        nodes: new Map(
          shapes.map(([inputs, outputs, throws], i) => [
            ids[i]!,
            nodeOf(ids[i]!, { inputs, outputs, throws }),
          ]),
        ),
        edges,
      }));
  });

function nodeOf(
  id: string,
  { inputs, outputs, throws = false }: { inputs: Ports; outputs: Ports; throws?: boolean },
): FlatNode {
  const definition = defineNode({
    name: 'node',
    version: 1,
    title: 'Node',
    summary: '',
    category: 'Test',
    params: z.object({ size: z.number().default(1).meta({ title: 'Size' }) }),
    inputs,
    outputs,
    infer: () => {
      if (throws) throw new Error('out of order');
      return {};
    },
    run: () => ({}),
  });
  return { id, nodeType: { type: 'test/node', plugin: 'test', definition }, params: {}, pinned: false };
}

describe('whatever the graph', () => {
  test('nothing is thrown, and every node that is in no circle comes after what it needs', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const { order, problems } = infer(graph);
        const place = new Map(order.map((id, i) => [id, i]));
        for (const { from, to } of graph.edges)
          if (place.has(to[0])) expect(place.get(from[0])).toBeLessThan(place.get(to[0])!);
        if (order.length < graph.nodes.size) expect(problems.some(({ code }) => code === 'cycle')).toBe(true);
        expect(order.length === graph.nodes.size).toBe(sortGraph(graph).cycles.length === 0);
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

  test('what is taken from before is what would be found anew', () => {
    fc.assert(
      fc.property(graphs, fc.nat(), (graph, n) => {
        const edges = graph.edges.filter((_, i) => i !== n % Math.max(1, graph.edges.length));
        const smaller = { ...graph, edges };
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
        expect(problems.every(({ code }) => code === 'missing-input' || code === 'does-not-fit')).toBe(true);
      }),
    );
  });
});

const number = { kind: 'number', title: 'Number' } as const;
const list = { ...number, list: true } as const;

function chain(...edges: readonly FlatEdge[]): FlatGraph {
  const nodes = [
    nodeOf('list', { inputs: {}, outputs: { a: list } }),
    nodeOf('other', { inputs: {}, outputs: { a: list } }),
    nodeOf('each', { inputs: { a: number, b: { ...number, optional: true } }, outputs: { a: number } }),
    nodeOf('all', { inputs: { a: list }, outputs: { a: number } }),
  ];
  return { nodes: new Map(nodes.map((node) => [node.id, node])), edges };
}

const begin: FlatEdge = { from: ['list', 'a'], to: ['each', 'a'] };
const end: FlatEdge = { from: ['each', 'a'], to: ['all', 'a'] };

test('a node goes through a list item by item, until one takes the whole list', () => {
  const { outputs, edges } = infer(chain(begin, end));
  expect(outputs.get('each')!['a']).toMatchObject({ list: { lineage: 'list' } });
  expect(outputs.get('all')!['a']).not.toHaveProperty('list');
  expect(edges.get('each')).toMatchObject([{ mapped: true }]);
  expect(edges.get('all')).toMatchObject([{ mapped: false }]);
});

describe('a connection', () => {
  const graph = chain(begin);
  const context = { graph, inference: infer(graph) };

  test('that holds is allowed, and says what it replaces', () => {
    expect(explainConnection(context, ['each', 'a'], ['all', 'a'])).toEqual({ allowed: true });
    expect(explainConnection(context, ['other', 'a'], ['each', 'a'])).toEqual({
      allowed: true,
      replaces: ['list', 'a'],
    });
  });

  test('that would bring two lists together, close a circle, or bring another kind is refused with the reason', () => {
    expect(explainConnection(context, ['other', 'a'], ['each', 'b'])).toMatchInlineSnapshot(`
      {
        "allowed": false,
        "message": "each: "a" and "b" bring lists that began at different nodes, "list" and "other"",
        "remedy": "Bring the lists together first: Zip pairs them, Product takes every pair.",
      }
    `);
    expect(
      explainConnection(
        { graph: chain(begin, end), inference: infer(chain(begin, end)) },
        ['each', 'a'],
        ['each', 'b'],
      ),
    ).toMatchInlineSnapshot(`
      {
        "allowed": false,
        "message": "Nodes must not go round in a circle, got "each" → "each"",
        "remedy": "Remove one of the edges.",
      }
    `);
  });
});
