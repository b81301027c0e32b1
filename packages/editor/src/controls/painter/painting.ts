/** @file What is painted in the dialog for masks, as data: everything that can be done to it is a pure function. */
import { pointsOf, type Stroke, strokeLimits } from '@tweedie/workflow';
import type { Size } from '../../document/geometry.ts';

export type PaintTool = 'brush' | 'box' | 'lasso';

/** A place as fractions of the width and the height. */
export type Place = readonly [number, number];

/** What is on its way between the first touch and the last. */
export interface Draft {
  readonly tool: PaintTool;
  readonly erase: boolean;
  readonly points: readonly Place[];
}

export interface Painting {
  /** Of the picture, in px. */
  readonly size: Size;
  readonly strokes: readonly Stroke[];
  readonly draft?: Draft | undefined;
  readonly past: readonly (readonly Stroke[])[];
  readonly future: readonly (readonly Stroke[])[];
  readonly tool: PaintTool;
  readonly erase: boolean;
  /** Of the brush, as a fraction of the shorter side. */
  readonly radius: number;
}

export type PaintAction =
  | { readonly do: 'set'; readonly to: Partial<Pick<Painting, 'tool' | 'erase' | 'radius'>> }
  | { readonly do: 'begin'; readonly at: Place; readonly erase?: boolean }
  | { readonly do: 'extend'; readonly to: readonly Place[] }
  | { readonly do: 'add'; readonly stroke: Stroke }
  | { readonly do: 'end' | 'cancel' | 'invert' | 'clear' | 'undo' | 'redo' };

/** The smallest and the largest brush, in px of its radius and as a fraction of the shorter side. */
const [thinnest, thickest] = [0.5, 0.5];

export function beginPainting(strokes: readonly Stroke[], size: Size): Painting {
  return { size, strokes, past: [], future: [], tool: 'brush', erase: false, radius: 0.03 };
}

export function paint(painting: Painting, action: PaintAction): Painting {
  const { strokes, past, future, draft, size } = painting;
  switch (action.do) {
    case 'set': {
      const radius = Math.min(
        thickest,
        Math.max(thinnest / shorter(size), action.to.radius ?? painting.radius),
      );
      return { ...painting, ...action.to, radius };
    }
    case 'begin': {
      const { erase = painting.erase, at } = action;
      if (isFull(painting)) return painting;
      return { ...painting, draft: { tool: painting.tool, erase, points: [rounded(at)] } };
    }
    case 'extend':
      return draft ? { ...painting, draft: extend(draft, action.to, painting) } : painting;
    case 'end': {
      const stroke = strokeOf(painting);
      const over = { ...painting, draft: undefined };
      return stroke ? put(over, [...strokes, stroke]) : over;
    }
    case 'cancel':
      return draft ? { ...painting, draft: undefined } : painting;
    case 'add':
      return isFull(painting) ? painting : put(painting, [...strokes, action.stroke]);
    case 'invert':
      return put(painting, inverted(strokes));
    case 'clear':
      return strokes.length === 0 ? painting : put(painting, []);
    case 'undo':
      if (draft) return { ...painting, draft: undefined };
      return past.length === 0
        ? painting
        : { ...painting, strokes: past.at(-1)!, past: past.slice(0, -1), future: [strokes, ...future] };
    case 'redo':
      return future.length === 0
        ? painting
        : { ...painting, strokes: future[0]!, past: [...past, strokes], future: future.slice(1) };
  }
}

/** The stroke that the draft is by now; `undefined` where it marks nothing. */
export function strokeOf({ draft, radius }: Painting): Stroke | undefined {
  if (!draft) return undefined;
  const { tool, erase, points } = draft;
  if (tool === 'brush') return { points: points.map(([x, y]) => [x, y]), radius, erase };
  if (tool === 'box') return boxOf(points[0]!, points.at(-1)!, erase);
  return points.length < 3 ? undefined : { area: points.map(([x, y]) => [x, y]), erase };
}

/** The box between two corners; `undefined` where it is none. */
export function boxOf([ax, ay]: Place, [bx, by]: Place, erase: boolean): Stroke | undefined {
  if (ax === bx || ay === by) return undefined;
  const area: [number, number][] = [
    [ax, ay],
    [bx, ay],
    [bx, by],
    [ax, by],
  ];
  return { area, erase };
}

/** Whether no more can be painted: a document holds only so many points. */
export function isFull({ strokes }: Pick<Painting, 'strokes'>): boolean {
  const points = strokes.reduce((sum, stroke) => sum + pointsOf(stroke).length, 0);
  return strokes.length >= strokeLimits.strokes || points >= strokeLimits.pointsInAll;
}

function put(painting: Painting, strokes: readonly Stroke[]): Painting {
  return { ...painting, strokes, past: [...painting.past, painting.strokes], future: [] };
}

/** Twice turned round is not turned at all. */
function inverted(strokes: readonly Stroke[]): readonly Stroke[] {
  const last = strokes.at(-1);
  return last && 'invert' in last ? strokes.slice(0, -1) : [...strokes, { invert: true }];
}

function extend(draft: Draft, to: readonly Place[], painting: Painting): Draft {
  const { tool, points } = draft;
  if (tool === 'box') return { ...draft, points: [points[0]!, rounded(to.at(-1) ?? points[0]!)] };
  const { size, radius } = painting;
  // nearer points than these change no pixel that one could see
  const gap = tool === 'brush' ? Math.max(0.5, (radius * shorter(size)) / 8) : 0.5;
  const room =
    strokeLimits.pointsInAll - painting.strokes.reduce((sum, each) => sum + pointsOf(each).length, 0);
  const most = Math.min(strokeLimits.points, room);
  const all = [...points];
  for (const place of to.map(rounded)) {
    const [x, y] = all.at(-1)!;
    const far = Math.hypot((place[0] - x) * size.width, (place[1] - y) * size.height);
    if (far >= gap && all.length < most) all.push(place);
  }
  return all.length === points.length ? draft : { ...draft, points: all };
}

function shorter({ width, height }: Size): number {
  return Math.min(width, height);
}

/** A document need not know a place to more than a hundredth of a pixel of a thousand. */
function rounded([x, y]: Place): Place {
  const round = (value: number): number => Math.round(Math.min(2, Math.max(-1, value)) * 1e5) / 1e5;
  return [round(x), round(y)];
}
