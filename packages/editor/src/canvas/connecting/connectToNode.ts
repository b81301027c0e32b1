import type { Connection } from '@tweedie/workflow';
import { boundaryId, boundarySideOf, newPort } from '../../document/boundary/boundaryEnds.ts';
import { portOfEnd } from '../../document/boundary/boundaryPorts.ts';
import { connectionsFrom, type Start } from '../../document/connecting/connectionsFrom.ts';
import { fittingSources, fittingTargets } from '../../document/ports/fitOf.ts';
import { portsOf } from '../../document/ports/portsOf.ts';
import { ownOf } from '../../document/records.ts';
import { currentGraph } from '../../document/store/state.ts';
import { strings } from '../../strings/canvas.ts';
import type { Canvas } from '../canvasContext.ts';

/** Connects an end to the port of a node that fits best and is free, or else to the best one; says why where none does. */
export function connectToNode({ editor, ui }: Pick<Canvas, 'editor' | 'ui'>, start: Start, id: string): void {
  const state = editor.getState();
  if (boundarySideOf(id)) {
    connectToBoundary({ editor, ui }, start, id);
    return;
  }
  const { nodes, edges } = currentGraph(state);
  const other = ownOf(nodes, id);
  const far = other && portsOf(other, state);
  const port = portOfEnd(state, start.end, start.side);
  if (!port || !far || id === start.end[0]) return;
  const fits = start.side === 'output' ? fittingTargets(port, far) : fittingSources(port, far);
  const taken = new Set(edges.filter(({ to }) => to[0] === id).map(({ to }) => to[1]));
  const isFree = (each: string): boolean => start.side === 'input' || !taken.has(each);
  const ranked = [...fits.filter((fit) => isFree(fit.port)), ...fits.filter((fit) => !isFree(fit.port))];
  const connections = connectionsFrom(state, start);
  let reason: Connection | undefined;
  for (const fit of ranked) {
    const connection = connections.explain([id, fit.port]);
    if (connection.allowed) {
      if (start.side === 'output') editor.actions.connect(start.end, [id, fit.port]);
      else editor.actions.connect([id, fit.port], start.end);
      return;
    }
    reason ??= connection;
  }
  ui.setState({ refusal: reason?.allowed === false ? reason : { message: strings.nothingFits } });
}

/** An edge that is let go over a boundary node makes a new port there. */
function connectToBoundary({ editor, ui }: Pick<Canvas, 'editor' | 'ui'>, start: Start, id: string): void {
  const end = [id, newPort] as const;
  const isOther = start.side === 'output' ? id === boundaryId('outputs') : id === boundaryId('inputs');
  if (!isOther) return;
  const connection = connectionsFrom(editor.getState(), start).explain(end);
  if (!connection.allowed) ui.setState({ refusal: connection });
  else if (start.side === 'output') editor.actions.connect(start.end, end);
  else editor.actions.connect(end, start.end);
}
