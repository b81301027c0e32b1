import type { DataType } from '../ir/dataType.ts';
import type { Dim, Node } from '../ir/graph.ts';

/** What is known of a value before a run. */
export interface Known {
  readonly type?: DataType | undefined;
  readonly dims?: readonly Dim[] | undefined;
  /** The numbers of a small tensor, such as a shape, as far as they are known. */
  readonly values?: readonly Dim[] | undefined;
}

/** What a node's outputs are, given its inputs; an input that is left out is `undefined`. */
export type InferRule = (node: Node, inputs: readonly (Known | undefined)[]) => readonly Known[];

export const unknown: Known = {};

/** Of larger tensors, nobody asks for the numbers. */
export const mostNumbers = 64;

/** The values as numbers, where all of them are known. */
export function numbersIn(known: Known | undefined): number[] | undefined {
  const { values } = known ?? unknown;
  return values?.every((value) => typeof value === 'number') ? (values as number[]) : undefined;
}

/** An axis counted from the end, counted from the start. */
export function axisOf(axis: number, rank: number): number {
  return axis < 0 ? axis + rank : axis;
}

/**
 * `f` of a length. A symbol becomes another symbol, which says what was done to it, so that lengths that came about
 * in the same way count as equal.
 */
export function lengthAfter(dim: Dim, deed: string, f: (length: number) => number): Dim {
  return typeof dim === 'number' ? f(dim) : dim === undefined ? undefined : `${deed}(${dim})`;
}

/** `f` of lengths that are known. */
export function withLengths(dims: readonly Dim[], f: (...lengths: number[]) => number): Dim {
  return dims.every((dim) => typeof dim === 'number') ? f(...(dims as number[])) : undefined;
}

/** How many values a tensor has, where all its lengths are known. */
export function product(dims: readonly Dim[]): Dim {
  return withLengths(dims, (...lengths) => lengths.reduce((a, b) => a * b, 1));
}

/** The shape that tensors of these shapes are stretched to. ONNX: multidirectional broadcasting. */
export function broadcast(shapes: readonly (readonly Dim[] | undefined)[]): readonly Dim[] | undefined {
  if (!shapes.every((shape) => shape !== undefined)) return undefined;
  const rank = Math.max(...shapes.map((shape) => shape.length));
  return Array.from({ length: rank }, (_, axis) => {
    const dims = shapes.map((shape) => (axis < rank - shape.length ? 1 : shape[axis - rank + shape.length]));
    const long = dims.filter((dim) => dim !== 1);
    const stated = long.find((dim) => typeof dim === 'number' && dim > 1);
    if (stated !== undefined) return stated;
    return long.length === 0 ? 1 : long.every((dim) => dim === long[0]) ? long[0] : undefined;
  });
}
