/** @file Operators that add up over axes: products of matrices, convolutions, pooling, reductions, resampling. */
import { intOf, intsOf, stringOf } from '../ir/attributes.ts';
import type { Dim, Node } from '../ir/graph.ts';
import {
  axisOf,
  broadcast,
  type InferRule,
  type Known,
  lengthAfter,
  numbersIn,
  unknown,
  withLengths,
} from './known.ts';

const matMul: InferRule = (node, [a = unknown, b = unknown]) => {
  const { type } = a;
  if (!a.dims || !b.dims) return [{ type }];
  const turned = (dims: readonly Dim[], flag: string): readonly Dim[] =>
    intOf(node, flag, 0) === 1 ? [...dims.slice(0, -2), dims.at(-1), dims.at(-2)] : dims;
  const [p, q] = [turned(a.dims, 'transA'), turned(b.dims, 'transB')];
  const batch = broadcast([p.slice(0, -2), q.slice(0, -2)])!;
  return [
    { type, dims: [...batch, ...(p.length > 1 ? [p.at(-2)] : []), ...(q.length > 1 ? [q.at(-1)] : [])] },
  ];
};

const gemm: InferRule = (node, [a = unknown, b = unknown]) => [
  {
    type: a.type,
    dims: [a.dims?.[intOf(node, 'transA', 0)], b.dims?.[1 - intOf(node, 'transB', 0)]],
  },
];

/** `[N, heads, T, D]`, or with the heads in the last axis. */
const attention: InferRule = (node, [q = unknown, , v = unknown]) => {
  const { type, dims } = q;
  if (dims?.length !== 3) return [{ type, dims: dims && [...dims.slice(0, 3), v.dims?.[3]] }];
  const heads = (of: string): number => intOf(node, of, 1);
  const width = withLengths([v.dims?.[2]], (all) => (all / heads('kv_num_heads')) * heads('q_num_heads'));
  return [{ type, dims: [...dims.slice(0, 2), width] }];
};

const einsum: InferRule = (node, inputs) => {
  const [terms = '', out] = stringOf(node, 'equation', '').replaceAll(' ', '').split('->');
  const lengths = new Map<string, Dim>();
  for (const [i, term] of terms.split(',').entries()) {
    for (const [axis, letter] of Array.from(term).entries()) {
      const dim = inputs[i]?.dims?.[axis];
      if (typeof lengths.get(letter) !== 'number') lengths.set(letter, dim ?? lengths.get(letter));
    }
  }
  const known = out !== undefined && !terms.includes('.');
  return [
    { type: inputs[0]?.type, dims: known ? Array.from(out, (letter) => lengths.get(letter)) : undefined },
  ];
};

/** How a window moves along the axes of an image. */
export interface Window {
  readonly kernel: readonly number[];
  readonly strides: readonly number[];
  readonly dilations: readonly number[];
  /** What is added before each axis, and after it. */
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/**
 * The window of a convolution or a pooling. `sides` are the lengths of its input, which the paddings `SAME_…` depend
 * on; `undefined` where these are not known, or the kernel isn't.
 */
export function windowOf(
  node: Node,
  kernel: readonly Dim[] | undefined,
  sides: readonly Dim[],
): Window | undefined {
  const size = intsOf(node, 'kernel_shape', undefined) ?? kernel;
  if (!size?.every((length) => typeof length === 'number')) return undefined;
  const ones = size.map(() => 1);
  const strides = intsOf(node, 'strides', ones);
  const dilations = intsOf(node, 'dilations', ones);
  const pads = intsOf(node, 'pads', [...ones, ...ones].fill(0));
  const auto = stringOf(node, 'auto_pad', 'NOTSET');
  const given = {
    kernel: size,
    strides,
    dilations,
    before: pads.slice(0, size.length),
    after: pads.slice(size.length),
  };
  if (auto === 'NOTSET') return given;
  const zero = { ...given, before: ones.map(() => 0), after: ones.map(() => 0) };
  if (auto === 'VALID') return zero;
  if (!sides.every((side) => typeof side === 'number')) return undefined;
  const totals = sides.map((side, i) => {
    const out = Math.ceil(side / strides[i]!);
    return Math.max(0, (out - 1) * strides[i]! + (size[i]! - 1) * dilations[i]! + 1 - side);
  });
  const [less, more] = [
    totals.map((total) => Math.floor(total / 2)),
    totals.map((total) => Math.ceil(total / 2)),
  ];
  return auto === 'SAME_UPPER'
    ? { ...zero, before: less, after: more }
    : { ...zero, before: more, after: less };
}

function slid(node: Node, sides: readonly Dim[], window: Window | undefined): readonly Dim[] {
  const round = intOf(node, 'ceil_mode', 0) === 1 ? Math.ceil : Math.floor;
  return sides.map((side, i) => {
    if (!window) return undefined;
    const [k, s, d] = [window.kernel[i]!, window.strides[i]!, window.dilations[i]!];
    const pads = window.before[i]! + window.after[i]!;
    if (s === 1 && pads === d * (k - 1)) return side;
    return lengthAfter(side, `window ${k} ${s} ${d} ${pads} ${round.name}`, (length) => {
      const out = round((length + pads - d * (k - 1) - 1) / s) + 1;
      const beyond = round === Math.ceil && (out - 1) * s >= length + window.before[i]!;
      return beyond ? out - 1 : out;
    });
  });
}

const conv: InferRule = (node, [x = unknown, w = unknown]) => {
  const { type, dims } = x;
  if (!dims) return [{ type, dims: w.dims?.map(() => undefined) }];
  const sides = dims.slice(2);
  return [
    { type, dims: [dims[0], w.dims?.[0], ...slid(node, sides, windowOf(node, w.dims?.slice(2), sides))] },
  ];
};

const convTranspose: InferRule = (node, [x = unknown, w = unknown]) => {
  const { type, dims } = x;
  const window = windowOf(
    { ...node, attributes: { ...node.attributes, auto_pad: { kind: 'string', value: 'NOTSET' } } },
    w.dims?.slice(2),
    [],
  );
  if (!dims || !window) return [{ type, dims: w.dims?.map(() => undefined) }];
  const shape = intsOf(node, 'output_shape', undefined);
  const same = stringOf(node, 'auto_pad', 'NOTSET').startsWith('SAME');
  const extra = intsOf(node, 'output_padding', []);
  const sides = dims.slice(2).map((side, i) => {
    if (shape) return shape.at(i - (dims.length - 2));
    const [k, s, d] = [window.kernel[i]!, window.strides[i]!, window.dilations[i]!];
    if (same) return s === 1 ? side : lengthAfter(side, `times ${s}`, (length) => length * s);
    const trim = window.before[i]! + window.after[i]! - (extra[i] ?? 0);
    if (s === 1 && trim === d * (k - 1)) return side;
    const reach = d * (k - 1) + 1 - trim;
    return lengthAfter(side, `apart ${s} ${reach}`, (length) => (length - 1) * s + reach);
  });
  const channels = withLengths([w.dims?.[1]], (each) => each * intOf(node, 'group', 1));
  return [{ type, dims: [dims[0], channels, ...sides] }];
};

const pool: InferRule = (node, [x = unknown]) => {
  const { type, dims } = x;
  if (!dims) return node.outputs.map(() => ({ type }));
  const sides = dims.slice(2);
  const out = [...dims.slice(0, 2), ...slid(node, sides, windowOf(node, undefined, sides))];
  return node.outputs.map((_, i) => ({ type: i === 0 ? type : 'int64', dims: out }));
};

const globalPool: InferRule = (_, [x = unknown]) => [
  { type: x.type, dims: x.dims?.map((dim, axis) => (axis < 2 ? dim : 1)) },
];

/** The axes that a reduction goes over, given as an attribute or as an input; `undefined` where they aren't known. */
export function reducedAxes(
  node: Node,
  rank: number,
  axesIn: Known | undefined,
): readonly number[] | undefined {
  const axes = axesIn ? numbersIn(axesIn) : intsOf(node, 'axes', []);
  if (axes?.length === 0) {
    return intOf(node, 'noop_with_empty_axes', 0) === 1
      ? []
      : Array.from({ length: rank }, (_, axis) => axis);
  }
  return axes?.map((axis) => axisOf(axis, rank));
}

const reduction: InferRule = (node, [x = unknown, axesIn]) => {
  const { type, dims } = x;
  const axes = dims && reducedAxes(node, dims.length, axesIn);
  const keeps = intOf(node, 'keepdims', 1) === 1;
  if (!dims || !axes) return [{ type, dims: keeps ? dims?.map(() => undefined) : undefined }];
  const all = dims.map((dim, axis) => (axes.includes(axis) ? 1 : dim));
  const values = node.op === 'ReduceProd' && axes.length === dims.length ? numbersIn(x) : undefined;
  return [
    {
      type,
      dims: keeps ? all : dims.filter((_, axis) => !axes.includes(axis)),
      values: values && [values.reduce((a, b) => a * b, 1)],
    },
  ];
};

const argument: InferRule = (node, [x = unknown]) => {
  if (!x.dims) return [{ type: 'int64' }];
  const axis = axisOf(intOf(node, 'axis', 0), x.dims.length);
  const keeps = intOf(node, 'keepdims', 1) === 1;
  return [{ type: 'int64', dims: x.dims.flatMap((dim, a) => (a !== axis ? [dim] : keeps ? [1] : [])) }];
};

/** ONNX Runtime multiplies lengths by scales in float32. */
const resize: InferRule = (node, [x = unknown, , scalesIn, sizesIn]) => {
  const { type, dims } = x;
  if (!dims) return [{ type }];
  const axes = intsOf(node, 'axes', [...dims.keys()]).map((axis) => axisOf(axis, dims.length));
  const scales = numbersIn(scalesIn);
  const sizes =
    sizesIn?.values &&
    fitted(
      node,
      axes.map((axis) => dims[axis]),
      sizesIn.values,
    );
  const out = [...dims];
  for (const [i, axis] of axes.entries()) {
    const scale = scales?.[i];
    if (sizes) out[axis] = sizes[i];
    else if (scale === undefined) out[axis] = undefined;
    else if (scale !== 1)
      out[axis] = lengthAfter(dims[axis], `times ${scale}`, (length) =>
        Math.floor(Math.fround(length * scale)),
      );
  }
  return [{ type, dims: out }];
};

/** The sizes that a resampling comes to: those that are wanted, unless it keeps the ratio of the sides. */
function fitted(node: Node, sides: readonly Dim[], sizes: readonly Dim[]): readonly Dim[] {
  const policy = stringOf(node, 'keep_aspect_ratio_policy', 'stretch');
  if (policy === 'stretch') return sizes;
  const ratios = sides.map((side, i) => withLengths([sizes[i], side], (size, length) => size / length));
  const ratio = withLengths(ratios, policy === 'not_larger' ? Math.min : Math.max);
  return sides.map((side) => withLengths([side, ratio], (length, by) => Math.round(length * by)));
}

/** Layer normalisation also tells the mean and the reciprocal of the deviation, one for each that it normalises. */
const layerNormalization: InferRule = (node, [x = unknown]) => {
  const { type, dims } = x;
  const axis = axisOf(intOf(node, 'axis', -1), dims?.length ?? 0);
  const each = dims?.map((dim, a) => (a < axis ? dim : 1));
  return node.outputs.map((_, i) => (i === 0 ? { type, dims } : { type: 'float32', dims: each }));
};

/** Of a sum: its statistics are left open, and the sum itself comes last. */
const skipLayerNormalization: InferRule = (node, [x = unknown]) =>
  node.outputs.map((_, i) => (i === 0 || i === 3 ? x : unknown)).map(({ type, dims }) => ({ type, dims }));

/** By operator. */
export const sumShapes: Readonly<Record<string, InferRule>> = {
  MatMul: matMul,
  'com.microsoft:FusedMatMul': matMul,
  Gemm: gemm,
  Einsum: einsum,
  Attention: attention,
  'com.microsoft:MultiHeadAttention': attention,
  Conv: conv,
  'com.microsoft:FusedConv': conv,
  ConvTranspose: convTranspose,
  Resize: resize,
  LayerNormalization: layerNormalization,
  'com.microsoft:SkipLayerNormalization': skipLayerNormalization,
  ReduceL1: reduction,
  ReduceL2: reduction,
  ReduceLogSum: reduction,
  ReduceLogSumExp: reduction,
  ReduceMax: reduction,
  ReduceMean: reduction,
  ReduceMin: reduction,
  ReduceProd: reduction,
  ReduceSum: reduction,
  ReduceSumSquare: reduction,
  AveragePool: pool,
  MaxPool: pool,
  LpPool: pool,
  GlobalAveragePool: globalPool,
  GlobalMaxPool: globalPool,
  ArgMax: argument,
  ArgMin: argument,
};
