import type { NodeCatalogue } from '../catalogue/catalogue.ts';
import type { Problem } from '../document/problem.ts';
import type { Workflow } from '../document/schema.ts';
import { check } from './check.ts';
import type { InferOptions } from './infer.ts';

/** All that is wrong with a workflow, in the order of its nodes; what is wrong with the whole comes first. */
export function validate(
  workflow: Workflow,
  catalogue: NodeCatalogue,
  options: Pick<InferOptions, 'looked'> = {},
): readonly Problem[] {
  return check(workflow, catalogue, options).problems;
}
