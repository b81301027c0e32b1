import type { Workflow, WorkflowNode } from '../document/schema.ts';

/** The nodes of a document by the plugin that brings them, in the order in which they stand there. */
export function usedPlugins({
  nodes,
  subgraphs = {},
}: Pick<Workflow, 'nodes' | 'subgraphs'>): ReadonlyMap<string, readonly WorkflowNode[]> {
  const used = new Map<string, WorkflowNode[]>();
  const graphs = [nodes, ...Object.values(subgraphs).map((subgraph) => subgraph.nodes)];
  for (const node of graphs.flatMap((graph) => Object.values(graph))) {
    const plugin = pluginOfType(node.type);
    if (plugin === undefined) continue;
    const others = used.get(plugin);
    if (others) others.push(node);
    else used.set(plugin, [node]);
  }
  return used;
}

/** The plugin of `plugin/name`; `undefined` for a subgraph. */
export function pluginOfType(type: string): string | undefined {
  const slash = type.lastIndexOf('/');
  return slash > 0 && !type.startsWith('subgraph:') ? type.slice(0, slash) : undefined;
}
