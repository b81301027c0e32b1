import { portOfEnd } from '../boundary/boundaryPorts.ts';
import { fittingSources, fittingTargets } from '../ports/fitOf.ts';
import { type NodePorts, portsOf, portsOfType } from '../ports/portsOf.ts';
import type { EditorState } from '../store/state.ts';
import type { Start } from './connectionsFrom.ts';
import { type Choice, choices } from './choices.ts';

/** A kind of node that may hang on a port. */
export interface Candidate extends Choice {
  /** Its port that fits best. */
  readonly port: string;
  /** How well, by `fitOf`. */
  readonly fit: number;
}

/**
 * The kinds of nodes that may hang on a port, the best first: by how well their best port fits, then by how often the
 * document uses them, then by title. Whether the document allows it in the end shows once it is there.
 */
export function candidates(state: EditorState, { end, side }: Start): readonly Candidate[] {
  const own = portOfEnd(state, end, side);
  if (!own) return [];
  return choices(state)
    .flatMap((choice): readonly Candidate[] => {
      const there = portsOfChoice(state, choice);
      if (!there) return [];
      const best = (side === 'output' ? fittingTargets(own, there) : fittingSources(own, there))[0];
      return best ? [{ ...choice, ...best }] : [];
    })
    .sort((a, b) => b.fit - a.fit || b.uses - a.uses || a.title.localeCompare(b.title));
}

function portsOfChoice(state: EditorState, { type }: Choice): NodePorts | undefined {
  const nodeType = state.catalogue.find(type);
  return nodeType ? portsOfType(nodeType) : portsOf({ type }, state);
}
