import { parameterPort } from '../../document/ports/portsOf.ts';
import type { NodeData } from '../../document/views/nodeData.ts';
import type { Start } from '../canvasUi.ts';
import { fits } from './fits.ts';

/** Whether any port of a node goes with an end, by kinds alone. The node of that end does, so that it stays bright. */
export function nodeFits(start: Start, id: string, { inputs, outputs, params }: NodeData): boolean {
  if (start.end[0] === id) return true;
  const side = start.side === 'source' ? 'target' : 'source';
  const ports = side === 'source' ? outputs : [...inputs, ...params.map(parameterPort)];
  return ports.some(({ name, kind, list }) => fits(start, { end: [id, name], side, kind, list }));
}
