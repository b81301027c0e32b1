import type { End, Subgraph, Workflow, WorkflowEdge, WorkflowNode } from '@tweedie/workflow';
import { edgeIds } from '../edgeIds.ts';
import { freeKey } from '../frames/frames.ts';
import { around } from '../geometry.ts';
import { type Graph, graphAt, withGraph } from '../graph.ts';
import { partOf, setEntries } from '../layout/editLayout.ts';
import { placesOf } from '../layout/placesOf.ts';
import { freeNodeId } from '../nodes/addNode.ts';
import { removeItems } from '../nodes/remove.ts';
import { subgraphOf } from '../ports/portsOf.ts';
import { isRecord, omit, ownOf, withMember } from '../records.ts';
import { mapEnds } from './mapEnds.ts';

/** A document, and the items in it that came out of a subgraph. */
export interface Unpacked {
  readonly workflow: Workflow;
  readonly items: readonly string[];
}

/**
 * Puts the nodes of a subgraph in the place of a node that stands for it, with the values that this node gave them. The
 * subgraph itself goes with the last node that stands for it. `undefined` for a node that stands for none.
 */
export function ungroup(
  workflow: Workflow,
  subgraph: string | undefined,
  node: string,
): Unpacked | undefined {
  const graph = graphAt(workflow, subgraph);
  const instance = ownOf(graph.nodes, node);
  const id = instance && subgraphOf(instance);
  const definition = id === undefined ? undefined : ownOf(workflow.subgraphs, id);
  if (!instance || id === undefined || !definition) return undefined;

  const names = new Map<string, string>();
  const nodes: Record<string, WorkflowNode> = { ...graph.nodes };
  for (const [key, inner] of Object.entries(definition.nodes)) {
    const name = freeNodeId({ nodes }, key);
    names.set(key, name);
    nodes[name] = given(inner, key, instance, definition);
  }
  const outside = ([key, port]: End): readonly End[] => {
    const name = names.get(key);
    return name === undefined ? [] : [[name, port]];
  };
  const target = (end: End): readonly End[] => {
    if (end[0] !== node) return [end];
    const port = ownOf(definition.inputs, end[1]) ?? ownOf(definition.params, end[1]);
    return port?.to.flatMap(outside) ?? [];
  };
  const source = (end: End): readonly End[] => {
    if (end[0] !== node) return [end];
    const port = ownOf(definition.outputs, end[1]);
    return port ? outside(port.from) : [];
  };
  const ends = (edge: WorkflowEdge): readonly WorkflowEdge[] =>
    source(edge.from).flatMap((from) => target(edge.to).map((to) => ({ ...edge, from, to })));
  const edges = [
    ...graph.edges.flatMap((edge) => (edge.from[0] === node || edge.to[0] === node ? ends(edge) : [edge])),
    ...definition.edges.flatMap((edge) =>
      outside(edge.from).flatMap((from) => outside(edge.to).map((to) => ({ ...edge, from, to }))),
    ),
  ];
  const { outputs } = mapEnds(graph, source);
  const led = mapEnds(graph, target);
  const opened: Graph = { ...led, ...(outputs && { outputs }), nodes };
  const { graph: laid, items } = placeInside(removeItems(opened, [node]), graphAt(workflow, id), names, {
    at: placesOf(graph).get(node)!,
  });
  const next = withGraph(workflow, subgraph, { ...laid, edges });
  return { workflow: isUsed(next, id) ? next : withoutSubgraph(next, id), items };
}

/** A node from inside, with what the node that stood for the subgraph says of it. */
function given(
  inner: WorkflowNode,
  key: string,
  instance: WorkflowNode,
  { params = {} }: Subgraph,
): WorkflowNode {
  const values = Object.entries(instance.params ?? {}).flatMap(([name, value]) =>
    (ownOf(params, name)?.to ?? []).flatMap(([node, port]) => (node === key ? [[port, value] as const] : [])),
  );
  return {
    ...inner,
    ...(values.length > 0 && { params: { ...inner.params, ...Object.fromEntries(values) } }),
    ...(instance.mode === 'mute' && { mode: 'mute' }),
    ...(instance.pinned && { pinned: true }),
  };
}

/** Puts what is inside where the node stood, by the upper left corner. */
function placeInside(
  graph: Graph,
  inside: Graph,
  names: ReadonlyMap<string, string>,
  { at }: { readonly at: { readonly x: number; readonly y: number } },
): { readonly graph: Graph; readonly items: readonly string[] } {
  const places = placesOf(inside);
  const corner = around([...places.values()].map(({ x, y }) => ({ x, y, width: 0, height: 0 }))) ?? at;
  const by = { x: at.x - corner.x, y: at.y - corner.y };
  const nodes = [...places].flatMap(([key, { x, y }]): (readonly [string, object])[] => {
    const name = names.get(key);
    const entry = partOf(inside, 'nodes')[key];
    return name === undefined ? [] : [[name, { ...(isRecord(entry) && entry), x: x + by.x, y: y + by.y }]];
  });
  let next = setEntries<object>(graph, 'nodes', new Map(nodes));
  const items = nodes.map(([name]) => name);
  for (const part of ['frames', 'notes'] as const) {
    for (const entry of Object.values(partOf(inside, part))) {
      if (!isRecord(entry) || typeof entry.x !== 'number' || typeof entry.y !== 'number') continue;
      const key = freeKey(next, part);
      next = setEntries<object>(
        next,
        part,
        new Map([[key, { ...entry, x: entry.x + by.x, y: entry.y + by.y }]]),
      );
      items.push(`${part.slice(0, -1)}:${key}`);
    }
  }
  return { graph: withWaypoints(next, inside, names, by), items };
}

function withWaypoints(
  graph: Graph,
  inside: Graph,
  names: ReadonlyMap<string, string>,
  by: { readonly x: number; readonly y: number },
): Graph {
  const bent = partOf(inside, 'edges');
  const ids = edgeIds(inside.edges);
  const entries = inside.edges.flatMap(({ to }, i): (readonly [string, object])[] => {
    const entry = bent[ids[i]!];
    const name = names.get(to[0]);
    if (name === undefined || !isRecord(entry) || !Array.isArray(entry.points)) return [];
    const points = (entry.points as unknown[]).map((point) =>
      isRecord(point) && typeof point.x === 'number' && typeof point.y === 'number'
        ? { ...point, x: point.x + by.x, y: point.y + by.y }
        : point,
    );
    return [[`${name}.${to[1]}`, { ...entry, points }]];
  });
  return setEntries<object>(graph, 'edges', new Map(entries));
}

/** Whether any node of the document stands for a subgraph. */
export function isUsed({ nodes, subgraphs = {} }: Workflow, id: string): boolean {
  const all = [{ nodes }, ...Object.values(subgraphs)].flatMap((graph) => Object.values(graph.nodes));
  return all.some(({ type }) => type === `subgraph:${id}`);
}

/** Removes a subgraph and its places. */
export function withoutSubgraph(workflow: Workflow, id: string): Workflow {
  const left = omit(workflow.subgraphs ?? {}, [id]);
  const places = workflow.layout?.subgraphs;
  const layout =
    isRecord(places) && Object.hasOwn(places, id)
      ? { ...workflow.layout, subgraphs: omit(places, [id]) }
      : workflow.layout;
  const next = withMember(workflow, 'subgraphs', Object.keys(left).length === 0 ? undefined : left);
  return withMember(next, 'layout', layout);
}
