import { ints } from '../build/attributes.ts';
import type { Builder } from '../build/builder.ts';
import { axesFrom, dimsOf, joined, lengthOf, rankOf, transpose, turned } from '../build/shapes.ts';
import { floats } from '../ir/constant.ts';
import { intsOf, stringOf } from '../ir/attributes.ts';
import type { Attribute, Node } from '../ir/graph.ts';
import { axisOf, numbersIn } from '../infer/known.ts';
import { inFloat32, refuse } from './refuse.ts';
import type { Rule, Site } from './rule.ts';

/**
 * Resampling is linear, and each axis is on its own. Pixels that were repeated a whole number of times are summed.
 * Else the matrix of an axis is found by resampling an identity matrix in the same way.
 */
const resize: Rule = (site) => {
  const { b, x, g, active } = site;
  if (active(1) || active(2)) throw refuse(site.node, 'has scales or a region that depend on the input');
  const scales = scalesOf(site);
  if (scales && repeats(site.node, scales)) return [summed(b, g[0]!, scales.slice(2))];
  const [from, to] = [dimsOf(b, x[0]!), dimsOf(b, site.y[0]!)];
  const images = from.length > 2;
  const isLeft = (axis: number): boolean => {
    if (scales) return scales[axis] === 1;
    const certain = from[axis] !== undefined && to[axis] !== undefined;
    return certain ? from[axis] === to[axis] : images && axis < 2;
  };
  return [
    axesFrom(0, from.length).reduce(
      (G, axis) => (isLeft(axis) ? G : alongAxis(site, G, { axis, scale: scales?.[axis] })),
      g[0]!,
    ),
  ];
};

/** The scale of each axis, where the node gives them or the sizes are known. */
function scalesOf({ b, node, x, y }: Site): readonly number[] | undefined {
  if (x.length > 4 || stringOf(node, 'keep_aspect_ratio_policy', 'stretch') !== 'stretch') {
    throw refuse(node, 'resamples in a way of its own');
  }
  const [from, to] = [dimsOf(b, x[0]!), dimsOf(b, y[0]!)];
  const given = x[2] ? numbersIn(b.known(x[2])) : undefined;
  const axes = intsOf(node, 'axes', [...from.keys()]).map((axis) => axisOf(axis, from.length));
  if (given && given.length > 0) return from.map((_, axis) => given[axes.indexOf(axis)] ?? 1);
  const ratios = from.map((length, axis) => {
    const out = to[axis];
    if (length !== undefined && length === out) return 1;
    return typeof length === 'number' && typeof out === 'number' ? out / length : NaN;
  });
  return ratios.some(Number.isNaN) ? undefined : ratios;
}

/** Whether every pixel is repeated a whole number of times. */
function repeats(node: Node, scales: readonly number[]): boolean {
  const place = stringOf(node, 'coordinate_transformation_mode', 'half_pixel');
  const rounding = stringOf(node, 'nearest_mode', 'round_prefer_floor');
  const aligned =
    place === 'asymmetric' ? rounding === 'floor' : place === 'half_pixel' && rounding.startsWith('round');
  const whole = scales.every((scale) => Number.isInteger(scale) && scale >= 1);
  const images = scales.length > 2 && scales[0] === 1 && scales[1] === 1;
  return stringOf(node, 'mode', 'nearest') === 'nearest' && aligned && whole && images;
}

function summed(b: Builder, g: string, kernel: readonly number[]): string {
  const means = b.emit('AveragePool', [g], { kernel_shape: ints(kernel), strides: ints(kernel) });
  return b.emit('Mul', [
    means,
    b.number(
      kernel.reduce((a, c) => a * c, 1),
      g,
    ),
  ]);
}

const kept = [
  'mode',
  'coordinate_transformation_mode',
  'nearest_mode',
  'cubic_coeff_a',
  'exclude_outside',
  'antialias',
];

function alongAxis(
  site: Site,
  G: string,
  { axis, scale }: { axis: number; scale: number | undefined },
): string {
  const { b, node, x, y } = site;
  if (b.known(x[0]!).type !== 'float32')
    throw refuse(node, 'resamples values of another type than float32', inFloat32);
  const attributes = Object.fromEntries(
    kept.flatMap((name): [string, Attribute][] => {
      const attribute = node.attributes[name];
      return attribute ? [[name, attribute]] : [];
    }),
  );
  const n = lengthOf(b, x[0]!, axis);
  const identity = b.emit('EyeLike', [b.emit('ConstantOfShape', [joined(b, [n, n])])]);
  const image = b.emit('Unsqueeze', [identity, b.ints(0, 1)]);
  const how =
    scale !== undefined && x[2]
      ? ['', b.constant(floats([1, 1, scale, 1]))]
      : ['', '', joined(b, [b.ints(1, 1), lengthOf(b, y[0]!, axis), n])];
  const matrix = b.emit('Squeeze', [b.emit('Resize', [image, ...how], attributes), b.ints(0, 1)]); // [out, in]
  const last = rankOf(b, G) - 1;
  if (axis === last) return b.emit('MatMul', [G, matrix]);
  if (axis === last - 1) return b.emit('MatMul', [turned(b, matrix), G]);
  const swapped = axesFrom(0, last + 1).map((a) => (a === axis ? last : a === last ? axis : a));
  return transpose(b, b.emit('MatMul', [transpose(b, G, swapped), matrix]), swapped);
}

/** By operator. */
export const resampling: Readonly<Record<string, Rule>> = {
  Resize: resize,
};
