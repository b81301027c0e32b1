/** @file What is cut out of a tensor. */
import type { Dim } from '../ir/graph.ts';
import { axisOf, type InferRule, numbersIn, unknown } from './known.ts';
import { rearranged } from './rearranged.ts';

const slice: InferRule = (_, inputs) => {
  const [x = unknown, startsIn, endsIn, axesIn, stepsIn] = inputs;
  const { type, dims } = x;
  const starts = startsIn?.values;
  const ends = endsIn?.values;
  const count = starts?.length ?? 0;
  const axes = axesIn ? numbersIn(axesIn) : Array.from({ length: count }, (_, i) => i);
  const steps = stepsIn ? numbersIn(stepsIn) : Array.from({ length: count }, () => 1);
  if (!dims) return [{ type }];
  if (!axes || !steps || !starts || !ends) return [{ type, dims: dims.map(() => undefined) }];
  const cuts = dims.map((_, axis): Cut => {
    const i = axes.findIndex((given) => axisOf(given, dims.length) === axis);
    return i < 0 ? [0, 2 ** 31, 1] : [starts[i], ends[i], steps[i]!];
  });
  const out = dims.map((length, axis) => cut(length, cuts[axis]!));
  const values = rearranged(x, out, (index) =>
    index.map((place, axis) => {
      const [start, , step] = cuts[axis]!;
      return bounds(dims[axis] as number, start as number, 0, step)[0] + place * step;
    }),
  );
  return [{ type, dims: out, values }];
};

type Cut = readonly [start: Dim, end: Dim, step: number];

function cut(length: Dim, [start, end, step]: Cut): Dim {
  const toTheEnd = end === length || (typeof end === 'number' && end >= 2 ** 31 - 1);
  if (start === 0 && step === 1 && toTheEnd) return length;
  if (typeof length !== 'number' || typeof start !== 'number' || typeof end !== 'number') return undefined;
  const [from, to] = bounds(length, start, end, step);
  return Math.max(0, Math.ceil((to - from) / step));
}

function bounds(length: number, start: number, end: number, step: number): [number, number] {
  const clamp = (place: number, low: number, high: number): number => Math.min(high, Math.max(low, place));
  const [s, e] = [axisOf(start, length), end < 0 ? end + length : end];
  return step > 0
    ? [clamp(s, 0, length), clamp(e, 0, length)]
    : [clamp(s, 0, length - 1), clamp(e, -1, length - 1)];
}

/** By operator. */
export const sliceShapes: Readonly<Record<string, InferRule>> = { Slice: slice };
