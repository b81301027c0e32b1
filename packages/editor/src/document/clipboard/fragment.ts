import type { Subgraph, Workflow, WorkflowEdge, WorkflowNode } from '@tweedie/workflow';
import type { Graph } from '../graph.ts';
import { graphAt } from '../graph.ts';
import { keysOf } from '../items.ts';
import { edgeIds } from '../edgeIds.ts';
import { type LayoutPart, partOf } from '../layout/editLayout.ts';
import { placesOf } from '../layout/placesOf.ts';
import { subgraphOf } from '../ports/portsOf.ts';
import { isRecord, ownOf } from '../records.ts';

type Subgraphs = Readonly<Record<string, Subgraph>>;

/** A part of a graph that can stand elsewhere: nodes, what connects them, and the subgraphs that they stand for. */
export interface Fragment {
  readonly nodes: Readonly<Record<string, WorkflowNode>>;
  /** Those among the nodes, and those that lead to them from outside. */
  readonly edges: readonly WorkflowEdge[];
  readonly subgraphs: Subgraphs;
  /** The places of all that is in it, those of the subgraphs too. */
  readonly layout: Graph['layout'];
  /** The plugins that the document names. */
  readonly plugins?: NonNullable<Workflow['plugins']>;
}

/** Takes items out of a graph, which stays as it is. */
export function takeFragment(
  workflow: Workflow,
  subgraph: string | undefined,
  items: Iterable<string>,
): Fragment {
  const graph = graphAt(workflow, subgraph);
  const all = [...items];
  const wanted = new Set(keysOf(all, 'node'));
  const nodes = Object.fromEntries(Object.entries(graph.nodes).filter(([id]) => wanted.has(id)));
  const edges = graph.edges.filter(({ to }) => Object.hasOwn(nodes, to[0]));
  const subgraphs = subgraphsOf(nodes, workflow.subgraphs ?? {});
  const { plugins } = workflow;
  return {
    ...{ nodes, edges, subgraphs },
    layout: layoutOf(workflow, graph, { items: all, nodes, edges, subgraphs }),
    ...(plugins && { plugins }),
  };
}

/** The subgraphs that nodes stand for, and those that lie in them. */
function subgraphsOf(nodes: Fragment['nodes'], all: Subgraphs): Subgraphs {
  const found = new Map<string, Subgraph>();
  const look = (inside: Fragment['nodes']): void => {
    for (const node of Object.values(inside)) {
      const id = subgraphOf(node);
      const subgraph = id === undefined || found.has(id) ? undefined : ownOf(all, id);
      if (id === undefined || !subgraph) continue;
      found.set(id, subgraph);
      look(subgraph.nodes);
    }
  };
  look(nodes);
  return Object.fromEntries(found);
}

function layoutOf(
  { layout }: Workflow,
  graph: Graph,
  taken: Pick<Fragment, 'nodes' | 'edges' | 'subgraphs'> & { readonly items: readonly string[] },
): Graph['layout'] {
  const pick = (part: LayoutPart, keys: Iterable<string>): object => {
    const entries = partOf(graph, part);
    const kept = [...keys].filter((key) => Object.hasOwn(entries, key));
    return kept.length === 0 ? {} : { [part]: Object.fromEntries(kept.map((key) => [key, entries[key]])) };
  };
  const places = placesOf(graph);
  const nodes = Object.keys(taken.nodes).map((id) => {
    const entry = partOf(graph, 'nodes')[id];
    const { x, y } = places.get(id)!;
    return [id, { ...(isRecord(entry) && entry), x, y }] as const;
  });
  const inside = isRecord(layout?.subgraphs) ? layout.subgraphs : {};
  const subgraphs = Object.keys(taken.subgraphs).filter((id) => Object.hasOwn(inside, id));
  return {
    nodes: Object.fromEntries(nodes),
    ...pick('frames', keysOf(taken.items, 'frame')),
    ...pick('notes', keysOf(taken.items, 'note')),
    ...pick('edges', edgeIds(taken.edges)),
    ...(subgraphs.length > 0 && { subgraphs: Object.fromEntries(subgraphs.map((id) => [id, inside[id]])) }),
  };
}
