import type { NodeCatalogue } from '../catalogue/catalogue.ts';
import type { Problem } from '../document/problem.ts';
import type { Workflow } from '../document/schema.ts';
import { check, type Checked } from './check.ts';
import type { CoercionName } from './coercions.ts';
import type { Inference, TypedEdge } from './inference.ts';
import type { Looked } from './looked.ts';

export interface ChangeContext {
  readonly catalogue: NodeCatalogue;
  /** What `check` says of the workflow as it is. */
  readonly checked: Checked;
  readonly looked?: ReadonlyMap<string, Looked>;
}

/** Whether a change may be, and what it does to the value of the first new edge. */
export type Explained =
  | { readonly allowed: true; readonly coercion?: CoercionName }
  | { readonly allowed: false; readonly message: string; readonly remedy?: string };

/**
 * Says whether a workflow may become another one that is connected otherwise, and if not, why and what to do: with the
 * first sentence that `validate` would have for it and has not now. Inputs that become empty are no reason. Only what
 * the change reaches is inferred again. Throws nothing.
 */
export function explainChange({ catalogue, checked, looked }: ChangeContext, changed: Workflow): Explained {
  const after = check(changed, catalogue, { before: checked.inference, ...(looked && { looked }) });
  const problem = findNew(checked.problems, after.problems);
  if (problem) {
    const { message, remedy } = problem;
    return { allowed: false, message, ...(remedy !== undefined && { remedy }) };
  }
  const coercion = newCoercion(checked.inference, after.inference);
  return { allowed: true, ...(coercion && { coercion }) };
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
