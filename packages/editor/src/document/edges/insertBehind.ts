import type { Graph } from '../graph.ts';
import { placesOf } from '../layout/placesOf.ts';
import { addNode, freeNodeId } from '../nodes/addNode.ts';
import { type PortContext, portsOf } from '../ports/portsOf.ts';
import { ownOf } from '../records.ts';
import { connect } from './connect.ts';

/** A node that takes one picture and gives one. */
export interface Inserted {
  readonly type: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/**
 * Puts a node of a type with one picture in and one out behind a node that gives a picture: all that hung on the picture
 * hangs on the new node. Nothing changes where there is no such type, or no such picture.
 */
export function insertBehind(
  graph: Graph,
  picture: string,
  { type, params }: Inserted,
  context: PortContext,
): Graph {
  const version = context.catalogue.find(type)?.definition.version;
  const source = ownOf(graph.nodes, picture);
  const output = source && portsOf(source, context)?.outputs.find(({ kind }) => kind === 'image')?.name;
  if (version === undefined || output === undefined) return graph;
  const id = freeNodeId(graph, type);
  const { x, y } = placesOf(graph).get(picture)!;
  const isFromPicture = ([node, port]: readonly [string, string]): boolean =>
    node === picture && port === output;
  const moved = {
    ...graph,
    edges: graph.edges.map((edge) =>
      isFromPicture(edge.from) ? { ...edge, from: [id, 'image'] as const } : edge,
    ),
  };
  return connect(
    addNode(moved, id, { type, version, params }, { x, y: y + 160 }),
    [picture, output],
    [id, 'image'],
  );
}
