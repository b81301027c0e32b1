import { expect, test } from 'vitest';
import { float, int, ints as list, string } from '../build/attributes.ts';
import { modelOf } from '../fixtures/runModel.ts';
import { testDerivatives } from '../fixtures/testDerivatives.ts';
import { floats, ints } from '../ir/constant.ts';
import { split } from '../split.ts';
import { resampling } from './resize.ts';

testDerivatives(resampling, {
  'Resize, nearest, twice as large': {
    x: [1, 3, 4, 5],
    steps: [
      [
        'Resize',
        ['x', '', 's'],
        {
          mode: string('nearest'),
          coordinate_transformation_mode: string('asymmetric'),
          nearest_mode: string('floor'),
        },
      ],
    ],
    constants: { s: floats([1, 1, 2, 3]) },
    linear: true,
  },
  'Resize, nearest by half pixels and floor': {
    x: [1, 3, 4, 5],
    steps: [['Resize', ['x', '', 's'], { nearest_mode: string('floor') }]],
    constants: { s: floats([1, 1, 2, 2]) },
    linear: true,
  },
  'Resize, linear, by a fraction': {
    x: [1, 3, 4, 5],
    steps: [['Resize', ['x', '', 's'], { mode: string('linear') }]],
    constants: { s: floats([1, 1, 1.5, 0.6]) },
    linear: true,
  },
  'Resize, linear, corners aligned': {
    x: [1, 3, 4, 5],
    steps: [
      [
        'Resize',
        ['x', '', '', 'n'],
        { mode: string('linear'), coordinate_transformation_mode: string('align_corners') },
      ],
    ],
    constants: { n: ints([1, 3, 7, 9]) },
    linear: true,
  },
  'Resize, cubic': {
    x: [1, 3, 4, 5],
    steps: [['Resize', ['x', '', 's'], { mode: string('cubic'), cubic_coeff_a: float(-0.5) }]],
    constants: { s: floats([1, 1, 2, 2]) },
    linear: true,
  },
  'Resize, linear, antialiased': {
    x: [1, 3, 8, 9],
    steps: [['Resize', ['x', '', 's'], { mode: string('linear'), antialias: int(1) }]],
    constants: { s: floats([1, 1, 0.5, 0.5]) },
    linear: true,
  },
  'Resize of a table': {
    x: [3, 5],
    steps: [['Resize', ['x', '', 's'], { mode: string('linear') }]],
    constants: { s: floats([2, 0.6]) },
    linear: true,
  },
  'Resize of channels': {
    x: [1, 2, 3],
    steps: [['Resize', ['x', '', 's']]],
    constants: { s: floats([1, 2, 3]) },
    linear: true,
  },
  'Resize of some axes': {
    x: [1, 3, 4, 5],
    steps: [['Resize', ['x', '', 's'], { mode: string('linear'), axes: list([3, 2]) }]],
    constants: { s: floats([2, 0.6]) },
    linear: true,
  },
  'Resize of some axes to a size': {
    x: [1, 3, 4, 5],
    steps: [['Resize', ['x', '', '', 'n'], { mode: string('linear'), axes: list([2, 3]) }]],
    constants: { n: ints([6, 7]) },
    linear: true,
  },
  'Resize of lengths that only a run tells': {
    x: [1, 3, 4, 5],
    steps: [
      ['Shape', ['x'], { start: int(2) }],
      ['Concat', ['zeros', 'a'], { axis: int(0) }],
      ['Pad', ['x', 'b']],
      ['Shape', ['c']],
      ['Mul', ['d', 'times']],
      ['Resize', ['c', '', '', 'e'], { mode: string('linear') }],
    ],
    constants: { zeros: ints([0, 0, 0, 0, 0, 0]), times: ints([1, 1, 2, 1]) },
    linear: true,
  },
});

test('scales that depend on the input are refused', () => {
  const model = modelOf({ inputs: { image: [2], x: [1] }, steps: [['Resize', ['image', '', 'x']]] });
  expect(() => split(model, { of: 'y', wrt: 'x' })).toThrow(
    'no derivative of Resize, node node 0: it has scales or a region that depend on the input',
  );
});
