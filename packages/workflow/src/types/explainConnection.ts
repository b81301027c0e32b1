import type { FlatGraph } from '../document/flatGraph.ts';
import type { Problem } from '../document/problem.ts';
import type { End } from '../document/schema.ts';
import type { CoercionName } from './coercions.ts';
import { infer } from './infer.ts';
import type { Inference } from './inference.ts';
import type { Looked } from './looked.ts';

export interface ConnectionContext {
  readonly graph: FlatGraph;
  readonly inference: Inference;
  readonly looked?: ReadonlyMap<string, Looked>;
}

/** Whether an edge may be drawn, and what it would do. */
export type Connection =
  | {
      readonly allowed: true;
      readonly coercion?: CoercionName;
      /** The edge that it would take the place of. */
      readonly replaces?: End;
    }
  | { readonly allowed: false; readonly message: string; readonly remedy?: string };

/**
 * Says whether an output may be connected to an input or a parameter, and if not, why and what to do: the sentence that
 * `validate` would give. Only what hangs on the edge is looked at again.
 */
export function explainConnection(
  { graph, inference, looked }: ConnectionContext,
  from: End,
  to: End,
): Connection {
  const edge = { from, to };
  const isTarget = (end: End): boolean => end[0] === to[0] && end[1] === to[1];
  const others = graph.edges.filter((other) => !isTarget(other.to));
  const replaced = graph.edges.find((other) => isTarget(other.to));
  const after = infer(
    { nodes: graph.nodes, edges: [...others, edge] },
    { before: inference, ...(looked && { looked }) },
  );
  const before = new Set(inference.problems.map(identityOf));
  const problem = after.problems.find(
    (each) => each.code !== 'missing-input' && !before.has(identityOf(each)),
  );
  if (problem) {
    const { message, remedy } = problem;
    return { allowed: false, message, ...(remedy !== undefined && { remedy }) };
  }
  const coercion = after.edges.get(to[0])?.find((each) => isTarget(each.to))?.coercion;
  return { allowed: true, ...(coercion && { coercion }), ...(replaced && { replaces: replaced.from }) };
}

function identityOf({ code, node, message }: Problem): string {
  return [code, node, message].join('\n');
}
