/** @file Shapes while a network runs: constants where they are known, nodes that work them out where they aren't. */
import { TweedieError } from '@tweedie/core';
import { numbersIn } from '../infer/known.ts';
import type { Dim } from '../ir/graph.ts';
import { int, ints } from './attributes.ts';
import type { Builder } from './builder.ts';

/** What to do where shapes are missing. */
export const withShapes = 'Export the network with shapes, or run onnx.shape_inference on it.';

/** A value of which not even the number of axes is known. Rules throw it as it is: the node is named further out. */
export class UnknownRank extends TweedieError {
  constructor(value: string) {
    super('bad-model', `autodiff: the number of axes of ${value} is not known`, { remedy: withShapes });
  }
}

/** The lengths of a value's axes, as far as they are known. Throws `UnknownRank`. */
export function dimsOf(b: Builder, value: string): readonly Dim[] {
  const { dims } = b.known(value);
  if (dims) return dims;
  throw new UnknownRank(value);
}

export function rankOf(b: Builder, value: string): number {
  return dimsOf(b, value).length;
}

/** The shape of a value as a list of int64. */
export function shapeOf(b: Builder, value: string): string {
  const dims = dimsOf(b, value);
  return dims.every((dim) => typeof dim === 'number') ? b.ints(...dims) : b.emit('Shape', [value]);
}

/** The lengths of some axes as a list of int64. */
export function lengthsOf(b: Builder, value: string, axes: readonly number[]): string {
  const dims = axes.map((axis) => dimsOf(b, value)[axis]);
  if (dims.every((dim) => typeof dim === 'number')) return b.ints(...dims);
  return b.emit('Gather', [b.emit('Shape', [value]), b.ints(...axes)]);
}

/** The length of one axis, as a list of one. */
export function lengthOf(b: Builder, value: string, axis: number): string {
  return lengthsOf(b, value, [axis]);
}

/** Lists of int64, one after the other. */
export function joined(b: Builder, lists: readonly string[]): string {
  const known = lists.map((list) => numbersIn(b.known(list)));
  if (known.every((values) => values !== undefined)) return b.ints(...known.flat());
  return lists.length === 1 ? lists[0]! : b.emit('Concat', lists, { axis: int(0) });
}

/** The same values in the shape of another. One length that isn't known follows from the others. */
export function reshapeLike(b: Builder, value: string, like: string): string {
  const dims = dimsOf(b, like);
  const from = b.known(value).dims;
  const certain =
    from?.length === dims.length && dims.every((dim, axis) => dim !== undefined && dim === from[axis]);
  if (certain) return value;
  const open = dims.filter((dim) => typeof dim !== 'number').length;
  if (open > 1) return b.emit('Reshape', [value, shapeOf(b, like)]);
  return b.emit('Reshape', [value, b.ints(...dims.map((dim) => (typeof dim === 'number' ? dim : -1)))]);
}

/** A value in a shape of which one length at most may be −1. */
export function reshape(b: Builder, value: string, dims: readonly number[]): string {
  return b.emit('Reshape', [value, b.ints(...dims)]);
}

export function zerosLike(b: Builder, value: string): string {
  return b.emit('Expand', [b.number(0, value), shapeOf(b, value)]);
}

export function transpose(b: Builder, value: string, perm: readonly number[]): string {
  return perm.every((axis, i) => axis === i) ? value : b.emit('Transpose', [value], { perm: ints(perm) });
}

/** A matrix, or a batch of them, turned over. */
export function turned(b: Builder, value: string): string {
  const rank = rankOf(b, value);
  const perm = Array.from({ length: rank }, (_, axis) => axis);
  [perm[rank - 2], perm[rank - 1]] = [rank - 1, rank - 2];
  return transpose(b, value, perm);
}

/** `[0, 1, …, count − 1]`, from `start` on. */
export function axesFrom(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, i) => start + i);
}
