import { expect, test } from 'vitest';
import { int, string } from '../build/attributes.ts';
import { type Case, beside, testDerivatives } from '../fixtures/testDerivatives.ts';
import { modelOf, type Step } from '../fixtures/runModel.ts';
import { ints } from '../ir/constant.ts';
import { split } from '../split.ts';
import { slices } from './slices.ts';

testDerivatives(slices, {
  Slice: beside(
    'Slice',
    { from: ints([1, -3]), to: ints([3, 100]), axes: ints([1, 2]) },
    { x: [2, 4, 5], linear: true },
  ),
  'Slice in steps': beside(
    'Slice',
    { from: ints([1]), to: ints([7]), axes: ints([2]), steps: ints([3]) },
    { x: [2, 3, 9], linear: true },
  ),
  'Slice backwards': beside(
    'Slice',
    { from: ints([-2]), to: ints([-100]), axes: ints([2]), steps: ints([-2]) },
    { x: [2, 3, 7], linear: true, openFails: 'along an axis whose length is not known before a run' },
  ),
  'Slice from a place that a run tells': {
    x: [2, 3, 6],
    steps: [
      ['Shape', ['x']],
      ['Gather', ['a', 'last']],
      ['Div', ['b', 'two']],
      ['Slice', ['x', 'c', 'b', 'last']],
    ],
    constants: { last: ints([2]), two: ints([2]) },
    linear: true,
  },
  Pad: beside('Pad', { pads: ints([0, 1, 2, 0, -1, 3]) }, { linear: true }),
  'Pad of some axes': {
    x: [2, 3, 4],
    steps: [['Pad', ['x', 'pads', '', 'axes']]],
    constants: { pads: ints([1, 2]), axes: ints([-1]) },
    linear: true,
  },
  ...Object.fromEntries(
    ['reflect', 'edge', 'wrap'].map((mode): [string, Case] => [
      `Pad, ${mode}`,
      beside(
        'Pad',
        { pads: ints([0, 0, 2, 1, 0, 0, 1, 3]) },
        {
          x: [1, 2, 4, 5],
          attributes: { mode: string(mode) },
          opsets: mode === 'wrap' ? [19] : [18],
          linear: true,
        },
      ),
    ]),
  ),
});

test('a padding by a value that depends on the input is refused', () => {
  const steps: readonly Step[] = [
    ['ReduceMean', ['x'], { keepdims: int(0) }],
    ['Pad', ['x', 'pads', 'a']],
  ];
  const model = modelOf({ inputs: { x: [3] }, steps, constants: { pads: ints([1, 1]) } });
  expect(() => split(model, { of: 'y', wrt: 'x' })).toThrow(
    'no derivative of Pad, node node 1: it pads with a value that depends on the input',
  );
});
