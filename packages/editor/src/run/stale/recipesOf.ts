import { type End, flatten, type NodeCatalogue, type Workflow } from '@tweedie/workflow';

/** All that the outputs of a node follow from, as far as the document says it. */
export interface Recipe {
  readonly type: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly pinned: boolean;
  /** Where what goes in comes from, by input or parameter. */
  readonly inputs: ReadonlyMap<string, End>;
}

/** The recipes of all nodes that run, by path. */
export type Recipes = ReadonlyMap<string, Recipe>;

const known = new WeakMap<NodeCatalogue, WeakMap<Workflow, Recipes>>();

/** The recipes of a document. The same object for the same document. */
export function recipesOf(workflow: Workflow, catalogue: NodeCatalogue): Recipes {
  let byWorkflow = known.get(catalogue);
  if (!byWorkflow) known.set(catalogue, (byWorkflow = new WeakMap<Workflow, Recipes>()));
  let recipes = byWorkflow.get(workflow);
  if (!recipes) byWorkflow.set(workflow, (recipes = read(workflow, catalogue)));
  return recipes;
}

function read(workflow: Workflow, catalogue: NodeCatalogue): Recipes {
  const { nodes, edges } = flatten(workflow, catalogue).graph;
  const inputs = new Map<string, Map<string, End>>([...nodes.keys()].map((node) => [node, new Map()]));
  for (const { from, to } of edges) inputs.get(to[0])?.set(to[1], from);
  return new Map(
    [...nodes].map(([path, { nodeType, params, pinned }]) => [
      path,
      { type: nodeType.type, params, pinned, inputs: inputs.get(path)! },
    ]),
  );
}
