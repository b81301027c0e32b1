import { type Node, Position } from '@xyflow/react';
import type { Point, Size } from '../../document/geometry.ts';
import type { NodeData } from '../../document/views/nodeData.ts';
import { en } from '../../strings/en.ts';
import type { CanvasView } from '../../document/views/boundaryViews.ts';
import { boundaryRows } from '../boundary/boundaryRows.ts';
import { type NodeRows, nodeRows, nodeWidth, portSize } from '../nodes/nodeRows.ts';

/** An item as React Flow takes it. */
export type FlowItem = Node;

interface Given {
  readonly size: Size;
  /** Where it is dragged to. */
  readonly at: Point | undefined;
}

/** Makes React Flow's object for an item; the very same one as long as nothing about it changes. */
export function createNodeFactory(): (view: CanvasView, given: Given) => FlowItem {
  const known = new WeakMap<CanvasView, Given & { readonly node: FlowItem }>();
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
      ...((type === 'node' || type === 'boundary') && handlesOf(view, drawn)),
      ...((type === 'frame' || type === 'note') && { width: view.width, height: view.height }),
      ...(type === 'frame' && { zIndex: -1 }),
      className: `item-${type}`,
      ariaRole: 'group',
      ariaLabel: labelOf(view),
    } as unknown as FlowItem;
    known.set(view, { size, at, node });
    return node;
  };
}

/** Where the ports of a node are that nobody has drawn yet. */
function handlesOf(view: CanvasView, drawn: Set<string>): Pick<FlowItem, 'handles'> {
  if (drawn.has(view.id)) return {};
  drawn.add(view.id);
  const { inputs, outputs } = rowsOf(view);
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

function rowsOf(view: CanvasView): Pick<NodeRows, 'inputs' | 'outputs'> {
  if (view.type !== 'boundary') return nodeRows(view.data as NodeData, false);
  const { ports } = boundaryRows(view.data);
  const none: ReadonlyMap<string, number> = new Map();
  return view.data.side === 'inputs' ? { inputs: none, outputs: ports } : { inputs: ports, outputs: none };
}

function labelOf(view: CanvasView): string {
  if (view.type === 'node') return view.data.title;
  return view.type === 'boundary' ? en.titles[view.data.side] : view.type;
}
