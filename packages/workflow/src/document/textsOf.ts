import type { Workflow } from './schema.ts';

/** Every text in a workflow's parameters: what its author could have meant as a file. */
export function textsOf({ nodes, subgraphs = {} }: Pick<Workflow, 'nodes' | 'subgraphs'>): Set<string> {
  const all = [nodes, ...Object.values(subgraphs).map((subgraph) => subgraph.nodes)];
  const params = all.flatMap((each) => Object.values(each).map((node) => node.params ?? {}));
  return new Set(params.flatMap((each) => Object.values(each)).filter((value) => typeof value === 'string'));
}
