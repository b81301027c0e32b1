import type { NodeCatalogue } from '../catalogue/catalogue.ts';
import { flatten } from '../document/flatten/flatten.ts';
import type { Problem } from '../document/problem.ts';
import type { Workflow } from '../document/schema.ts';
import { infer, type InferOptions } from './infer.ts';

/** All that is wrong with a workflow, in the order of its nodes; what is wrong with the whole comes first. */
export function validate(
  workflow: Workflow,
  catalogue: NodeCatalogue,
  options: Pick<InferOptions, 'looked'> = {},
): Problem[] {
  const { graph, problems } = flatten(workflow, catalogue);
  const places = new Map(Object.keys(workflow.nodes).map((id, i) => [id, i]));
  const place = ({ node }: Problem): number => places.get(node?.split('/')[0] ?? '') ?? -1;
  const inferred = infer(graph, options).problems;
  const all = [...problems, ...inferred.filter((problem) => !isToldBy(problems, problem))];
  return all.sort((a, b) => place(a) - place(b));
}

/** An input whose edge does not hold has an error for that; that it is not connected says no more. */
function isToldBy(problems: readonly Problem[], { code, node, port }: Problem): boolean {
  return code === 'missing-input' && problems.some((other) => other.node === node && other.port === port);
}
