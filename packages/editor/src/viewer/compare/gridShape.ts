import type { Size } from '../picture/view.ts';

export interface GridShape {
  readonly columns: number;
  readonly rows: number;
}

/** In how many columns and rows `count` pictures of one extent are largest in a pane. */
export function gridShape(count: number, extent: Size, pane: Size): GridShape {
  let best: GridShape = { columns: 1, rows: Math.max(1, count) };
  let largest = 0;
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns);
    const scale = Math.min(pane.width / columns / extent.width, pane.height / rows / extent.height);
    if (scale <= largest) continue;
    largest = scale;
    best = { columns, rows };
  }
  return best;
}
