import type { Subgraph, Workflow, WorkflowEdge, WorkflowNode } from '@tweedie/workflow';
import { isRecord, ownOf, withMember } from './records.ts';
import { dropPorts, type GonePorts } from './subgraphs/dropPorts.ts';

/**
 * What one sees and edits at once: a workflow, or the inside of one of its subgraphs. Commands take one and give one;
 * a command that has nothing to do gives the very one that it got.
 */
export interface Graph {
  readonly nodes: Readonly<Record<string, WorkflowNode>>;
  readonly edges: readonly WorkflowEdge[];
  /** As it is in the document; `readLayout` says what it means. */
  readonly layout: Readonly<Record<string, unknown>>;
  /** Of a subgraph: what goes in, by name. */
  readonly inputs?: NonNullable<Subgraph['inputs']>;
  /** Of a subgraph: what comes out, by name. */
  readonly outputs?: NonNullable<Subgraph['outputs']>;
  /** Of a subgraph: the parameters that its user sees, by name. */
  readonly params?: NonNullable<Subgraph['params']>;
}

const nothing = Object.freeze({});
const boundary = ['inputs', 'outputs', 'params'] as const;

/**
 * The graph of a subgraph, by its id, or of the workflow itself. Its layout stands under `layout.subgraphs`. What is
 * not there is empty.
 */
export function graphAt(workflow: Workflow, subgraph?: string): Graph {
  if (subgraph === undefined) {
    const { nodes, edges, layout = nothing } = workflow;
    return { nodes, edges, layout };
  }
  const inside = ownOf(workflow.subgraphs, subgraph);
  if (!inside) return { nodes: nothing, edges: [], layout: nothing };
  const { nodes, edges, inputs, outputs, params } = inside;
  return {
    ...{ nodes, edges, layout: layoutAt(workflow, subgraph) },
    ...(inputs && { inputs }),
    ...(outputs && { outputs }),
    ...(params && { params }),
  };
}

/**
 * The workflow with another graph in the place of one of its own. Ports that a subgraph has no more vanish from the
 * nodes that stand for it, with their edges and values. The same workflow where nothing changed.
 */
export function withGraph(workflow: Workflow, subgraph: string | undefined, graph: Graph): Workflow {
  const before = graphAt(workflow, subgraph);
  if (subgraph === undefined) {
    let next = withMember(workflow, 'nodes', graph.nodes);
    next = withMember(next, 'edges', graph.edges);
    return graph.layout === before.layout ? next : { ...next, layout: graph.layout };
  }
  const inside = ownOf(workflow.subgraphs, subgraph);
  if (!inside) return workflow;
  let next: Subgraph = withMember(inside, 'nodes', graph.nodes);
  next = withMember(next, 'edges', graph.edges);
  for (const kind of boundary) next = withMember(next, kind, graph[kind]);
  const placed = graph.layout === before.layout ? workflow : withLayoutAt(workflow, subgraph, graph.layout);
  if (next === inside) return placed;
  const changed = { ...placed, subgraphs: { ...placed.subgraphs, [subgraph]: next } };
  return dropPorts(changed, subgraph, vanished(inside, next));
}

/** The ports that were, and are no more. */
function vanished(before: Subgraph, after: Subgraph): GonePorts {
  const gone = (...kinds: readonly (typeof boundary)[number][]): ReadonlySet<string> => {
    const isThere = (name: string): boolean => kinds.some((kind) => Object.hasOwn(after[kind] ?? {}, name));
    const old = kinds.flatMap((kind) => Object.keys(before[kind] ?? {}));
    return new Set(old.filter((name) => !isThere(name)));
  };
  return { in: gone('inputs', 'params'), out: gone('outputs') };
}

function layoutAt({ layout }: Workflow, subgraph: string): Graph['layout'] {
  const all = layout?.subgraphs;
  const own = isRecord(all) ? ownOf(all, subgraph) : undefined;
  return isRecord(own) ? own : nothing;
}

function withLayoutAt(workflow: Workflow, subgraph: string, layout: Graph['layout']): Workflow {
  const all = workflow.layout?.subgraphs;
  const subgraphs = { ...(isRecord(all) && all), [subgraph]: layout };
  return { ...workflow, layout: { ...workflow.layout, subgraphs } };
}
