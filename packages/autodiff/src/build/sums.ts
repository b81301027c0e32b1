import { ints, int } from './attributes.ts';
import type { Builder } from './builder.ts';
import { axesFrom, dimsOf, reshapeLike } from './shapes.ts';

/** `Σ` over axes, which stay with length 1 unless told otherwise. */
export function reduceSum(b: Builder, value: string, axes: readonly number[], keep = true): string {
  return axes.length === 0
    ? value
    : b.emit('ReduceSum', [value, b.ints(...axes)], { keepdims: int(Number(keep)) });
}

/** The mean over axes, which stay with length 1. */
export function reduceMean(b: Builder, value: string, axes: readonly number[]): string {
  if (b.opset >= 18) return b.emit('ReduceMean', [value, b.ints(...axes)], { keepdims: int(1) });
  return b.emit('ReduceMean', [value], { axes: ints(axes), keepdims: int(1) });
}

/**
 * The adjoint of stretching `target` to the shape of g: sums over the axes that were stretched. Axes of a length that
 * isn't known count as not stretched; should one be, the last reshape fails for want of the right number of values.
 */
export function unbroadcast(b: Builder, g: string, target: string): string {
  const [from, to] = [dimsOf(b, g), dimsOf(b, target)];
  const lead = from.length - to.length;
  const stretched = to.flatMap((dim, axis) => (dim === 1 && from[lead + axis] !== 1 ? [lead + axis] : []));
  return reshapeLike(b, reduceSum(b, g, [...axesFrom(0, lead), ...stretched]), target);
}

/** Sums over the leading axes of a batch of matrices that were stretched; the last two are left alone. */
export function unbroadcastBatch(b: Builder, g: string, target: string): string {
  const [from, to] = [dimsOf(b, g), dimsOf(b, target)];
  const lead = from.length - to.length;
  const stretched = to
    .slice(0, -2)
    .flatMap((dim, axis) => (dim === 1 && from[lead + axis] !== 1 ? [lead + axis] : []));
  return reshapeLike(b, reduceSum(b, g, [...axesFrom(0, lead), ...stretched]), target);
}
