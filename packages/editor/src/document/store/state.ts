import type { Checked, Looked, NodeCatalogue, Problem, Workflow } from '@tweedie/workflow';
import { type Graph, graphAt } from '../graph.ts';
import type { History } from '../history/history.ts';
import { subgraphAt } from '../subgraphs/subgraphAt.ts';

/** What is selected in the graph that one looks at. */
export interface Selection {
  /** Items: nodes, frames (`frame:x`) and notes (`note:x`). */
  readonly items: ReadonlySet<string>;
  /** Edges, by `edgeIds`. */
  readonly edges: ReadonlySet<string>;
}

/** All that an editor knows. It is never changed, only replaced, and what did not change stays the same object. */
export interface EditorState {
  readonly workflow: Workflow;
  readonly catalogue: NodeCatalogue;
  /** The nodes that are open, from the outermost: [] for the workflow itself. */
  readonly path: readonly string[];
  readonly selection: Selection;
  /** The item that somebody wants to see. A new object each time, the canvas brings it in sight. */
  readonly sought?: { readonly item: string };
  /** What lies outside of the document, by node. */
  readonly looked: ReadonlyMap<string, Looked>;
  /** What is not there outside of the document, such as a file. */
  readonly notFound: readonly Problem[];
  /** What follows from the document, and all that is wrong with it. */
  readonly checked: Checked;
  readonly history: History;
}

export const nothingSelected: Selection = { items: new Set(), edges: new Set() };

const graphs = new WeakMap<Workflow, Map<string | undefined, Graph>>();

/** The graph that one looks at. The same object for the same document. */
export function currentGraph({ workflow, path }: Pick<EditorState, 'workflow' | 'path'>): Graph {
  const subgraph = subgraphAt(workflow, path);
  let known = graphs.get(workflow);
  if (!known) graphs.set(workflow, (known = new Map<string | undefined, Graph>()));
  let graph = known.get(subgraph);
  if (!graph) known.set(subgraph, (graph = graphAt(workflow, subgraph)));
  return graph;
}
