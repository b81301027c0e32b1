import type { ItemView, NodeData, Point, Size } from '@tweedie/editor';

/** A node on the canvas. */
export type NodeItem = Extract<ItemView, { readonly type: 'node' }>;

const width = 240;
export const header = 34;
const row = 24;
const foot = 8;

/** How large a node is in the picture of a graph. */
export function sizeOfNode(data: NodeData): Size {
  if (data.collapsed) return { width, height: header };
  const rows = Math.max(data.inputs.length, data.outputs.length) + shownParams(data).length;
  return { width, height: header + rows * row + (rows > 0 ? foot : 0) };
}

/** The parameters whose values somebody set, as lines. */
export function shownParams({
  params,
}: NodeData): readonly { readonly title: string; readonly value: string }[] {
  return params.flatMap(({ description, value, connected }) => {
    if (value === undefined || connected) return [];
    const text = typeof value === 'string' ? value : typeof value === 'object' ? '…' : JSON.stringify(value);
    return [{ title: description.title, value: description.unit ? `${text} ${description.unit}` : text }];
  });
}

/** Where an edge ends: at a port, at the parameter that it brings, or in the middle of what has neither. */
export function portAt({ position, data }: NodeItem, name: string, side: 'in' | 'out'): Point {
  const ports = side === 'in' ? data.inputs : data.outputs;
  const i = ports.findIndex((port) => port.name === name);
  const y = data.collapsed || i < 0 ? header / 2 : rowAt(i);
  return { x: position.x + (side === 'in' ? 0 : width), y: position.y + y };
}

/** The middle of a line of a node, from its top. */
export function rowAt(i: number): number {
  return header + row * i + row / 2 + 2;
}
