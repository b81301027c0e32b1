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

/** What hangs on each input and output of the graph, by `node.port`. */
export interface Links {
  readonly into: ReadonlyMap<string, readonly [node: string, port: string]>;
  readonly outOf: ReadonlyMap<string, readonly (readonly [node: string, port: string])[]>;
}

const known = new WeakMap<object, Links>();

export function linksOf(state: EditorState): Links {
  const { edges } = currentGraph(state);
  const found = known.get(edges);
  if (found) return found;
  const outOf = new Map<string, (readonly [string, string])[]>();
  for (const { from, to } of edges) {
    const key = from.join('.');
    outOf.set(key, [...(outOf.get(key) ?? []), to]);
  }
  const links = { into: new Map(edges.map(({ from, to }) => [to.join('.'), from] as const)), outOf };
  known.set(edges, links);
  return links;
}

/** The titles of frames, by key. */
export function framesIn(state: EditorState): readonly (readonly [key: string, title: string])[] {
  return [...readLayout(currentGraph(state).layout).frames].map(([key, { title }]) => [key, title]);
}
