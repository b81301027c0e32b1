import { int, ints as list } from '../build/attributes.ts';
import { alone, beside, random } from '../fixtures/testDerivatives.ts';
import { type ShapeCase, testShapes } from '../fixtures/testShapes.ts';
import { floats, ints } from '../ir/constant.ts';
import { layoutShapes } from './layout.ts';
import { sliceShapes } from './slice.ts';

const also = [1, 3, 7];
const toTheEnd = 2 ** 63;

/** Some steps of x, with numbers to take for places and axes. */
function withNumbers(...steps: ShapeCase['steps']): ShapeCase {
  const constants = {
    zero: ints([0]),
    one: ints([1]),
    two: ints([2]),
    last: ints([-1]),
    minus: ints([-1]),
    end: ints([toTheEnd]),
    first: ints([0], []),
    three: ints([3], []),
  };
  return { x: [2, 3, 4], also, steps, constants };
}

testShapes(
  { ...layoutShapes, ...sliceShapes },
  {
    Shape: { ...alone('Shape'), also },
    'Shape of some axes': { ...alone('Shape', { start: int(-2), end: int(-1) }), also },
    Size: { ...alone('Size'), also },
    ConstantOfShape: withNumbers(['Shape', ['x']], ['ConstantOfShape', ['a']]),
    'ConstantOfShape of whole numbers': withNumbers(
      ['Shape', ['x'], { start: int(1) }],
      ['ConstantOfShape', ['a'], { value: { kind: 'tensor', value: ints([7]) } }],
    ),
    Range: {
      x: [2],
      steps: [['Range', ['from', 'to', 'by']]],
      constants: { from: ints([7], []), to: ints([-3], []), by: ints([-4], []) },
    },
    'Range of floats': {
      x: [2],
      steps: [['Range', ['from', 'to', 'by']]],
      constants: { from: floats([0], []), to: floats([1], []), by: floats([0.3], []) },
    },
    'Range that a run tells': withNumbers(
      ['Shape', ['x'], { start: int(2) }],
      ['Squeeze', ['a']],
      ['Range', ['first', 'b', 'three']],
    ),
    Reshape: { ...beside('Reshape', { shape: ints([0, -1]) }), also },
    'Reshape of one open length': { ...beside('Reshape', { shape: ints([-1, 1, 3, 4]) }) },
    'Reshape to heads, and back': {
      x: [2, 6, 4],
      also: [3, 6, 5],
      steps: [
        ['Reshape', ['x', 'heads']],
        ['Shape', ['x']],
        ['Reshape', ['a', 'b']],
      ],
      constants: { heads: ints([0, 2, 3, -1]) },
    },
    'Reshape by numbers of a shape': withNumbers(
      ['Shape', ['x']],
      ['Gather', ['a', 'zero']],
      ['Concat', ['b', 'minus'], { axis: int(0) }],
      ['Reshape', ['x', 'c']],
    ),
    'Reshape of no values': beside(
      'Reshape',
      { shape: ints([0, 5]) },
      { x: [0, 3], attributes: { allowzero: int(1) } },
    ),
    Flatten: { ...alone('Flatten', { axis: int(2) }), also },
    'Flatten from the end': { ...alone('Flatten', { axis: int(-1) }), also },
    'Flatten of all': { ...alone('Flatten', { axis: int(0) }), also },
    Squeeze: beside('Squeeze', { axes: ints([-2]) }, { x: [2, 1, 3] }),
    'Squeeze of all axes that can be': { ...alone('Squeeze', {}, { x: [2, 1, 3] }), also: [1, 1, 3] },
    'Squeeze before version 13': alone('Squeeze', { axes: list([1]) }, { x: [2, 1, 3], opsets: [11] }),
    Unsqueeze: { ...beside('Unsqueeze', { axes: ints([0, -2]) }), also },
    'Unsqueeze before version 13': alone('Unsqueeze', { axes: list([3, 1]) }, { opsets: [11] }),
    Transpose: { ...alone('Transpose', { perm: list([1, 2, 0]) }), also },
    'Transpose, backwards': { ...alone('Transpose'), also },
    Concat: { ...beside('Concat', { c: random(2, 5, 4) }, { attributes: { axis: int(-2) } }) },
    'Concat of open lengths': { ...withNumbers(['Concat', ['x', 'x'], { axis: int(2) }]) },
    Split: {
      ...withNumbers(['Split', ['x'], { axis: int(2) }, ['y', 'q']]),
      x: [2, 3, 6],
      also: [1, 3, 8],
      opsets: [13],
    },
    'Split by sizes': {
      x: [2, 5],
      also: [1, 5],
      steps: [['Split', ['x', 'sizes'], { axis: int(-1) }, ['p', 'y']]],
      constants: { sizes: ints([2, 3]) },
    },
    'Split with a smaller last part': {
      x: [2, 7, 3],
      also: [1, 7, 3],
      steps: [['Split', ['x'], { axis: int(1), num_outputs: int(3) }, ['y', 'q', 'r']]],
    },
    'Split before version 13': {
      x: [2, 4],
      steps: [['Split', ['x'], { axis: int(1), split: list([1, 3]) }, ['p', 'y']]],
      opsets: [11],
    },
    Slice: {
      ...beside('Slice', { from: ints([1, -3]), to: ints([3, 100]), axes: ints([-2, 2]) }),
      also: [1, 3, 2],
    },
    'Slice of the first axes': { ...beside('Slice', { from: ints([0, 1]), to: ints([1, -1]) }), also },
    'Slice in steps': {
      ...beside('Slice', {
        from: ints([1, 0]),
        to: ints([toTheEnd, 2 ** 31 - 1]),
        axes: ints([2, 1]),
        steps: ints([2, 2]),
      }),
      also,
    },
    'Slice backwards': {
      ...beside('Slice', {
        from: ints([-1, 100]),
        to: ints([-(2 ** 63), 0]),
        axes: ints([2, 1]),
        steps: ints([-1, -2]),
      }),
      also,
    },
    'Slice of nothing': { ...beside('Slice', { from: ints([3]), to: ints([1]), axes: ints([1]) }), also },
    'Slice to the end': {
      ...beside('Slice', { from: ints([0]), to: ints([toTheEnd]), axes: ints([2]) }),
      also,
    },
    'Slice and Transpose of a table of numbers, as PyTorch turns padding round': {
      x: [2, 3, 4],
      also,
      steps: [
        ['ConstantOfShape', ['two'], { value: { kind: 'tensor', value: ints([5]) } }],
        ['Concat', ['pads', 'a'], { axis: int(0) }],
        ['Reshape', ['b', 'pairs']],
        ['Slice', ['c', 'minus', 'start', 'zero', 'minus']],
        ['Transpose', ['d'], { perm: list([1, 0]) }],
        ['Reshape', ['e', 'minus']],
        ['Pad', ['x', 'f']],
      ],
      constants: {
        two: ints([2]),
        pads: ints([0, 1, 2, 3]),
        pairs: ints([-1, 2]),
        minus: ints([-1]),
        start: ints([-(2 ** 63)]),
        zero: ints([0]),
      },
    },
    'Slice of a shape': withNumbers(
      ['Shape', ['x']],
      ['Slice', ['a', 'one', 'end', 'zero']],
      ['Slice', ['a', 'last', 'end']],
      ['Slice', ['a', 'last', 'zero', 'zero', 'minus']],
      ['Concat', ['b', 'c', 'd'], { axis: int(0) }],
    ),
    'Slice of a table, as long as x': {
      ...withNumbers(['Shape', ['x'], { start: int(2) }], ['Slice', ['table', 'zero', 'a', 'zero']]),
      constants: { table: random(5, 2), zero: ints([0]) },
    },
    Gather: {
      ...beside('Gather', { places: ints([0, -1, 1, 0], [2, 2]) }, { attributes: { axis: int(1) } }),
      also,
    },
    'Gather of one': {
      ...beside('Gather', { place: ints([0], []) }, { attributes: { axis: int(-1) } }),
      also,
    },
    'Gather of a shape': withNumbers(
      ['Shape', ['x']],
      ['Gather', ['a', 'last']],
      ['Gather', ['a', 'first']],
      ['Unsqueeze', ['c', 'zero']],
      ['Concat', ['b', 'd'], { axis: int(0) }],
    ),
    GatherElements: beside('GatherElements', { places: ints([0, 1, 1], [1, 1, 3]) }),
    GatherND: { ...beside('GatherND', { places: ints([0, 2, 0, 1], [2, 2]) }), also },
    'GatherND in batches': beside(
      'GatherND',
      { places: ints([2, 1], [2, 1]) },
      { attributes: { batch_dims: int(1) } },
    ),
    Expand: { ...beside('Expand', { shape: ints([5, 1, 3, 1]) }), also },
    'Expand to the shape of x': {
      x: [2, 3, 4],
      also,
      steps: [
        ['Shape', ['x']],
        ['Expand', ['c', 'a']],
      ],
      constants: { c: random(3, 1) },
    },
    Tile: { ...beside('Tile', { times: ints([1, 2, 3]) }), also },
    Pad: { ...beside('Pad', { pads: ints([0, 1, 2, 0, -1, 3]) }), also },
    'Pad of some axes': {
      x: [2, 3, 4],
      also,
      steps: [['Pad', ['x', 'pads', '', 'axes']]],
      constants: { pads: ints([1, 2, 3, 0]), axes: ints([-1, 1]) },
    },
    'Pad by what a run tells': withNumbers(
      ['Shape', ['x'], { start: int(2) }],
      ['Concat', ['zero', 'zero', 'zero', 'zero', 'two', 'a'], { axis: int(0) }],
      ['Pad', ['x', 'b']],
    ),
    DepthToSpace: {
      ...alone('DepthToSpace', { blocksize: int(3) }, { x: [2, 18, 3, 2] }),
      also: [1, 18, 4, 5],
    },
    SpaceToDepth: {
      ...alone('SpaceToDepth', { blocksize: int(3) }, { x: [2, 3, 6, 9] }),
      also: [1, 3, 3, 6],
    },
  },
);
