import type { NodeCatalogue } from '../catalogue/catalogue.ts';
import type { Problem } from '../document/problem.ts';
import type { End, Workflow, WorkflowEdge } from '../document/schema.ts';
import { check, type Checked } from './check.ts';
import type { CoercionName } from './coercions.ts';
import type { Inference, TypedEdge } from './inference.ts';
import type { Looked } from './looked.ts';

export interface ConnectionContext {
  readonly workflow: Workflow;
  readonly catalogue: NodeCatalogue;
  /** What `check` says of the workflow as it is. */
  readonly checked: Checked;
  readonly looked?: ReadonlyMap<string, Looked>;
  /** The subgraph that both ends are in; the workflow itself unless given. */
  readonly subgraph?: string;
}

/** Whether an edge may be drawn, and what it would do. */
export type Connection =
  | {
      readonly allowed: true;
      readonly coercion?: CoercionName;
      /** Where the edge begins that it would take the place of. */
      readonly replaces?: End;
    }
  | { readonly allowed: false; readonly message: string; readonly remedy?: string };

/**
 * Says whether an output may be connected to an input or a parameter, and if not, why and what to do: with the sentence
 * that `validate` would have for the workflow with this edge and has not without it. Only what hangs on the edge is
 * inferred again. Throws nothing.
 */
export function explainConnection(context: ConnectionContext, from: End, to: End): Connection {
  const { workflow, catalogue, checked, looked, subgraph } = context;
  const edges = edgesOf(workflow, subgraph);
  const isTarget = ({ to: [node, port] }: WorkflowEdge): boolean => node === to[0] && port === to[1];
  const replaced = edges.find(isTarget);
  const others = edges.filter((edge) => !isTarget(edge));
  const after = check(withEdges(workflow, subgraph, [...others, { from, to }]), catalogue, {
    before: checked.inference,
    ...(looked && { looked }),
  });
  const problem = findNew(checked.problems, after.problems);
  if (problem) {
    const { message, remedy } = problem;
    return { allowed: false, message, ...(remedy !== undefined && { remedy }) };
  }
  const coercion = newCoercion(checked.inference, after.inference);
  return { allowed: true, ...(coercion && { coercion }), ...(replaced && { replaces: replaced.from }) };
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

/** An edge leaves inputs empty only where it is itself at fault, and then that is said too. */
function findNew(before: readonly Problem[], after: readonly Problem[]): Problem | undefined {
  const identity = ({ code, node, message }: Problem): string => [code, node, message].join('\n');
  const known = new Set(before.map(identity));
  return after.find(
    (problem) =>
      problem.severity === 'error' && problem.code !== 'missing-input' && !known.has(identity(problem)),
  );
}

/** What the new edge does to its value: through a subgraph it may lead to several inputs, and the first speaks. */
function newCoercion(before: Inference, after: Inference): CoercionName | undefined {
  const identity = ({ from, to }: TypedEdge): string => [...from, ...to].join('\n');
  const known = new Set([...before.edges.values()].flat().map(identity));
  return [...after.edges.values()].flat().find((edge) => !known.has(identity(edge)))?.coercion;
}
