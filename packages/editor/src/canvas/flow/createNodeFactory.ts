import { type Node, Position } from '@xyflow/react';
import type { Point, Size } from '../../document/geometry.ts';
import type { NodeData } from '../../document/views/nodeData.ts';
import type { ItemView } from '../../document/views/nodeViews.ts';
import { nodeRows, nodeWidth, portSize } from '../nodes/nodeRows.ts';

/** An item as React Flow takes it. */
export type FlowItem = Node;

interface Given {
  readonly size: Size;
  /** Where it is dragged to. */
  readonly at: Point | undefined;
}

/** Makes React Flow's object for an item; the very same one as long as nothing about it changes. */
export function createNodeFactory(): (view: ItemView, given: Given) => FlowItem {
  const known = new WeakMap<ItemView, Given & { readonly node: FlowItem }>();
  /** Nodes that React Flow has measured know the places of their ports better than we do. */
  const drawn = new Set<string>();
  return (view, { size, at }) => {
    const old = known.get(view);
    if (old?.size === size && old.at === at) return old.node;
    const { id, type, position, selected, data } = view;
    const node = {
      ...{ id, type, selected, data },
      position: at ?? position,
      measured: size,
      ...(type === 'node' && handlesOf(view, drawn)),
      ...(type !== 'node' && { width: view.width, height: view.height }),
      ...(type === 'frame' && { zIndex: -1 }),
      className: `item-${type}`,
      ariaRole: 'group',
      ariaLabel: type === 'node' ? view.data.title : type,
    } as unknown as FlowItem;
    known.set(view, { size, at, node });
    return node;
  };
}

/** Where the ports of a node are that nobody has drawn yet. */
function handlesOf(view: ItemView, drawn: Set<string>): Pick<FlowItem, 'handles'> {
  if (drawn.has(view.id)) return {};
  drawn.add(view.id);
  const { inputs, outputs } = nodeRows(view.data as NodeData, false);
  const side = portSize;
  const size = { width: side, height: side };
  return {
    handles: [
      ...[...inputs].map(([id, y]) => ({
        ...{ id, type: 'target' as const, position: Position.Left, x: -side / 2, y: y - side / 2 },
        ...size,
      })),
      ...[...outputs].map(([id, y]) => ({
        ...{
          id,
          type: 'source' as const,
          position: Position.Right,
          x: nodeWidth - side / 2,
          y: y - side / 2,
        },
        ...size,
      })),
    ],
  };
}
