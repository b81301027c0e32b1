import type { Canvas } from '../canvas/canvasContext.ts';
import type { PaletteRequest } from '../canvas/canvasUi.ts';
import { nodeWidth } from '../canvas/nodes/nodeRows.ts';
import type { Candidate } from '../document/connecting/candidates.ts';
import type { Choice } from '../document/connecting/choices.ts';

/** Adds a node of a kind where the palette was opened for it, connected as it was asked for, and closes the palette. */
export function addChoice(
  { editor, ui }: Canvas,
  choice: Choice | Candidate,
  { at, start, onEdge }: PaletteRequest,
): void {
  const isBefore = start?.side === 'input';
  const place = { x: Math.round(isBefore ? at.x - nodeWidth : at.x), y: Math.round(at.y - 43) };
  editor.actions.addNode(choice.type, place, {
    ...(start &&
      'port' in choice && {
        connect: { port: choice.port, side: isBefore ? 'output' : 'input', to: start.end },
      }),
    ...(onEdge !== undefined && { onEdge }),
  });
  ui.setState({ palette: undefined });
}
