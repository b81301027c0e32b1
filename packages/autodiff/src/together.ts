import type { Graph, Node } from './ir/graph.ts';

/**
 * Nodes that mean more together than each for itself, by the last of them: a product of x and σ(x), which is how
 * exporters write SiLU, as the one activation that it is. Its own rule gives the pullback fewer passes over memory.
 */
export function together({ nodes }: Graph): ReadonlyMap<Node, Node> {
  const sigmoids = new Map(
    nodes.flatMap(({ op, domain, inputs, outputs }) =>
      op === 'Sigmoid' && domain === '' ? [[outputs[0]!, inputs[0]!] as const] : [],
    ),
  );
  return new Map(
    nodes.flatMap((node) => {
      const [a = '', b = ''] = node.inputs;
      if (node.op !== 'Mul' || node.domain !== '') return [];
      const x = sigmoids.get(b) === a ? a : sigmoids.get(a) === b ? b : undefined;
      return x === undefined ? [] : [[node, { ...node, op: 'Swish', inputs: [x] }] as const];
    }),
  );
}
