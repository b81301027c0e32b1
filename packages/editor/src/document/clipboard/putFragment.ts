import type { Subgraph, Workflow, WorkflowEdge, WorkflowNode } from '@tweedie/workflow';
import { edgeIds } from '../edgeIds.ts';
import { freeKey } from '../frames/frames.ts';
import { freeId } from '../freeId.ts';
import { around, type Point } from '../geometry.ts';
import { type Graph, graphAt, withGraph } from '../graph.ts';
import { partOf, setEntries } from '../layout/editLayout.ts';
import { readLayout } from '../layout/readLayout.ts';
import { freeNodeId } from '../nodes/addNode.ts';
import { subgraphOf } from '../ports/portsOf.ts';
import { isRecord, ownOf } from '../records.ts';
import { isAlike } from '../views/stable.ts';
import type { Fragment } from './fragment.ts';

export interface PutOptions {
  /** Where its upper left corner goes, or how far it goes from where it was. */
  readonly at: Point | { readonly by: Point };
  /** Edges that led to it from outside come along, where their nodes are there. */
  readonly incoming: boolean;
}

/** A document, and the items in it that were put there. */
export interface Put {
  readonly workflow: Workflow;
  readonly items: readonly string[];
}

/**
 * Puts a fragment into a graph: under ids that are free, with its subgraphs, of which one that is there already is used
 * again. Nodes of unknown types come as they are. What stands for the graph itself, or holds it, is left out, since no
 * subgraph may lie in itself.
 */
export function putFragment(
  workflow: Workflow,
  subgraph: string | undefined,
  fragment: Fragment,
  options: PutOptions,
): Put {
  const { workflow: grown, names: subgraphs } = addSubgraphs(workflow, fragment);
  const graph = graphAt(grown, subgraph);
  const names = new Map<string, string>();
  const nodes: Record<string, WorkflowNode> = { ...graph.nodes };
  for (const [id, node] of Object.entries(fragment.nodes)) {
    const placed = withType(node, subgraphs);
    if (subgraph !== undefined && holds(grown, placed, subgraph)) continue;
    const name = freeNodeId({ nodes }, id);
    names.set(id, name);
    nodes[name] = { ...placed }; // never the very same object as that of another node
  }
  const edges = fragment.edges.flatMap((edge): readonly WorkflowEdge[] => {
    const to = names.get(edge.to[0]);
    const inner = names.get(edge.from[0]);
    const isOutside = !Object.hasOwn(fragment.nodes, edge.from[0]);
    const outer = isOutside && options.incoming && Object.hasOwn(graph.nodes, edge.from[0]);
    const from = inner ?? (outer ? edge.from[0] : undefined);
    return to === undefined || from === undefined
      ? []
      : [{ ...edge, from: [from, edge.from[1]], to: [to, edge.to[1]] }];
  });
  const full: Graph = { ...graph, nodes, edges: [...graph.edges, ...edges] };
  const { graph: placed, items } = place(full, fragment, { names, by: distance(fragment, options.at) });
  return { workflow: withGraph(grown, subgraph, placed), items };
}

/** The subgraphs that are not there yet, under free ids. */
function addSubgraphs(
  workflow: Workflow,
  { subgraphs, layout }: Fragment,
): { readonly workflow: Workflow; readonly names: ReadonlyMap<string, string> } {
  const names = new Map<string, string>();
  const all: Record<string, Subgraph> = { ...workflow.subgraphs };
  for (const [id, subgraph] of Object.entries(subgraphs)) {
    const there = ownOf(all, id);
    const same = there !== undefined && isAlike(there, subgraph, 64);
    const name = same ? id : freeId(id, (other) => Object.hasOwn(all, other));
    names.set(id, name);
    all[name] = there && same ? there : subgraph;
  }
  const added = [...names].filter(([, name]) => ownOf(workflow.subgraphs, name) === undefined);
  if (added.length === 0) return { workflow, names };
  for (const [, name] of added) {
    const nodes = Object.entries(all[name]!.nodes).map(([id, node]) => [id, withType(node, names)] as const);
    all[name] = { ...all[name]!, nodes: Object.fromEntries(nodes) };
  }
  const inside = isRecord(layout.subgraphs) ? layout.subgraphs : {};
  const places = added.flatMap(([id, name]) =>
    Object.hasOwn(inside, id) ? [[name, inside[id]] as const] : [],
  );
  const grown = { ...workflow, subgraphs: all };
  if (places.length === 0) return { workflow: grown, names };
  const old = isRecord(workflow.layout?.subgraphs) ? workflow.layout.subgraphs : {};
  const laid = { ...workflow.layout, subgraphs: { ...old, ...Object.fromEntries(places) } };
  return { workflow: { ...grown, layout: laid }, names };
}

function withType(node: WorkflowNode, names: ReadonlyMap<string, string>): WorkflowNode {
  const id = subgraphOf(node);
  const name = id === undefined ? undefined : names.get(id);
  return name === undefined || name === id ? node : { ...node, type: `subgraph:${name}` };
}

/** Whether a node stands for a subgraph, or for one that holds it. */
function holds(workflow: Workflow, node: WorkflowNode, wanted: string, seen = new Set<string>()): boolean {
  const id = subgraphOf(node);
  if (id === undefined || seen.has(id)) return false;
  if (id === wanted) return true;
  seen.add(id);
  const { nodes = {} } = ownOf(workflow.subgraphs, id) ?? {};
  return Object.values(nodes).some((inner) => holds(workflow, inner, wanted, seen));
}

function distance({ layout }: Fragment, at: PutOptions['at']): Point {
  if ('by' in at) return at.by;
  const { nodes, frames, notes } = readLayout(layout);
  const points = [...nodes.values(), ...frames.values(), ...notes.values()];
  const box = around(points.map(({ x, y }) => ({ x, y, width: 0, height: 0 })));
  return box ? { x: at.x - box.x, y: at.y - box.y } : at;
}

function place(
  graph: Graph,
  fragment: Fragment,
  { names, by }: { readonly names: ReadonlyMap<string, string>; readonly by: Point },
): { readonly graph: Graph; readonly items: readonly string[] } {
  const from: Graph = { nodes: fragment.nodes, edges: fragment.edges, layout: fragment.layout };
  const read = readLayout(fragment.layout);
  const items = [...names.values()];
  const entry = (part: 'nodes' | 'frames' | 'notes', key: string, { x, y }: Point): object => ({
    ...(partOf(from, part)[key] as object),
    ...{ x: x + by.x, y: y + by.y },
  });
  const nodes = [...names].flatMap(([id, name]) => {
    const at = read.nodes.get(id);
    return at ? [[name, entry('nodes', id, at)] as const] : [];
  });
  let next = setEntries<object>(graph, 'nodes', new Map(nodes));
  for (const part of ['frames', 'notes'] as const) {
    for (const [id, at] of read[part]) {
      const key = freeKey(next, part);
      next = setEntries<object>(next, part, new Map([[key, entry(part, id, at)]]));
      items.push(`${part.slice(0, -1)}:${key}`);
    }
  }
  const ids = edgeIds(fragment.edges);
  const bends = fragment.edges.flatMap(({ from: [source], to: [id, port] }, i) => {
    const points = read.waypoints.get(ids[i]!);
    const name = names.get(id);
    if (!points || name === undefined || !names.has(source)) return [];
    return [
      [`${name}.${port}`, { points: points.map(({ x, y }) => ({ x: x + by.x, y: y + by.y })) }] as const,
    ];
  });
  return { graph: setEntries<object>(next, 'edges', new Map(bends)), items };
}
