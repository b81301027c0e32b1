import { useState } from 'react';
import type { Point, Size } from '../../document/geometry.ts';
import { useElementSize } from '../../hooks/useElementSize.ts';
import { panBy, toPane, toPicture, viewOf, type Wanted, zoomBy } from '../../viewer/picture/view.ts';
import type { Place } from './painting.ts';

export interface PaintView {
  /** Takes the stage. */
  readonly ref: (element: Element | null) => (() => void) | undefined;
  /** Where the picture lies on the stage, and how many pixels of the page one of its own has. */
  readonly left: number;
  readonly top: number;
  readonly scale: number;
  readonly placeAt: (at: Point) => Place;
  readonly zoom: (factor: number, at?: Point) => void;
  readonly pan: (by: Point) => void;
  readonly fit: () => void;
  /** Moves the picture as far as is needed for a place to be in sight. */
  readonly bringInSight: (place: Place) => void;
}

/** Which part of a picture shows on the stage. */
export function usePaintView(extent: Size): PaintView {
  const [wanted, setWanted] = useState<Wanted>('fit');
  const [pane, ref] = useElementSize();
  const place = { extent, pane };
  const view = viewOf(wanted, place);
  const corner = toPane({ x: 0, y: 0 }, view, pane);
  return {
    ref,
    left: corner.x,
    top: corner.y,
    scale: view.scale,
    placeAt(at) {
      const { x, y } = toPicture(at, view, pane);
      return [x / extent.width, y / extent.height];
    },
    zoom: (factor, at = { x: pane.width / 2, y: pane.height / 2 }) =>
      setWanted((old) => zoomBy(viewOf(old, place), factor, at, place)),
    pan: (by) => setWanted((old) => panBy(viewOf(old, place), by, place)),
    fit: () => setWanted('fit'),
    bringInSight([x, y]) {
      const at = toPane({ x: x * extent.width, y: y * extent.height }, view, pane);
      const by = { x: outside(at.x, pane.width), y: outside(at.y, pane.height) };
      if (by.x !== 0 || by.y !== 0) setWanted(panBy(view, by, place));
    },
  };
}

/** How far to move something so that it is at least this far from the edge. */
function outside(at: number, length: number, margin = 24): number {
  if (at < margin) return margin - at;
  return at > length - margin ? length - margin - at : 0;
}
