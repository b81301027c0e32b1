import { boundarySideOf } from '../boundary/boundaryEnds.ts';
import { boundaryPorts } from '../boundary/boundaryPorts.ts';
import type { Size } from '../geometry.ts';
import { itemOf } from '../items.ts';
import { portsOf } from '../ports/portsOf.ts';
import { ownOf } from '../records.ts';
import { currentGraph, type EditorState } from '../store/state.ts';
import { readLayout } from './readLayout.ts';

const [width, header, row] = [240, 48, 28];

/** About how large an item will be, as long as nobody has measured it. */
export function usualSize(state: EditorState, item: string): Size {
  const { kind, key } = itemOf(item);
  const graph = currentGraph(state);
  const { nodes, frames, notes } = readLayout(graph.layout);
  const box = kind === 'frame' ? frames.get(key) : kind === 'note' ? notes.get(key) : undefined;
  if (box) return { width: box.width, height: box.height };
  const side = boundarySideOf(item);
  if (side) return { width, height: header + (boundaryPorts(state, side).length + 1) * row };
  const node = ownOf(graph.nodes, key);
  const ports = node && !nodes.get(key)?.collapsed ? portsOf(node, state) : undefined;
  const rows = ports ? Math.max(ports.inputs.length, ports.outputs.length) + ports.params.length : 0;
  return { width, height: header + rows * row };
}
