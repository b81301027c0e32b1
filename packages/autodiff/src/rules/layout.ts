/** @file Operators that move values: the cotangent moves back. */
import { int } from '../build/attributes.ts';
import type { Builder } from '../build/builder.ts';
import {
  axesFrom,
  dimsOf,
  joined,
  lengthOf,
  rankOf,
  reshapeLike,
  shapeOf,
  transpose as turn,
  zerosLike,
} from '../build/shapes.ts';
import { reduceSum, unbroadcast } from '../build/sums.ts';
import { intOf, intsOf, stringOf } from '../ir/attributes.ts';
import { axisOf } from '../infer/known.ts';
import { type Rule, unary } from './rule.ts';

const reshape: Rule = unary(({ b, gy, first }) => reshapeLike(b, gy, first));

const transpose: Rule = unary(({ b, gy, first, node }) => {
  const rank = rankOf(b, first);
  const perm = intsOf(node, 'perm', axesFrom(0, rank).reverse());
  return turn(
    b,
    gy,
    axesFrom(0, rank).map((axis) => perm.indexOf(axis)),
  );
});

const expand: Rule = unary(({ b, gy, first }) => unbroadcast(b, gy, first));

/** The copies side by side are added up: `[r₀·d₀, …] → [r₀, d₀, …]`, summed over every other axis. */
const tile: Rule = unary(({ b, gy, first, x }) => {
  const rank = rankOf(b, first);
  const column = (list: string): string => b.emit('Reshape', [list, b.ints(-1, 1)]);
  const pairs = b.emit('Concat', [column(x[1]!), column(shapeOf(b, first))], { axis: int(1) });
  const apart = b.emit('Reshape', [gy, b.emit('Reshape', [pairs, b.ints(-1)])]);
  const sum = reduceSum(
    b,
    apart,
    axesFrom(0, rank).map((axis) => 2 * axis),
    false,
  );
  return reshapeLike(b, sum, first);
});

const concat: Rule = ({ b, node, x, g }) => {
  if (x.length === 1) return [g[0]];
  const axis = axisOf(intOf(node, 'axis', 0), rankOf(b, x[0]!));
  const sizes = joined(
    b,
    x.map((input) => lengthOf(b, input, axis)),
  );
  return b.emitMany('Split', [g[0]!, sizes], { count: x.length, attributes: { axis: int(axis) } });
};

const split: Rule = ({ b, node, x, y, g }) => {
  const parts = y.map((out, i) => g[i] ?? zerosLike(b, out));
  return [b.emit('Concat', parts, { axis: int(axisOf(intOf(node, 'axis', 0), rankOf(b, x[0]!))) })];
};

const spaceToDepth: Rule = unary(({ b, gy, node }) =>
  b.emit('DepthToSpace', [gy], { blocksize: int(intOf(node, 'blocksize', 1)) }),
);

/** `SpaceToDepth` in either order of channels, as two reshapes round a transpose. */
const depthToSpace: Rule = unary(({ b, gy, first, node }) => {
  const size = intOf(node, 'blocksize', 1);
  const columns = stringOf(node, 'mode', 'DCR') === 'CRD';
  const channels = dimsOf(b, first)[1];
  const each = typeof channels === 'number' ? b.ints(channels / size ** 2) : b.ints(-1);
  const [batch, height, width] = [0, 2, 3].map((axis) => lengthOf(b, first, axis)) as [
    string,
    string,
    string,
  ];
  const blocks = b.emit('Reshape', [gy, joined(b, [batch, each, height, b.ints(size), width, b.ints(size)])]);
  return reshapeLike(b, turn(b, blocks, columns ? [0, 1, 3, 5, 2, 4] : [0, 3, 5, 1, 2, 4]), first);
});

/** Sums from the other end. */
const cumSum: Rule = unary(({ b, gy, x, node }) =>
  b.emit('CumSum', [gy, x[1]!], {
    exclusive: int(intOf(node, 'exclusive', 0)),
    reverse: int(1 - intOf(node, 'reverse', 0)),
  }),
);

const trilu: Rule = unary(({ b, gy, x, node }) =>
  b.emit('Trilu', [gy, ...x.slice(1)], { upper: int(intOf(node, 'upper', 1)) }),
);

/** Reverses an axis of a known length. */
export function reversed(
  b: Builder,
  value: string,
  { axis, length }: { axis: number; length: number },
): string {
  return b.emit('Gather', [value, b.ints(...axesFrom(0, length).reverse())], { axis: int(axis) });
}

/** By operator. */
export const layout: Readonly<Record<string, Rule>> = {
  Reshape: reshape,
  Flatten: reshape,
  Squeeze: reshape,
  Unsqueeze: reshape,
  Transpose: transpose,
  Expand: expand,
  Tile: tile,
  Concat: concat,
  Split: split,
  DepthToSpace: depthToSpace,
  SpaceToDepth: spaceToDepth,
  CumSum: cumSum,
  Trilu: trilu,
};
