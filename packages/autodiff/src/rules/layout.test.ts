import { int, string, ints as list } from '../build/attributes.ts';
import { alone, beside, random, square, testDerivatives } from '../fixtures/testDerivatives.ts';
import { ints } from '../ir/constant.ts';
import { layout } from './layout.ts';

testDerivatives(layout, {
  Reshape: beside('Reshape', { shape: ints([0, -1]) }, { linear: true }),
  Flatten: alone('Flatten', { axis: int(2) }, { linear: true }),
  Squeeze: beside('Squeeze', { axes: ints([1]) }, { x: [2, 1, 3], linear: true }),
  Unsqueeze: beside('Unsqueeze', { axes: ints([0, 3]) }, { linear: true }),
  Transpose: alone('Transpose', { perm: list([2, 0, 1]) }, { linear: true }),
  'Transpose, backwards': alone('Transpose', {}, { linear: true }),
  Expand: beside('Expand', { shape: ints([5, 1, 3, 4]) }, { x: [3, 1], linear: true }),
  Tile: beside('Tile', { times: ints([2, 1, 3]) }, { linear: true }),
  Concat: {
    x: [2, 3],
    steps: [square, ['Concat', ['x', 'c', 'a'], { axis: int(1) }]],
    constants: { c: random(2, 4) },
  },
  'Split, one part left aside': {
    x: [2, 5],
    steps: [
      ['Split', ['x', 'sizes'], { axis: int(1) }, ['p', 'q']],
      ['Mul', ['q', 'q']],
    ],
    constants: { sizes: ints([2, 3]) },
  },
  DepthToSpace: alone('DepthToSpace', { blocksize: int(2) }, { x: [2, 8, 3, 2], linear: true }),
  'DepthToSpace by columns': alone(
    'DepthToSpace',
    { blocksize: int(2), mode: string('CRD') },
    { x: [2, 8, 3, 2], linear: true },
  ),
  SpaceToDepth: alone('SpaceToDepth', { blocksize: int(2) }, { x: [2, 3, 4, 6], linear: true }),
  CumSum: beside('CumSum', { axis: ints([1], []) }, { attributes: { exclusive: int(1) }, linear: true }),
  Trilu: alone('Trilu', { upper: int(0) }, { linear: true }),
});
