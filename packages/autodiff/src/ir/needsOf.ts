import type { Graph, Node } from './graph.ts';

/** The values that a node needs: its inputs, and what graphs inside it, such as the branches of `If`, take from outside. */
export function needsOf({ inputs, attributes }: Node): string[] {
  const inside = Object.values(attributes).flatMap((attribute) =>
    attribute.kind === 'graph' ? takenBy(attribute.value) : [],
  );
  return [...inputs.filter((input) => input !== ''), ...inside];
}

function takenBy({ inputs, constants, nodes, outputs }: Graph): string[] {
  const own = new Set([
    ...inputs.map(({ name }) => name),
    ...constants.keys(),
    ...nodes.flatMap((node) => node.outputs),
  ]);
  const used = [...nodes.flatMap((node) => needsOf(node)), ...outputs.map(({ name }) => name)];
  return used.filter((name) => !own.has(name));
}
