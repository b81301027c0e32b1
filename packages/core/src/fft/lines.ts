/** @file Parallel lines through a row-major array, and their way into a block and out of it. */
import type { Shape } from '../tensor/tensor.ts';

/** Value k of line b is at `offset + b·step + k·stride`. */
export interface Lines {
  readonly offset: number;
  readonly count: number;
  readonly step: number;
  readonly length: number;
  readonly stride: number;
}

/** Two sets of lines, to make the real and the imaginary part of one set of complex lines. */
export type Pair = readonly [a: Lines, b: Lines];

/** The last axis, or the one before it. */
export type Axis = -1 | -2;

/** All the lines along an axis, at most `most` at a time. */
export function linesAlong(axis: Axis, shape: Shape, most: number): Lines[] {
  return planesAlong(axis, shape).flatMap((plane) => split(plane, most));
}

/**
 * All the lines along an axis, the first of each plane paired with its last and so on, so that no sample meets
 * another. A line in the middle pairs with itself.
 */
export function pairsAlong(axis: Axis, shape: Shape, most: number): Pair[] {
  return planesAlong(axis, shape).flatMap((plane) => {
    const first = plane.offset;
    const last = first + (plane.count - 1) * plane.step;
    const halves = split({ ...plane, count: Math.ceil(plane.count / 2) }, most);
    return halves.map((a): Pair => [a, { ...a, offset: last - (a.offset - first), step: -a.step }]);
  });
}

/** Copies lines into one part of a block. */
export function gather(data: Float32Array, lines: Lines, part: Float64Array): void {
  const { offset, count, step, length, stride } = lines;
  for (let k = 0, i = 0; k < length; k++) {
    for (let b = 0, j = offset + k * stride; b < count; b++, i++, j += step) part[i] = data[j]!;
  }
}

/** Copies one part of a block, times `factor`, to lines. */
export function scatter(part: Float64Array, factor: number, data: Float32Array, lines: Lines): void {
  const { offset, count, step, length, stride } = lines;
  for (let k = 0, i = 0; k < length; k++) {
    for (let b = 0, j = offset + k * stride; b < count; b++, i++, j += step) data[j] = part[i]! * factor;
  }
}

function planesAlong(axis: Axis, shape: Shape): Lines[] {
  const [height, width] = [shape.at(-2) ?? 1, shape.at(-1) ?? 1];
  const planes = shape.slice(0, -2).reduce((product, length) => product * length, 1);
  const lines =
    axis === -1
      ? { count: height, step: width, length: width, stride: 1 }
      : { count: width, step: 1, length: height, stride: width };
  return Array.from({ length: planes }, (_, plane) => ({ offset: plane * height * width, ...lines }));
}

function split(lines: Lines, most: number): Lines[] {
  const { offset, count, step } = lines;
  return Array.from({ length: Math.ceil(count / most) }, (_, i) => ({
    ...lines,
    offset: offset + i * most * step,
    count: Math.min(most, count - i * most),
  }));
}
