import { boundaryEdges } from '../document/boundary/boundaryEdges.ts';
import { readLayout } from '../document/layout/readLayout.ts';
import { currentGraph, type EditorState } from '../document/store/state.ts';
import { inOrder } from '../document/views/inOrder.ts';
import { type ItemView, nodeViews } from '../document/views/nodeViews.ts';

/** The items of the graph that one looks at: nodes in the order in which they may run, then frames, then notes. */
export function outlineItems(state: EditorState): readonly ItemView[] {
  const graph = currentGraph(state);
  const places = new Map(inOrder(graph).map((id, i) => [id, i]));
  const views = nodeViews(state);
  const nodes = views.filter(({ type }) => type === 'node');
  nodes.sort((a, b) => places.get(a.id)! - places.get(b.id)!);
  return [
    ...nodes,
    ...views.filter(({ type }) => type === 'frame'),
    ...views.filter(({ type }) => type === 'note'),
  ];
}

/** What hangs on each input and output of the graph, and on those at the boundary of a subgraph, by `node.port`. */
export interface Links {
  readonly into: ReadonlyMap<string, readonly [node: string, port: string]>;
  readonly outOf: ReadonlyMap<string, readonly (readonly [node: string, port: string])[]>;
}

const known = new WeakMap<object, Links>();

export function linksOf(state: EditorState): Links {
  const graph = currentGraph(state);
  const found = known.get(graph);
  if (found) return found;
  const all = [...boundaryEdges(graph), ...graph.edges];
  const outOf = new Map<string, (readonly [string, string])[]>();
  for (const { from, to } of all) {
    const key = from.join('.');
    const others = outOf.get(key);
    if (others) others.push(to);
    else outOf.set(key, [to]);
  }
  const links = { into: new Map(all.map(({ from, to }) => [to.join('.'), from] as const)), outOf };
  known.set(graph, links);
  return links;
}

/** The titles of frames, by key. */
export function framesIn(state: EditorState): readonly (readonly [key: string, title: string])[] {
  return [...readLayout(currentGraph(state).layout).frames].map(([key, { title }]) => [key, title]);
}
