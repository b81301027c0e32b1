import type { Connection } from '@tweedie/workflow';
import { connectionsFrom, type Start } from '../../document/connecting/connectionsFrom.ts';
import { fittingSources, fittingTargets } from '../../document/ports/fitOf.ts';
import { portsOf, targetIn } from '../../document/ports/portsOf.ts';
import { ownOf } from '../../document/records.ts';
import { currentGraph } from '../../document/store/state.ts';
import { strings } from '../../strings/canvas.ts';
import type { Canvas } from '../canvasContext.ts';

/** Connects an end to the port of a node that fits best and is free, or else to the best one; says why where none does. */
export function connectToNode({ editor, ui }: Canvas, start: Start, id: string): void {
  const state = editor.getState();
  const { nodes, edges } = currentGraph(state);
  const [own, other] = [ownOf(nodes, start.end[0]), ownOf(nodes, id)];
  const [near, far] = [own && portsOf(own, state), other && portsOf(other, state)];
  if (!near || !far || id === start.end[0]) return;
  const name = start.end[1];
  const port =
    start.side === 'output' ? near.outputs.find((each) => each.name === name) : targetIn(near, name);
  const fits = port ? (start.side === 'output' ? fittingTargets(port, far) : fittingSources(port, far)) : [];
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
