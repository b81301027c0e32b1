import type { Point } from '../../document/geometry.ts';
import { keysOf } from '../../document/items.ts';
import { currentGraph } from '../../document/store/state.ts';
import { canvasViews } from '../../document/views/boundaryViews.ts';
import type { Canvas } from '../canvasContext.ts';
import { arrangeApart } from './arrangeApart.ts';
import { glide } from './glide.ts';

/** More nodes than these take so long that the page would stop meanwhile. */
const few = 30;
/** More than these would not move smoothly. */
const glides = 150;

/** Arranges the selected nodes, or all where fewer than two are, and lets them move to their places. */
export async function tidyCanvas(canvas: Pick<Canvas, 'editor' | 'ui'>): Promise<void> {
  const { editor } = canvas;
  const state = editor.getState();
  const chosen = keysOf(state.selection.items, 'node');
  const ids = chosen.length < 2 ? Object.keys(currentGraph(state).nodes) : chosen;
  const before = places();
  if (ids.length > few) await editor.actions.tidyWith(arrangeApart, ids);
  else editor.actions.tidy(ids);
  if (ids.length <= glides) glide(canvas, before, places());

  function places(): ReadonlyMap<string, Point> {
    return new Map(canvasViews(editor.getState()).map(({ id, position }) => [id, position]));
  }
}
