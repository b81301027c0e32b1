import type { End, Workflow, WorkflowEdge } from '../document/schema.ts';
import { type ChangeContext, explainChange, type Explained } from './explainChange.ts';

export interface ConnectionContext extends ChangeContext {
  readonly workflow: Workflow;
  /** The subgraph that both ends are in; the workflow itself unless given. */
  readonly subgraph?: string;
}

/** Whether an edge may be drawn, and what it would do. */
export type Connection =
  | (Extract<Explained, { allowed: true }> & {
      /** Where the edge begins that it would take the place of. */
      readonly replaces?: End;
    })
  | Extract<Explained, { allowed: false }>;

/**
 * Says whether an output may be connected to an input or a parameter, and if not, why and what to do: with the sentence
 * that `validate` would have for the workflow with this edge and has not without it. Only what hangs on the edge is
 * inferred again. Throws nothing.
 */
export function explainConnection(context: ConnectionContext, from: End, to: End): Connection {
  const { workflow, subgraph } = context;
  const edges = edgesOf(workflow, subgraph);
  const isTarget = ({ to: [node, port] }: WorkflowEdge): boolean => node === to[0] && port === to[1];
  const replaced = edges.find(isTarget);
  const others = edges.filter((edge) => !isTarget(edge));
  const explained = explainChange(context, withEdges(workflow, subgraph, [...others, { from, to }]));
  return explained.allowed && replaced ? { ...explained, replaces: replaced.from } : explained;
}

function edgesOf({ edges, subgraphs = {} }: Workflow, subgraph: string | undefined): readonly WorkflowEdge[] {
  if (subgraph === undefined) return edges;
  return Object.hasOwn(subgraphs, subgraph) ? subgraphs[subgraph]!.edges : [];
}

function withEdges(workflow: Workflow, subgraph: string | undefined, edges: WorkflowEdge[]): Workflow {
  if (subgraph === undefined) return { ...workflow, edges };
  const { subgraphs = {} } = workflow;
  if (!Object.hasOwn(subgraphs, subgraph)) return workflow;
  return { ...workflow, subgraphs: { ...subgraphs, [subgraph]: { ...subgraphs[subgraph]!, edges } } };
}
