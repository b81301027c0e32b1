/** @file Operators that move values, and those that make shapes. */
import { rearranged } from './rearranged.ts';
import { intOf, intsOf } from '../ir/attributes.ts';
import { numbersOf } from '../ir/constant.ts';
import type { Dim } from '../ir/graph.ts';
import {
  axisOf,
  mostNumbers,
  broadcast,
  type InferRule,
  type Known,
  numbersIn,
  product,
  unknown,
  withLengths,
} from './known.ts';

const shape: InferRule = (node, [x = unknown]) => {
  const { dims } = x;
  if (!dims) return [{ type: 'int64', dims: [undefined] }];
  const values = dims.slice(intOf(node, 'start', 0), intOf(node, 'end', dims.length));
  return [{ type: 'int64', dims: [values.length], values }];
};

const sizeOf: InferRule = (_, [x = unknown]) => [
  { type: 'int64', dims: [], values: x.dims && [product(x.dims)] },
];

const constantOfShape: InferRule = (node, [wanted]) => {
  const { value } = node.attributes;
  const filler = value?.kind === 'tensor' ? value.value : undefined;
  const lengths = numbersIn(wanted);
  const count = lengths?.reduce((all, length) => all * length, 1) ?? Infinity;
  const filled =
    count <= mostNumbers ? Array<Dim>(count).fill(filler ? numbersOf(filler)?.[0] : 0) : undefined;
  return [{ type: filler?.type ?? 'float32', dims: dimsFrom(wanted), values: filled }];
};

/** A tensor of lengths as a shape; of so many unknown lengths where just their number is known. */
function dimsFrom(lengths: Known | undefined): readonly Dim[] | undefined {
  if (lengths?.values) return lengths.values;
  const count = lengths?.dims?.[0];
  return typeof count === 'number' ? Array.from({ length: count }, () => undefined) : undefined;
}

const range: InferRule = (_, [start, limit, delta]) => {
  const [from, to, step] = [start, limit, delta].map((known) => numbersIn(known)?.[0]);
  const type = start?.type;
  if (from === undefined || to === undefined || step === undefined) return [{ type, dims: [undefined] }];
  const length = Math.max(0, Math.ceil((to - from) / step));
  return [{ type, dims: [length], values: Array.from({ length }, (_, i) => from + i * step) }];
};

const reshape: InferRule = (node, [x = unknown, target]) => {
  const wanted = dimsFrom(target);
  const keepsZero = intOf(node, 'allowzero', 0) === 1;
  const dims = wanted?.map((dim, axis) => (dim === 0 && !keepsZero ? x.dims?.[axis] : dim));
  const open = dims?.indexOf(-1) ?? -1;
  if (!dims || open < 0) return [{ type: x.type, dims, values: x.values }];
  const rest = [...dims.slice(0, open), ...dims.slice(open + 1)];
  const length = remainder(x.dims, rest);
  return [{ type: x.type, dims: dims.map((dim, axis) => (axis === open ? length : dim)), values: x.values }];
};

/** The length that is left when `rest` is divided out of all: symbols cancel. */
function remainder(all: readonly Dim[] | undefined, rest: readonly Dim[]): Dim {
  if (!all) return undefined;
  const left = [...all];
  const open = rest.filter((dim) => {
    const found = typeof dim === 'string' ? left.indexOf(dim) : -1;
    if (found >= 0) left.splice(found, 1);
    return found < 0;
  });
  const symbols = left.filter((dim) => typeof dim === 'string');
  const [above, below] = [product(left.filter((dim) => typeof dim !== 'string')), product(open)];
  if (typeof above !== 'number' || typeof below !== 'number') return undefined;
  if (symbols.length === 0) return above / below;
  return symbols.length === 1 && above === below ? symbols[0] : undefined;
}

const flatten: InferRule = (node, [x = unknown]) => {
  const axis = axisOf(intOf(node, 'axis', 1), x.dims?.length ?? 0);
  return [
    {
      type: x.type,
      dims: x.dims ? [product(x.dims.slice(0, axis)), product(x.dims.slice(axis))] : [undefined, undefined],
    },
  ];
};

const squeeze: InferRule = (node, [x = unknown, axesIn]) => {
  const axes = axesIn ? numbersIn(axesIn) : intsOf(node, 'axes', undefined);
  const { type, dims, values } = x;
  const uncertain = axes === undefined && dims?.some((dim) => typeof dim !== 'number');
  if (!dims || (axesIn && !axes) || uncertain) return [{ type }];
  const gone = new Set(
    axes ? axes.map((axis) => axisOf(axis, dims.length)) : dims.flatMap((dim, i) => (dim === 1 ? [i] : [])),
  );
  return [{ type, dims: dims.filter((_, axis) => !gone.has(axis)), values }];
};

const unsqueeze: InferRule = (node, [x = unknown, axesIn]) => {
  const axes = axesIn ? numbersIn(axesIn) : intsOf(node, 'axes', undefined);
  const { type, dims, values } = x;
  if (!dims || !axes) return [{ type }];
  const rank = dims.length + axes.length;
  const fresh = new Set(axes.map((axis) => axisOf(axis, rank)));
  const old = dims[Symbol.iterator]();
  const out = Array.from({ length: rank }, (_, axis): Dim => (fresh.has(axis) ? 1 : old.next().value));
  return [{ type, dims: out, values }];
};

const transpose: InferRule = (node, [x = unknown]) => {
  const { type, dims } = x;
  const perm = intsOf(node, 'perm', undefined) ?? dims?.map((_, i) => dims.length - 1 - i);
  if (!dims || !perm) return [{ type, dims: undefined }];
  const values = rearranged(
    x,
    perm.map((axis) => dims[axis]),
    (index) => index.map((_, axis) => index[perm.indexOf(axis)]!),
  );
  return [{ type, dims: perm.map((axis) => dims[axis]), values }];
};

const concat: InferRule = (node, inputs) => {
  const { type, dims } = inputs[0] ?? unknown;
  if (!dims) return [{ type }];
  const axis = axisOf(intOf(node, 'axis', 0), dims.length);
  const lengths = inputs.map((input) => input?.dims?.[axis]);
  const out = dims.map((_, i) =>
    i === axis ? withLengths(lengths, (...all) => all.reduce((a, b) => a + b)) : agreed(inputs, i),
  );
  const values =
    dims.length === 1 ? inputs.map((input) => input?.values ?? unknownValues(input)) : [undefined];
  return [
    { type, dims: out, values: values.every((list) => list !== undefined) ? values.flat() : undefined },
  ];
};

/** The length that all inputs share: as a number, or as the symbol that has been through least. */
function agreed(inputs: readonly (Known | undefined)[], axis: number): Dim {
  const dims = inputs.map((input) => input?.dims?.[axis]);
  const symbols = dims.filter((dim) => typeof dim === 'string');
  return (
    dims.find((dim) => typeof dim === 'number') ??
    symbols.find((symbol) => symbols.every(({ length }) => symbol.length <= length))
  );
}

/** A list as long as the input, of which no value is known. */
function unknownValues(input: Known | undefined): Dim[] | undefined {
  const length = input?.dims?.[0];
  return typeof length === 'number' ? Array.from({ length }, () => undefined) : undefined;
}

const split: InferRule = (node, [x = unknown, sizesIn]) => {
  const { type, dims } = x;
  const count = node.outputs.length;
  if (!dims) return node.outputs.map(() => ({ type }));
  const axis = axisOf(intOf(node, 'axis', 0), dims.length);
  const sizes = sizesIn ? sizesIn.values : intsOf(node, 'split', undefined);
  const length = dims[axis];
  return node.outputs.map((_, i) => {
    const part = typeof length === 'number' ? Math.ceil(length / count) : undefined;
    const even = part === undefined ? undefined : Math.min(part, (length as number) - i * part);
    return { type, dims: dims.map((dim, a) => (a === axis ? (sizes ? sizes[i] : even) : dim)) };
  });
};

const gather: InferRule = (node, [x = unknown, indices = unknown]) => {
  const { type, dims, values } = x;
  if (!dims || !indices.dims) return [{ type }];
  const axis = axisOf(intOf(node, 'axis', 0), dims.length);
  const places = dims.length === 1 && values ? numbersIn(indices) : undefined;
  return [
    {
      type,
      dims: [...dims.slice(0, axis), ...indices.dims, ...dims.slice(axis + 1)],
      values: places?.map((place) => values![axisOf(place, values!.length)]),
    },
  ];
};

const gatherElements: InferRule = (_, [x = unknown, indices = unknown]) => [
  { type: x.type, dims: indices.dims },
];

const gatherNd: InferRule = (node, [x = unknown, indices = unknown]) => {
  const depth = indices.dims?.at(-1);
  const batch = intOf(node, 'batch_dims', 0);
  if (!x.dims || !indices.dims || typeof depth !== 'number') return [{ type: x.type }];
  return [{ type: x.type, dims: [...indices.dims.slice(0, -1), ...x.dims.slice(batch + depth)] }];
};

const expand: InferRule = (_, [x = unknown, target]) => [
  { type: x.type, dims: broadcast([x.dims, dimsFrom(target)]) },
];

const tile: InferRule = (_, [x = unknown, repeats]) => [
  {
    type: x.type,
    dims: x.dims?.map((dim, axis) => {
      const times = repeats?.values?.[axis];
      return times === 1 ? dim : withLengths([dim, times], (a, b) => a * b);
    }),
  },
];

const pad: InferRule = (node, [x = unknown, padsIn, , axesIn]) => {
  const { type, dims } = x;
  const pads = padsIn ? padsIn.values : intsOf(node, 'pads', undefined);
  const axes = axesIn ? numbersIn(axesIn) : dims?.map((_, axis) => axis);
  if (!dims || !pads || !axes) return [{ type, dims: dims?.map(() => undefined) }];
  const out = [...dims];
  for (const [i, given] of axes.entries()) {
    const axis = axisOf(given, dims.length);
    const [before, after] = [pads[i], pads[i + axes.length]];
    if (before !== 0 || after !== 0)
      out[axis] = withLengths([dims[axis], before, after], (a, b, c) => a + b + c);
  }
  return [{ type, dims: out }];
};

const depthToSpace: InferRule = (node, [x = unknown]) => [
  { type: x.type, dims: blocks(x.dims, intOf(node, 'blocksize', 1)) },
];
const spaceToDepth: InferRule = (node, [x = unknown]) => [
  { type: x.type, dims: blocks(x.dims, 1 / intOf(node, 'blocksize', 1)) },
];

function blocks(dims: readonly Dim[] | undefined, factor: number): readonly Dim[] | undefined {
  const [n, c, ...sides] = dims ?? [];
  const scaled = (dim: Dim, by: number): Dim => withLengths([dim], (length) => Math.round(length * by));
  return dims && [n, scaled(c, factor ** -2), ...sides.map((side) => scaled(side, factor))];
}

/** By operator. */
export const layoutShapes: Readonly<Record<string, InferRule>> = {
  Shape: shape,
  Size: sizeOf,
  ConstantOfShape: constantOfShape,
  Range: range,
  Reshape: reshape,
  Flatten: flatten,
  Squeeze: squeeze,
  Unsqueeze: unsqueeze,
  Transpose: transpose,
  Concat: concat,
  Split: split,
  Gather: gather,
  GatherElements: gatherElements,
  GatherND: gatherNd,
  Expand: expand,
  Tile: tile,
  Pad: pad,
  DepthToSpace: depthToSpace,
  SpaceToDepth: spaceToDepth,
};
