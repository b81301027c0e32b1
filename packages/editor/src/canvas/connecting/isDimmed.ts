import type { End } from '@tweedie/workflow';
import type { Start } from '../../document/connecting/connectionsFrom.ts';
import { sameEnd } from '../../document/edgeIds.ts';
import { type BoundaryData, portNames } from '../../document/views/boundaryViews.ts';
import type { NodeData } from '../../document/views/nodeData.ts';
import type { CanvasState } from '../canvasUi.ts';

/** Whether a port cannot take the edge that is being drawn, as far as that is known. */
export function isPortDimmed({ connecting }: CanvasState, end: End, side: Start['side']): boolean {
  if (!connecting) return false;
  const { start, at } = connecting.connections;
  return start.side === side ? !sameEnd(start.end, end) : at(end) === false;
}

/** Whether no port of a node can take the edge that is being drawn. The node that it comes from stays as it is. */
export function isNodeDimmed({ connecting }: CanvasState, id: string, data: NodeData): boolean {
  if (!connecting) return false;
  const { start, at } = connecting.connections;
  if (start.end[0] === id) return false;
  return endsOf(id, data, start.side === 'output' ? 'input' : 'output').every((end) => at(end) === false);
}

/** The same for a boundary node. */
export function isBoundaryDimmed({ connecting }: CanvasState, id: string, data: BoundaryData): boolean {
  if (!connecting) return false;
  const { start, at } = connecting.connections;
  const side = data.side === 'inputs' ? 'output' : 'input';
  if (start.end[0] === id) return false;
  return start.side === side || portNames(data).every((name) => at([id, name]) === false);
}

/** The ports of a node on one side; parameters are inputs. */
export function endsOf(
  id: string,
  { inputs, outputs, params }: NodeData,
  side: Start['side'],
): readonly End[] {
  const names =
    side === 'output'
      ? outputs.map(({ name }) => name)
      : [...inputs.map(({ name }) => name), ...params.map(({ description }) => description.name)];
  return names.map((name): End => [id, name]);
}
