import type { ParameterDescription } from '@tweedie/core';

type Bounds = Pick<ParameterDescription, 'kind' | 'min' | 'minExcluded' | 'max' | 'default'>;

/** How a number goes from one end of a slider to the other. */
export interface NumberScale {
  readonly kind: 'linear' | 'log';
  /** The values at the ends. */
  readonly from: number;
  readonly to: number;
}

/** A range this many times as wide as what is usual in it goes by factors. */
const decades = 50;
/** Where a range begins at 0, factors begin at this part of the default. */
const beginning = 1 / 30;
/** Digits that a drag gives. */
const digits = 3;

/** The scale of a number with two bounds; `undefined` for one that has no end. */
export function scaleOf({ min, max, default: standard }: Bounds): NumberScale | undefined {
  if (min === undefined || max === undefined) return undefined;
  const usual = min > 0 ? min : typeof standard === 'number' ? standard : 0;
  if (min < 0 || usual <= 0 || max < decades * usual) return { kind: 'linear', from: min, to: max };
  return { kind: 'log', from: min > 0 ? min : usual * beginning, to: max };
}

/** The highest end of whole numbers to which a slider still gives one and not about one. */
const most = 10_000;

/** The scale of the slider of a number; `undefined` for one that is better typed. */
export function sliderOf(description: Bounds): NumberScale | undefined {
  const isLong = description.kind === 'integer' && (description.max ?? Infinity) > most;
  return isLong ? undefined : scaleOf(description);
}

/** Where a value is on a scale: 0 at one end, 1 at the other. */
export function positionOf(value: number, { kind, from, to }: NumberScale): number {
  const at =
    kind === 'linear'
      ? (value - from) / (to - from)
      : Math.log(Math.max(value, from) / from) / Math.log(to / from);
  return Math.min(1, Math.max(0, at));
}

/** The value at a position of a scale, in few digits. */
export function valueAt(position: number, { kind, from, to }: NumberScale): number {
  const at = Math.min(1, Math.max(0, position));
  if (at === 0 || at === 1) return at === 0 ? from : to;
  return kind === 'linear' ? short(from + at * (to - from), 6) : short(from * (to / from) ** at);
}

/** How far a drag of a field goes from one end of a scale to the other, and from a value to e times it, in px. */
const [wholeWay, oneFactor] = [250, 120];

/**
 * The value to which a drag by so many px leads, within the bounds: along its scale, or else by factors where it cannot
 * be negative, or else by equal steps, a hundred to a usual value.
 */
export function scrubbed(start: number, by: number, description: Bounds): number {
  const { kind, min, minExcluded, max, default: standard } = description;
  const usual = typeof standard === 'number' && standard !== 0 ? Math.abs(standard) : 1;
  const scale = scaleOf(description);
  let value: number;
  if (scale) value = valueAt(positionOf(start, scale) + by / wholeWay, scale);
  else if (min !== undefined && min >= 0 && usual < 1000) {
    const from = Math.max(start, usual / 100);
    value = short(from * Math.exp(by / oneFactor));
    if (!minExcluded && value <= usual / 100) value = min;
  } else value = short(start + by * Math.max(usual / 100, kind === 'integer' ? 0.25 : 0), 4);
  if (kind === 'integer') value = Math.round(value);
  if (minExcluded && min !== undefined && value <= min) return start;
  return Math.min(max ?? Infinity, Math.max(min ?? -Infinity, value));
}

function short(value: number, count = digits): number {
  return Number(value.toPrecision(count));
}
