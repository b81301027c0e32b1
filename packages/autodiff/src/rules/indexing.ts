/** @file Gathering and scattering: each is the other's adjoint. */
import { int, string } from '../build/attributes.ts';
import type { Builder } from '../build/builder.ts';
import { axesFrom, lengthOf, rankOf, reshapeLike, shapeOf, transpose, zerosLike } from '../build/shapes.ts';
import { intOf, stringOf } from '../ir/attributes.ts';
import { axisOf, numbersIn } from '../infer/known.ts';
import { refuse } from './refuse.ts';
import type { Rule } from './rule.ts';

const adding = { reduction: string('add') };

/** Scatters into zeros, along the first axis; the axis that is gathered along changes places with it. */
const gather: Rule = ({ b, node, x, g }) => {
  const [value, indices] = x as [string, string];
  const [rank, depth] = [rankOf(b, value), rankOf(b, indices)];
  const axis = axisOf(intOf(node, 'axis', 0), rank);
  const rest = axesFrom(0, rank).filter((a) => a !== axis);
  const front = [
    ...axesFrom(axis, axis + depth),
    ...axesFrom(0, axis),
    ...axesFrom(axis + depth, rank - 1 + depth),
  ];
  const zeros = b.emit('Expand', [
    b.number(0, value),
    b.emit('Gather', [shapeOf(b, value), b.ints(axis, ...rest)]),
  ]);
  const places = b.emit('Unsqueeze', [fromStart(b, indices, lengthOf(b, value, axis)), b.ints(depth)]);
  const sum = b.emit('ScatterND', [zeros, places, transpose(b, g[0]!, front)], adding);
  const order = [axis, ...rest];
  return [
    reshapeLike(
      b,
      transpose(
        b,
        sum,
        axesFrom(0, rank).map((a) => order.indexOf(a)),
      ),
      value,
    ),
  ];
};

/** Indices that count from the end count from the start. */
function fromStart(b: Builder, indices: string, length: string): string {
  if (numbersIn(b.known(indices))?.every((index) => index >= 0)) return indices;
  const whole = b.known(indices).type === 'int64' ? indices : b.emit('Cast', [indices], { to: int(7) });
  return b.emit('Where', [b.emit('Less', [whole, b.ints(0)]), b.emit('Add', [whole, length]), whole]);
}

/** Scatters into zeros. */
const gatherNd: Rule = ({ b, node, x, g }) => {
  if (intOf(node, 'batch_dims', 0) !== 0) throw refuse(node, 'gathers by batches (batch_dims)');
  return [b.emit('ScatterND', [zerosLike(b, x[0]!), x[1]!, g[0]!], adding)];
};

/** Scatters into zeros. */
const gatherElements: Rule = ({ b, node, x, g }) => [
  b.emit('ScatterElements', [zerosLike(b, x[0]!), x[1]!, g[0]!], {
    axis: int(intOf(node, 'axis', 0)),
    ...adding,
  }),
];

/** g goes to the data, but 0 where updates took its place, and to the updates from where they went. */
const scatterNd: Rule = ({ b, node, x, g, active }) => {
  const [data, indices, updates] = x as [string, string, string];
  const adds = addsUp(stringOf(node, 'reduction', 'none'));
  if (adds === undefined) throw refuse(node, 'combines values otherwise than by adding');
  return [
    active(0) && data
      ? adds
        ? g[0]
        : b.emit('ScatterND', [g[0]!, indices, zerosLike(b, updates)])
      : undefined,
    undefined,
    active(2) ? b.emit('GatherND', [g[0]!, indices]) : undefined,
  ];
};

/** As `scatterNd`, along one axis. */
const scatterElements: Rule = ({ b, node, x, g, active }) => {
  const [data, indices, updates] = x as [string, string, string];
  const adds = addsUp(stringOf(node, 'reduction', 'none'));
  if (adds === undefined) throw refuse(node, 'combines values otherwise than by adding');
  const attributes = { axis: int(intOf(node, 'axis', 0)) };
  const cleared = (): string =>
    b.emit('ScatterElements', [g[0]!, indices, zerosLike(b, updates)], attributes);
  return [
    active(0) && data ? (adds ? g[0] : cleared()) : undefined,
    undefined,
    active(2) ? b.emit('GatherElements', [g[0]!, indices], attributes) : undefined,
  ];
};

function addsUp(reduction: string): boolean | undefined {
  return reduction === 'add' ? true : reduction === 'none' ? false : undefined;
}

/** By operator. */
export const indexing: Readonly<Record<string, Rule>> = {
  Gather: gather,
  GatherND: gatherNd,
  GatherElements: gatherElements,
  ScatterND: scatterNd,
  ScatterElements: scatterElements,
};
