import { int } from '../build/attributes.ts';
import { alone, beside, positive, random } from '../fixtures/testDerivatives.ts';
import { type ShapeCase, testShapes } from '../fixtures/testShapes.ts';
import { floats, ints } from '../ir/constant.ts';
import { elementwiseShapes } from './elementwise.ts';

const also = [1, 3, 7];

/** Operators of one input whose output is as that. */
const ofOneInput =
  'Abs Acos Acosh Asin Asinh Atan Atanh Celu Ceil Clip Cos Cosh Elu Erf Exp Floor HardSigmoid HardSwish Hardmax ' +
  'LeakyRelu Log LogSoftmax LpNormalization Mish Neg Reciprocal Relu Round Selu Shrink Sigmoid Sign Sin Sinh Softmax ' +
  'Softplus Softsign Sqrt Tan Tanh ThresholdedRelu Trilu Identity IsInf IsNaN Dropout ' +
  'com.microsoft:Gelu com.microsoft:QuickGelu';

const comparisons = 'Equal Greater GreaterOrEqual Less LessOrEqual';
const arithmetic = 'Add Sub Mul Div Pow Max Min Sum Mean';

function each(ops: string, make: (op: string) => ShapeCase): Record<string, ShapeCase> {
  return Object.fromEntries(ops.split(' ').map((op) => [op, { also, ...make(op) }]));
}

/** The shape of x, and steps of whole numbers with it. */
function counted(...steps: ShapeCase['steps']): ShapeCase {
  const constants = { two: ints([2]), one: ints([1], []), zeros: ints([0, 0, 0]), some: ints([-7, 5, 2]) };
  return { x: [2, 3, 4], also, steps: [['Shape', ['x']], ...steps], constants };
}

testShapes(elementwiseShapes, {
  ...each(ofOneInput, (op) => alone(op)),
  ...each(comparisons, (op) => beside(op, { c: random(3, 1) })),
  ...each(arithmetic, (op) => beside(op, { c: positive(3, 1) })),
  'Add that stretches x': { ...beside('Add', { c: random(5, 1, 3, 1) }), also },
  'Add of an open length and one that is known': {
    x: [1, 3, 4],
    also: [5, 3, 4],
    steps: [['Add', ['x', 'c']]],
    constants: { c: random(5, 3, 1) },
  },
  Swish: alone('Swish', {}, { opsets: [24] }),
  Gelu: alone('Gelu', {}, { opsets: [20] }),
  EyeLike: alone('EyeLike', {}, { x: [2, 3] }),
  'EyeLike of another type': alone('EyeLike', { dtype: int(7) }, { x: [2, 3] }),
  CumSum: { ...beside('CumSum', { axis: ints([1], []) }), also },
  Mod: { ...beside('Mod', { c: positive(4) }, { attributes: { fmod: int(1) } }) },
  PRelu: { ...beside('PRelu', { slope: random(3, 1) }), also },
  LRN: alone('LRN', { size: int(3) }, { x: [1, 4, 5, 6] }),
  BatchNormalization: {
    ...beside('BatchNormalization', { s: random(3), c: random(3), m: random(3), v: positive(3) }),
    also,
  },
  InstanceNormalization: { ...beside('InstanceNormalization', { s: random(3), c: random(3) }), also },
  GroupNormalization: beside(
    'GroupNormalization',
    { s: random(4), c: random(4) },
    { x: [2, 4, 3, 5], attributes: { num_groups: int(2) }, opsets: [21] },
  ),
  RMSNormalization: beside('RMSNormalization', { s: random(4) }, { opsets: [23, 24] }),
  ScatterElements: beside(
    'ScatterElements',
    { places: ints([0, 1], [1, 2, 1]), values: random(1, 2, 1) },
    { attributes: { axis: int(1) } },
  ),
  ScatterND: beside('ScatterND', { places: ints([0, 1], [1, 2]), values: random(1, 4) }),
  'com.microsoft:BiasGelu': beside('com.microsoft:BiasGelu', { c: random(4) }),
  'com.microsoft:FastGelu': beside('com.microsoft:FastGelu', { c: random(4) }),
  'And, Or, Xor, Not': {
    x: [2, 3, 4],
    also,
    steps: [
      ['Less', ['x', 'p']],
      ['Greater', ['x', 'q']],
      ['And', ['a', 'b']],
      ['Or', ['a', 'c']],
      ['Xor', ['d', 'b']],
      ['Not', ['e']],
    ],
    constants: { p: random(3, 1), q: random(1) },
  },
  Where: {
    x: [2, 3, 4],
    also,
    steps: [
      ['Less', ['x', 'c']],
      ['Where', ['a', 'd', 'x']],
    ],
    constants: { c: random(5, 1, 1, 1), d: random(3, 1) },
  },
  'Cast to whole numbers': {
    x: [2],
    steps: [
      ['Cast', ['list'], { to: int(7) }],
      ['Cast', ['a'], { to: int(6) }],
    ],
    constants: { list: floats([2.5, 0, -1.5]) },
  },
  'Cast to yes or no, and back': {
    x: [2],
    steps: [
      ['Cast', ['list'], { to: int(9) }],
      ['Cast', ['a'], { to: int(7) }],
    ],
    constants: { list: floats([2.5, 0, -1]) },
  },
  'Cast to float16': alone('Cast', { to: int(10) }),
  CastLike: beside('CastLike', { like: ints([1]) }),
  'whole numbers of shapes': counted(
    ['Add', ['a', 'zeros']],
    ['Mul', ['b', 'two']],
    ['Div', ['c', 'two']],
    ['Sub', ['d', 'one']],
    ['Max', ['e', 'two']],
    ['Min', ['f', 'some']],
  ),
  'division of whole numbers goes towards 0': counted(
    ['Div', ['some', 'two']],
    ['Mod', ['some', 'two']],
    ['Pow', ['some', 'two']],
  ),
  'small tables of numbers': {
    x: [2],
    steps: [
      ['Add', ['p', 'q']],
      ['Mul', ['p', 'r']],
      ['Add', ['x', 'x']],
    ],
    constants: { p: ints([1, 2], [2, 1]), q: ints([10, 20, 30], [1, 3]), r: ints([3, 4], [1, 2]) },
  },
});
