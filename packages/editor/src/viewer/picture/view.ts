/** @file Which part of a picture shows in a pane, and how large. */

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What shows of an extent: the point of it in the middle of the pane, and the pixels of the page for one of its own. */
export interface View {
  readonly scale: number;
  readonly centre: Point;
}

/** A view, or the largest one in which all of the picture shows, whatever the size of the pane. */
export type Wanted = View | 'fit';

export interface Place {
  readonly extent: Size;
  readonly pane: Size;
}

/** At most this many pixels of the page for a pixel of the picture. */
const closest = 64;
/** The room around a picture that fits, in pixels of the page. */
const margin = 12;

/** The view that is meant, with its middle in the picture. */
export function viewOf(wanted: Wanted, { extent, pane }: Place): View {
  if (wanted === 'fit') {
    const centre = { x: extent.width / 2, y: extent.height / 2 };
    return { scale: fitScale({ extent, pane }), centre };
  }
  const centre = {
    x: clamp(wanted.centre.x, 0, extent.width),
    y: clamp(wanted.centre.y, 0, extent.height),
  };
  return { scale: wanted.scale, centre };
}

/** Pixels of the page for one of the picture, where all of it shows. */
export function fitScale({ extent, pane }: Place): number {
  const across = Math.max(1, pane.width - 2 * margin) / extent.width;
  const down = Math.max(1, pane.height - 2 * margin) / extent.height;
  return Math.min(across, down);
}

/** Enlarges by `factor`, so that what lies under the point `at` of the pane stays there. */
export function zoomBy(view: View, factor: number, at: Point, place: Place): View {
  const smallest = Math.min(fitScale(place) / 2, 1 / 8);
  const scale = clamp(view.scale * factor, smallest, closest);
  return zoomTo(view, scale, at, place);
}

/** Takes `scale`, so that what lies under the point `at` of the pane stays there. */
export function zoomTo(view: View, scale: number, at: Point, place: Place): View {
  const fixed = toPicture(at, view, place.pane);
  const centre = {
    x: fixed.x - (at.x - place.pane.width / 2) / scale,
    y: fixed.y - (at.y - place.pane.height / 2) / scale,
  };
  return viewOf({ scale, centre }, place);
}

/** Moves the picture by so many pixels of the page. */
export function panBy(view: View, by: Point, place: Place): View {
  const centre = { x: view.centre.x - by.x / view.scale, y: view.centre.y - by.y / view.scale };
  return viewOf({ scale: view.scale, centre }, place);
}

/** The point of the picture under a point of the pane. */
export function toPicture(at: Point, { scale, centre }: View, pane: Size): Point {
  return { x: centre.x + (at.x - pane.width / 2) / scale, y: centre.y + (at.y - pane.height / 2) / scale };
}

/** The point of the pane where a point of the picture shows. */
export function toPane(at: Point, { scale, centre }: View, pane: Size): Point {
  return { x: pane.width / 2 + (at.x - centre.x) * scale, y: pane.height / 2 + (at.y - centre.y) * scale };
}

/** Where the picture begins and ends in the pane, from left to right, as far as it shows. */
export function seen(extent: Size, view: View, pane: Size): readonly [number, number] {
  const left = toPane({ x: 0, y: 0 }, view, pane).x;
  return [Math.max(0, left), Math.min(pane.width, left + extent.width * view.scale)];
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value));
}
