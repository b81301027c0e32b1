/** @file Slices and paddings: what one takes away, the other puts back as zeros. */
import type { Builder } from '../build/builder.ts';
import { axesFrom, dimsOf, joined, lengthOf, lengthsOf, rankOf, transpose } from '../build/shapes.ts';
import { floats, ints } from '../ir/constant.ts';
import { intsOf, stringOf } from '../ir/attributes.ts';
import type { Dim } from '../ir/graph.ts';
import { axisOf, numbersIn } from '../infer/known.ts';
import { reversed } from './layout.ts';
import { fixedSizes, inFloat32, refuse } from './refuse.ts';
import type { Rule, Site } from './rule.ts';

/** Zeros go where nothing was taken from. */
const slice: Rule = (site) => {
  const { b, node, x } = site;
  const [value, startsIn, endsIn, axesIn, stepsIn] = x as [string, string, string, string?, string?];
  const starts = startsIn ? numbersIn(b.known(startsIn)) : intsOf(node, 'starts', undefined);
  const ends = endsIn ? numbersIn(b.known(endsIn)) : intsOf(node, 'ends', undefined);
  const count = starts?.length ?? (startsIn && dimsOf(b, startsIn)[0]);
  if (typeof count !== 'number')
    throw refuse(node, 'cuts along axes that are not known before a run', fixedSizes);
  const axes = axesIn ? numbersIn(b.known(axesIn)) : intsOf(node, 'axes', axesFrom(0, count));
  const steps = stepsIn ? numbersIn(b.known(stepsIn)) : axesFrom(0, count).map(() => 1);
  if (!axes || !steps)
    throw refuse(node, 'cuts along axes, or in steps, that are not known before a run', fixedSizes);
  const places = axes.map((axis) => axisOf(axis, rankOf(b, value)));
  const plain = steps.every((step) => step === 1);
  if (plain && !(starts && ends)) return [putBackAtRunTime(site, { axes: places, starts: startsIn })];
  if (!starts) throw refuse(node, 'cuts in steps from a place that is not known before a run', fixedSizes);
  return [putBack(site, { axes: places, starts, steps })];
};

interface Cuts {
  readonly axes: readonly number[];
  readonly starts: readonly number[];
  readonly steps: readonly number[];
}

function putBack({ b, node, x, y, g }: Site, { axes, starts, steps }: Cuts): string {
  const [input, out] = [dimsOf(b, x[0]!), dimsOf(b, y[0]!)];
  let G = g[0]!;
  const before: string[] = input.map(() => b.ints(0));
  const after: string[] = input.map(() => b.ints(0));
  for (const [i, axis] of axes.entries()) {
    const [length, count, step] = [input[axis], out[axis], Math.abs(steps[i]!)];
    let start = typeof length === 'number' ? clamp(axisOf(starts[i]!, length), length) : starts[i]!;
    if (steps[i]! < 0) {
      if (typeof length !== 'number' || typeof count !== 'number') {
        throw refuse(node, 'cuts backwards along an axis whose length is not known before a run', fixedSizes);
      }
      G = reversed(b, G, { axis, length: count });
      start = Math.min(start, length - 1) - step * (count - 1);
    }
    if (step > 1) G = spaced(b, G, { axis, step });
    if (typeof length === 'number' && typeof count === 'number') {
      before[axis] = b.ints(start);
      after[axis] = b.ints(length - start - count * step); // below 0 it crops the zeros after the last
      continue;
    }
    const whole = lengthOf(b, x[0]!, axis);
    before[axis] =
      start >= 0 ? b.ints(start) : b.emit('Max', [b.emit('Add', [whole, b.ints(start)]), b.ints(0)]);
    after[axis] = b.emit('Sub', [b.emit('Sub', [whole, before[axis]]), lengthOf(b, G, axis)]);
  }
  return padBy(b, G, joined(b, [...before, ...after]));
}

function clamp(place: number, length: number): number {
  return Math.min(length, Math.max(0, place));
}

/** `step − 1` zeros after each value along an axis. */
function spaced(b: Builder, value: string, { axis, step }: { axis: number; step: number }): string {
  const rank = rankOf(b, value);
  const parted = b.emit('Unsqueeze', [value, b.ints(axis + 1)]);
  const pads = new Array<number>(2 * (rank + 1)).fill(0);
  pads[rank + 1 + axis + 1] = step - 1;
  const lengths = axesFrom(0, rank).map((a) => {
    const length = lengthOf(b, value, a);
    return a === axis ? b.emit('Mul', [length, b.ints(step)]) : length;
  });
  return b.emit('Reshape', [b.emit('Pad', [parted, b.ints(...pads)]), joined(b, lengths)]);
}

/** For starts that only a run tells: they count from the end where they are negative, and stay inside. */
function putBackAtRunTime(
  { b, x, y, g }: Site,
  { axes, starts }: { readonly axes: readonly number[]; readonly starts: string },
): string {
  const rank = rankOf(b, x[0]!);
  const lengths = lengthsOf(b, x[0]!, axes);
  const fromEnd = b.emit('Less', [starts, b.ints(0)]);
  const counted = b.emit('Where', [fromEnd, b.emit('Add', [starts, lengths]), starts]);
  const before = b.emit('Max', [b.emit('Min', [counted, lengths]), b.ints(0)]);
  const after = b.emit('Sub', [b.emit('Sub', [lengths, before]), lengthsOf(b, y[0]!, axes)]);
  const none = b.ints(...new Array<number>(2 * rank).fill(0));
  const places = b.constant(ints([...axes, ...axes.map((axis) => rank + axis)], [2 * axes.length, 1]));
  return padBy(b, g[0]!, b.emit('ScatterND', [none, places, joined(b, [before, after])]));
}

function padBy(b: Builder, value: string, pads: string): string {
  const known = numbersIn(b.known(pads));
  return known?.every((pad) => pad === 0) ? value : b.emit('Pad', [value, pads]);
}

/** Constant padding is cut off; borders that repeat the image are added to where they came from. */
const pad: Rule = (site) => {
  const { b, node, x, g, active } = site;
  if (active(2)) throw refuse(node, 'pads with a value that depends on the input');
  const [value, padsIn, , axesIn] = x as [string, string?, string?, string?];
  const rank = rankOf(b, value);
  const given = padsIn ? numbersIn(b.known(padsIn)) : intsOf(node, 'pads', undefined);
  const axes = axesIn ? numbersIn(b.known(axesIn)) : axesFrom(0, rank);
  const mode = stringOf(node, 'mode', 'constant');
  if (!given) {
    if (mode !== 'constant' || axesIn || !padsIn)
      throw refuse(node, `pads (${mode}) by what is not known before a run`, fixedSizes);
    return [b.emit('Pad', [g[0]!, b.emit('Neg', [padsIn])])];
  }
  if (!axes) throw refuse(node, 'pads axes that are not known before a run', fixedSizes);
  const before = new Array<number>(rank).fill(0);
  const after = new Array<number>(rank).fill(0);
  for (const [i, axis] of axes.entries()) {
    before[axisOf(axis, rank)] = given[i]!;
    after[axisOf(axis, rank)] = given[i + axes.length]!;
  }
  if (mode === 'constant')
    return [padBy(b, g[0]!, b.ints(...[...before, ...after].map((length) => -length)))];
  return [
    axesFrom(0, rank).reduce(
      (G, axis) => folded(site, G, { axis, before: before[axis]!, after: after[axis]!, mode }),
      g[0]!,
    ),
  ];
};

interface Border {
  readonly axis: number;
  readonly before: number;
  readonly after: number;
  readonly mode: string;
}

/** Adds the borders along one axis to where they came from: a product with a matrix of zeros and ones. */
function folded({ b, node, x }: Site, G: string, { axis, before, after, mode }: Border): string {
  if (before === 0 && after === 0) return G;
  const length: Dim = dimsOf(b, x[0]!)[axis];
  if (typeof length !== 'number') return foldedAtRunTime({ b, node, x }, G, { axis, before, after, mode });
  const rows = axesFrom(-before, length + after).map((place) => sourceOf(mode, place, length));
  const matrix = rows.flatMap((source) => axesFrom(0, length).map((column) => Number(column === source)));
  const M = b.constant(floats(matrix, [rows.length, length], b.known(x[0]!).type));
  const last = rankOf(b, G) - 1;
  const swapped = axesFrom(0, last + 1).map((a) => (a === axis ? last : a === last ? axis : a));
  return transpose(b, b.emit('MatMul', [transpose(b, G, swapped), M]), swapped);
}

const sources: Readonly<Record<string, (place: number, length: number) => number>> = {
  edge: (place, length) => Math.min(length - 1, Math.max(0, place)),
  wrap: (place, length) => ((place % length) + length) % length,
  reflect(place, length) {
    const period = Math.max(1, 2 * (length - 1));
    const i = ((place % period) + period) % period;
    return i < length ? i : period - i;
  },
};

function sourceOf(mode: string, place: number, length: number): number {
  return (sources[mode] ?? sources['edge']!)(place, length);
}

/** The same where the axis has a length that only a run tells: the matrix is the padding of an identity matrix. */
function foldedAtRunTime(
  { b, node, x }: Pick<Site, 'b' | 'node' | 'x'>,
  G: string,
  { axis, before, after, mode }: Border,
): string {
  const n = lengthOf(b, x[0]!, axis);
  const square = b.emit('ConstantOfShape', [joined(b, [n, n])]);
  const type = b.known(x[0]!).type;
  if (type !== 'float32')
    throw refuse(node, `pads (${mode}) an axis of unknown length of another type than float32`, inFloat32);
  const identity = b.emit('EyeLike', [square]);
  const M = b.emit('Pad', [identity, b.ints(before, 0, after, 0)], { mode: { kind: 'string', value: mode } });
  const last = rankOf(b, G) - 1;
  const swapped = axesFrom(0, last + 1).map((a) => (a === axis ? last : a === last ? axis : a));
  return transpose(b, b.emit('MatMul', [transpose(b, G, swapped), M]), swapped);
}

/** By operator. */
export const slices: Readonly<Record<string, Rule>> = {
  Slice: slice,
  Pad: pad,
};
