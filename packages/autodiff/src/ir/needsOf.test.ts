import { expect, test } from 'vitest';
import { floats } from './constant.ts';
import type { Graph, Node } from './graph.ts';
import { needsOf } from './needsOf.ts';

function node(inputs: readonly string[], outputs: readonly string[], inner?: Graph): Node {
  const attributes: Node['attributes'] = inner ? { body: { kind: 'graph', value: inner } } : {};
  return { op: 'Some', domain: '', name: '', inputs, outputs, attributes };
}

function graph(nodes: readonly Node[], more: Partial<Graph> = {}): Graph {
  return { name: '', inputs: [], outputs: [], values: [], constants: new Map(), nodes, ...more };
}

test('a node needs its inputs, but not those that are left out', () => {
  expect(needsOf(node(['a', '', 'b'], ['c']))).toEqual(['a', 'b']);
});

test('a node needs what graphs inside it take from outside, however deep', () => {
  const deep = graph([node(['i', 'p', 'outer'], ['z'])]);
  const inner = graph([node(['i', 'w', 'x'], ['p']), node(['p'], ['q'], deep)], {
    inputs: [{ name: 'i' }],
    constants: new Map([['w', floats([1])]]),
    outputs: [{ name: 'q' }, { name: 'passed' }],
  });
  expect(needsOf(node(['a'], ['y'], inner))).toEqual(['a', 'x', 'outer', 'passed']);
});
