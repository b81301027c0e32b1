import type { Workflow } from '@tweedie/workflow';

/** All texts among the parameters of a workflow: what it may name files by. */
export function textsIn({ nodes, subgraphs = {} }: Workflow): ReadonlySet<string> {
  const graphs = [nodes, ...Object.values(subgraphs).map((subgraph) => subgraph.nodes)];
  const values = graphs
    .flatMap((graph) => Object.values(graph))
    .flatMap(({ params = {} }) => Object.values(params));
  return new Set(values.filter((value) => typeof value === 'string'));
}
