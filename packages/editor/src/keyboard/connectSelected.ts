import { connectToNode } from '../canvas/connecting/connectToNode.ts';
import type { Canvas } from '../canvas/canvasContext.ts';
import { fittingTargets } from '../document/ports/fitOf.ts';
import { placesOf } from '../document/layout/placesOf.ts';
import { portsOf } from '../document/ports/portsOf.ts';
import { currentGraph } from '../document/store/state.ts';
import { nodeAt, selectedNodes } from './selected.ts';

/** Connects the selected nodes, each to the next one to its right, by the output that fits best. */
export function connectSelected(canvas: Canvas): void {
  const state = canvas.editor.getState();
  const places = placesOf(currentGraph(state));
  const ids = [...selectedNodes(canvas)].sort((a, b) => places.get(a)!.x - places.get(b)!.x);
  for (const [i, id] of ids.slice(1).entries()) {
    const from = ids[i]!;
    const [near, far] = [portsOf(nodeAt(canvas, from)!, state), portsOf(nodeAt(canvas, id)!, state)];
    const best = (near?.outputs ?? [])
      .map((port) => ({ port, fit: far ? (fittingTargets(port, far)[0]?.fit ?? 0) : 0 }))
      .sort((a, b) => b.fit - a.fit)[0];
    if (best) connectToNode(canvas, { end: [from, best.port.name], side: 'output' }, id);
  }
}
