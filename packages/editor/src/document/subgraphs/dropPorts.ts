import type { Workflow, WorkflowEdge, WorkflowNode } from '@tweedie/workflow';
import { mapValues, omit, withMember } from '../records.ts';

type Inside = Pick<Workflow, 'nodes' | 'edges'>;

/** Inputs and parameters, and outputs, by name. */
export interface GonePorts {
  readonly in: ReadonlySet<string>;
  readonly out: ReadonlySet<string>;
}

/** Removes ports of a subgraph from all nodes that stand for it: their edges, and values of promoted parameters. */
export function dropPorts(workflow: Workflow, subgraph: string, gone: GonePorts): Workflow {
  if (gone.in.size + gone.out.size === 0) return workflow;
  const type = `subgraph:${subgraph}`;
  const subgraphs = workflow.subgraphs && mapValues(workflow.subgraphs, drop);
  return withMember(drop(workflow), 'subgraphs', subgraphs);

  function drop<G extends Inside>(graph: G): G {
    const isGone = ([node, port]: WorkflowEdge['to'], ports: ReadonlySet<string>): boolean =>
      ports.has(port) && Object.hasOwn(graph.nodes, node) && graph.nodes[node]!.type === type;
    const nodes = mapValues(graph.nodes, dropValues);
    const edges = graph.edges.filter(({ from, to }) => !isGone(from, gone.out) && !isGone(to, gone.in));
    if (nodes === graph.nodes && edges.length === graph.edges.length) return graph;
    return { ...graph, nodes, edges };
  }

  function dropValues(node: WorkflowNode): WorkflowNode {
    if (node.type !== type || !node.params) return node;
    const params = omit(node.params, gone.in);
    if (params === node.params) return node;
    return withMember(node, 'params', Object.keys(params).length === 0 ? undefined : params);
  }
}
