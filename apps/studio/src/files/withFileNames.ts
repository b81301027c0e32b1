import type { Workflow, WorkflowNode } from '@tweedie/workflow';

/** A workflow in which pictures and folders are called otherwise. The same one where it names none of them. */
export function withFileNames(workflow: Workflow, names: ReadonlyMap<string, string>): Workflow {
  if (names.size === 0) return workflow;
  const { nodes, subgraphs } = workflow;
  return {
    ...workflow,
    nodes: mapValues(nodes, rename),
    ...(subgraphs && {
      subgraphs: mapValues(subgraphs, (subgraph) => ({
        ...subgraph,
        nodes: mapValues(subgraph.nodes, rename),
      })),
    }),
  };

  function rename(node: WorkflowNode): WorkflowNode {
    if (!node.params) return node;
    const params = mapValues(node.params, (value) =>
      typeof value === 'string' ? (names.get(value) ?? value) : value,
    );
    return { ...node, params };
  }
}

function mapValues<T>(record: Readonly<Record<string, T>>, change: (value: T) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
