import { float, int, ints as list } from '../build/attributes.ts';
import { alone, beside, positive, random, testDerivatives } from '../fixtures/testDerivatives.ts';
import { floats } from '../ir/constant.ts';
import { normalizations } from './normalizations.ts';

testDerivatives(normalizations, {
  InstanceNormalization: beside(
    'InstanceNormalization',
    { s: random(3), c: random(3) },
    { x: [2, 3, 4, 5], range: [-3, 3] },
  ),
  'InstanceNormalization of scale 1, as in groups': beside(
    'InstanceNormalization',
    { s: floats([1, 1, 1]), c: floats([0, 0, 0]) },
    { x: [2, 3, 20], range: [-3, 3] },
  ),
  'InstanceNormalization of scale 1 with a bias': beside(
    'InstanceNormalization',
    { s: floats([1, 1, 1]), c: random(3) },
    { x: [2, 3, 20], range: [-3, 3] },
  ),
  'GroupNormalization 21': beside(
    'GroupNormalization',
    { s: random(4), c: random(4) },
    { x: [2, 4, 3, 5], attributes: { num_groups: int(2) }, opsets: [21], range: [-3, 3] },
  ),
  'GroupNormalization 18': beside(
    'GroupNormalization',
    { s: random(2), c: random(2) },
    { x: [2, 4, 3, 5], attributes: { num_groups: int(2) }, opsets: [18], range: [-3, 3] },
  ),
  LayerNormalization: beside(
    'LayerNormalization',
    { s: random(4), c: random(4) },
    { attributes: { axis: int(-1) }, range: [-3, 3] },
  ),
  'LayerNormalization over two axes': beside(
    'LayerNormalization',
    { s: random(3, 4) },
    { attributes: { axis: int(1) }, range: [-3, 3] },
  ),
  RMSNormalization: beside('RMSNormalization', { s: random(4) }, { opsets: [23, 24], range: [-3, 3] }),
  'RMSNormalization over two axes': beside(
    'RMSNormalization',
    { s: random(3, 4) },
    { attributes: { axis: int(1), epsilon: float(0.1) }, opsets: [24], range: [-3, 3] },
  ),
  BatchNormalization: beside(
    'BatchNormalization',
    { s: random(3), c: random(3), m: random(3), v: positive(3) },
    { linear: true },
  ),
  LpNormalization: alone('LpNormalization', { axis: int(1) }, { range: [0.5, 1.5] }),
  Softmax: alone('Softmax', { axis: int(1) }, { range: [-2, 2] }),
  LogSoftmax: alone('LogSoftmax', {}, { range: [-2, 2] }),
  'SiLU and attention': {
    x: [2, 3, 4],
    steps: [
      ['Sigmoid', ['x']],
      ['Mul', ['x', 'a']],
      ['Transpose', ['b'], { perm: list([0, 2, 1]) }],
      ['MatMul', ['b', 'c']],
      ['Softmax', ['d']],
      ['MatMul', ['e', 'b']],
    ],
  },
});
