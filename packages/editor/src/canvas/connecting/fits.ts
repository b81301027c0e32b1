import { fitOf } from '../../document/ports/fitOf.ts';
import type { Start } from '../canvasUi.ts';

/** Whether two ends may go together, by their sides and kinds alone. An end goes with itself, so that it stays bright. */
export function fits(one: Start, other: Start): boolean {
  const [node, port] = other.end;
  if (one.end[0] === node) return one.end[1] === port && one.side === other.side;
  if (one.side === other.side) return false;
  return one.side === 'source' ? fitOf(one, other) > 0 : fitOf(other, one) > 0;
}
