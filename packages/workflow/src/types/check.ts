import type { NodeCatalogue } from '../catalogue/catalogue.ts';
import { flatten } from '../document/flatten/flatten.ts';
import type { FlatGraph } from '../document/flatGraph.ts';
import type { Problem } from '../document/problem.ts';
import type { Workflow } from '../document/schema.ts';
import { checkPlugins } from '../plugins/checkPlugins.ts';
import { infer, type InferOptions } from './infer.ts';
import type { Inference } from './inference.ts';

/** A workflow in the form that runs, what follows from it, and all that is wrong with it. */
export interface Checked {
  readonly graph: FlatGraph;
  readonly inference: Inference;
  /** In the order of the document's nodes; what is wrong with the whole comes first. */
  readonly problems: readonly Problem[];
}

/** Flattens a workflow and infers what follows from it. Quick after a change, given what was found `before`. */
export function check(workflow: Workflow, catalogue: NodeCatalogue, options: InferOptions = {}): Checked {
  const { graph, problems } = flatten(workflow, catalogue);
  const inference = infer(graph, options);
  const told = new Set(problems.map(placeOf));
  // an edge that flattening left out is a fault of its own, and its target is not told off for want of it
  const others = inference.problems.filter(
    (each) => each.code !== 'missing-input' || !told.has(placeOf(each)),
  );
  const places = new Map(Object.keys(workflow.nodes).map((id, i) => [id, i]));
  const place = ({ node }: Problem): number => places.get(node?.split('/')[0] ?? '') ?? -1;
  const all = [...checkPlugins(workflow, catalogue), ...problems, ...others].sort(
    (a, b) => place(a) - place(b),
  );
  return { graph, inference, problems: all };
}

function placeOf({ node, port }: Problem): string {
  return JSON.stringify([node, port]);
}
