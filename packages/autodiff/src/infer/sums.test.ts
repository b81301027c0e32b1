import { float, int, string, ints as list } from '../build/attributes.ts';
import { alone, beside, random } from '../fixtures/testDerivatives.ts';
import { type ShapeCase, testShapes } from '../fixtures/testShapes.ts';
import { floats, ints } from '../ir/constant.ts';
import { sumShapes } from './sums.ts';

const also = [1, 3, 7];
const image = { x: [2, 3, 8, 9], also: [1, 3, 5, 12] };

const reductions =
  'ReduceL1 ReduceL2 ReduceLogSum ReduceLogSumExp ReduceMax ReduceMean ReduceMin ReduceProd ReduceSum ReduceSumSquare';

function reduced(op: string): Record<string, ShapeCase> {
  return {
    [op]: { ...beside(op, { axes: ints([-1, 0]) }, { attributes: { keepdims: int(0) } }), also },
    [`${op} of all`]: { ...alone(op), also },
    [`${op} of none`]: { ...alone(op, { noop_with_empty_axes: int(1) }), also },
    [`${op} by an attribute`]:
      op === 'ReduceSum'
        ? alone(op, { axes: list([1]) }, { opsets: [11] })
        : alone(op, { axes: list([1]) }, { opsets: [13] }),
  };
}

function conv(w: readonly number[], attributes: ShapeCase['steps'][number][2] = {}): ShapeCase {
  return { ...beside('Conv', { w: random(...w) }, { attributes }), ...image };
}

/** A window of pooling, with steps and padding. */
function pooled(op: string, attributes: ShapeCase['steps'][number][2] = {}): ShapeCase {
  return { ...alone(op, { kernel_shape: list([3, 2]), ...attributes }), ...image };
}

testShapes(sumShapes, {
  Attention: {
    x: [2, 2, 3, 4],
    also: [2, 2, 5, 4],
    steps: [['Attention', ['x', 'k', 'v']]],
    constants: { k: random(2, 2, 5, 4), v: random(2, 2, 5, 6) },
    opsets: [23],
  },
  'Attention with heads and channels in one axis': {
    x: [2, 3, 8],
    also: [2, 3, 8],
    steps: [['Attention', ['x', 'k', 'v'], { q_num_heads: int(2), kv_num_heads: int(2) }]],
    constants: { k: random(2, 5, 8), v: random(2, 5, 6) },
    opsets: [23],
  },
  MatMul: { ...beside('MatMul', { w: random(2, 1, 4, 5) }) },
  'MatMul of a vector': { ...beside('MatMul', { w: random(4) }) },
  'MatMul by a vector': {
    x: [2, 3, 4],
    also,
    steps: [['MatMul', ['v', 'x']]],
    constants: { v: random(3) },
  },
  FusedMatMul: {
    x: [2, 3, 4],
    also,
    steps: [['com.microsoft:FusedMatMul', ['x', 'x'], { transA: int(1), alpha: float(2) }]],
  },
  Gemm: beside('Gemm', { w: random(5, 4) }, { x: [3, 4], attributes: { transB: int(1) } }),
  'Gemm, turned': beside('Gemm', { w: random(3, 5) }, { x: [3, 4], attributes: { transA: int(1) } }),
  Einsum: {
    x: [2, 3, 4],
    also,
    steps: [['Einsum', ['x', 'x'], { equation: string('bij, bkj -> kbi') }]],
  },
  'Einsum to one number': alone('Einsum', { equation: string('ijk->') }),
  Conv: conv([4, 3, 3, 3], { pads: list([1, 1, 1, 1]) }),
  'Conv without padding': conv([4, 3, 3, 2]),
  'Conv in steps, spread out': conv([4, 3, 3, 2], {
    strides: list([2, 3]),
    dilations: list([2, 1]),
    pads: list([1, 0, 2, 1]),
  }),
  'Conv, VALID': conv([4, 3, 3, 2], { auto_pad: string('VALID'), strides: list([2, 1]) }),
  'Conv, SAME_UPPER': conv([4, 3, 3, 2], { auto_pad: string('SAME_UPPER'), strides: list([2, 3]) }),
  'Conv, SAME_LOWER': conv([4, 3, 4, 2], { auto_pad: string('SAME_LOWER'), strides: list([1, 2]) }),
  'Conv in groups': conv([6, 1, 1, 1], { group: int(3) }),
  MultiHeadAttention: {
    ...beside(
      'com.microsoft:MultiHeadAttention',
      { k: random(2, 3, 4), v: random(2, 3, 6) },
      { attributes: { num_heads: int(2) } },
    ),
  },
  SkipLayerNormalization: {
    ...beside('com.microsoft:SkipLayerNormalization', { skip: random(2, 3, 4), scale: random(4) }),
  },
  FusedConv: {
    ...beside(
      'com.microsoft:FusedConv',
      { w: random(4, 3, 3, 3) },
      { attributes: { activation: string('Relu'), strides: list([2, 2]) } },
    ),
    ...image,
  },
  'two convolutions of one kind and a sum of them': {
    ...image,
    steps: [
      ['Conv', ['x', 'w'], { strides: list([2, 2]) }],
      ['Conv', ['x', 'v'], { strides: list([2, 2]) }],
      ['Add', ['a', 'b']],
    ],
    constants: { w: random(4, 3, 3, 3), v: random(4, 3, 3, 3) },
  },
  ConvTranspose: {
    ...beside(
      'ConvTranspose',
      { w: random(3, 2, 3, 3) },
      { attributes: { strides: list([2, 3]), pads: list([1, 1, 0, 1]), output_padding: list([1, 0]) } },
    ),
    ...image,
  },
  'ConvTranspose in groups': {
    ...beside(
      'ConvTranspose',
      { w: random(3, 2, 2, 3) },
      { attributes: { group: int(3), dilations: list([1, 2]) } },
    ),
    ...image,
  },
  'ConvTranspose of a given shape': beside(
    'ConvTranspose',
    { w: random(3, 2, 3, 3) },
    { x: [2, 3, 4, 5], attributes: { strides: list([2, 2]), output_shape: list([8, 10]) } },
  ),
  'ConvTranspose, SAME_UPPER': {
    ...beside(
      'ConvTranspose',
      { w: random(3, 2, 3, 3) },
      { attributes: { strides: list([2, 2]), auto_pad: string('SAME_UPPER') } },
    ),
    ...image,
  },
  AveragePool: pooled('AveragePool', { strides: list([2, 1]) }),
  'AveragePool, rounded up': pooled('AveragePool', {
    strides: list([2, 3]),
    pads: list([1, 1, 1, 1]),
    ceil_mode: int(1),
  }),
  MaxPool: {
    ...image,
    steps: [
      [
        'MaxPool',
        ['x'],
        { kernel_shape: list([2, 2]), strides: list([2, 2]), ceil_mode: int(1), dilations: list([2, 1]) },
        ['y', 'places'],
      ],
    ],
  },
  'MaxPool, SAME_UPPER': pooled('MaxPool', { strides: list([2, 2]), auto_pad: string('SAME_UPPER') }),
  LpPool: pooled('LpPool', { pads: list([1, 0, 1, 1]) }),
  GlobalAveragePool: { ...alone('GlobalAveragePool'), ...image },
  GlobalMaxPool: { ...alone('GlobalMaxPool'), ...image },
  LayerNormalization: {
    x: [2, 3, 4],
    also: [1, 3, 4],
    steps: [['LayerNormalization', ['x', 's'], { axis: int(1) }, ['y', 'mean', 'r']]],
    constants: { s: random(3, 4) },
  },
  ...Object.fromEntries(reductions.split(' ').flatMap((op) => Object.entries(reduced(op)))),
  'ReduceProd of a shape': {
    x: [2, 3, 4],
    also,
    steps: [
      ['Shape', ['x']],
      ['ReduceProd', ['a'], { keepdims: int(0) }],
    ],
  },
  'ReduceProd of a table': {
    x: [2],
    steps: [['ReduceProd', ['table', 'axis']]],
    constants: { table: ints([1, 2, 3, 4, 5, 6], [2, 3]), axis: ints([1]) },
  },
  ArgMax: { ...alone('ArgMax', { axis: int(-1), keepdims: int(0) }), also },
  ArgMin: { ...alone('ArgMin'), also },
  Resize: {
    ...image,
    steps: [['Resize', ['x', '', 'scales']]],
    constants: { scales: floats([1, 1, 2, 0.6]) },
  },
  'Resize of a long image': {
    x: [1, 1, 1000, 3],
    also: [1, 1, 30, 10],
    steps: [['Resize', ['x', '', 'scales']]],
    constants: { scales: floats([1, 1, 0.7, 1 / 3]) },
  },
  'Resize to a size': {
    x: [2, 3, 4, 5],
    steps: [['Resize', ['x', '', '', 'sizes']]],
    constants: { sizes: ints([2, 3, 7, 5]) },
  },
  'Resize to the size of another': {
    ...image,
    steps: [
      ['AveragePool', ['x'], { kernel_shape: list([2, 2]), strides: list([2, 2]) }],
      ['Shape', ['x']],
      ['Resize', ['a', '', '', 'b']],
      ['Add', ['c', 'x']],
    ],
  },
  'Resize of some axes by scales': {
    ...image,
    steps: [['Resize', ['x', '', 'scales'], { axes: list([2, 3]) }]],
    constants: { scales: floats([2, 3]) },
  },
  'Resize of some axes to a size': {
    ...image,
    steps: [['Resize', ['x', '', '', 'sizes'], { axes: list([-1, 2]) }]],
    constants: { sizes: ints([7, 5]) },
  },
  'Resize inside a size': {
    ...image,
    steps: [
      [
        'Resize',
        ['x', '', '', 'sizes'],
        { axes: list([2, 3]), keep_aspect_ratio_policy: string('not_larger') },
      ],
    ],
    constants: { sizes: ints([20, 20]) },
  },
});
