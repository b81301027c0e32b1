import { expect, test } from 'vitest';
import { int } from '../build/attributes.ts';
import {
  alone,
  beside,
  type Case,
  positive,
  random,
  square,
  wide,
  testDerivatives,
} from '../fixtures/testDerivatives.ts';
import { modelOf, type Step } from '../fixtures/runModel.ts';
import { floats, ints } from '../ir/constant.ts';
import type { Constant } from '../ir/graph.ts';
import { split } from '../split.ts';
import { elementwise } from './elementwise.ts';

/** A function that goes in steps, where it takes none, beside x. */
function stepBesideX(op: string, range: readonly [number, number]): Record<string, Case> {
  const steps: readonly Step[] = [
    [op, ['x']],
    ['Add', ['a', 'x']],
  ];
  return { [`${op} beside x`]: { x: [2, 3], steps, range } };
}

testDerivatives(elementwise, {
  Identity: alone('Identity', {}, { linear: true }),
  'Add, stretched': beside('Add', { c: random(3, 1) }, { linear: true }),
  'Add of x to itself': { x: [3], steps: [['Add', ['x', 'x']]], linear: true },
  'Add that stretches x': {
    x: [3, 1],
    steps: [['Add', ['x', 'c']]],
    constants: { c: random(2, 3, 5) },
    linear: true,
  },
  Sub: {
    x: [3, 1],
    steps: [['Sub', ['c', 'x']]],
    constants: { c: random(2, 3, 5) },
    linear: true,
  },
  Sum: { x: [3], steps: [['Sum', ['x', 'c', 'x']]], constants: { c: random(2, 3) }, linear: true },
  Mean: { x: [3], steps: [['Mean', ['x', 'c']]], constants: { c: random(2, 3) }, linear: true },
  Mul: { x: [2, 3], steps: [square, ['Mul', ['a', 'x']]] },
  'Mul by a column of x': {
    x: [2, 3, 4],
    steps: [
      ['ReduceSum', ['x', 'axes']],
      ['Mul', ['x', 'a']],
    ],
    constants: { axes: ints([2]) },
  },
  'Div by x': { x: [2, 3], steps: [['Div', ['c', 'x']]], constants: { c: random(2, 3) }, range: [3, 4] },
  'Div of x': { x: [2, 3], steps: [square, ['Div', ['x', 'a']]], range: [3, 4] },
  'Pow 2': beside('Pow', { p: floats([2], []) }),
  'Pow ½': beside('Pow', { p: floats([0.5], []) }, { range: [0.5, 1.5] }),
  'Pow 3, as an integer': beside('Pow', { p: ints([3], []) }),
  'Pow with x above': { x: [2, 3], steps: [['Pow', ['c', 'x']]], constants: { c: positive(2, 3) } },
  'Pow of many': beside('Pow', { p: positive(4) }, { range: [0.5, 1.5] }),
  Min: beside('Min', { c: random(2, 3, 4) }, { range: wide }),
  Max: beside('Max', { c: random(1, 4) }, { range: wide }),
  Where: {
    x: [2, 3],
    steps: [['Less', ['x', 'c']], square, ['Where', ['a', 'x', 'b']]],
    constants: { c: floats([0], []) },
    range: wide,
  },
  Neg: alone('Neg', {}, { linear: true }),
  Abs: alone('Abs', {}, { range: wide }),
  Sqrt: alone('Sqrt', {}, { range: [0.5, 1.5] }),
  Exp: alone('Exp'),
  Log: alone('Log', {}, { range: [0.5, 1.5] }),
  Reciprocal: alone('Reciprocal', {}, { range: [1, 2] }),
  Sin: alone('Sin'),
  Cos: alone('Cos'),
  Erf: alone('Erf'),
  Cast: {
    x: [2, 3],
    steps: [
      ['Cast', ['x'], { to: int(11) }],
      ['Mul', ['a', 'a']],
      ['Cast', ['b'], { to: int(1) }],
    ],
  },
  Clip: beside('Clip', { low: floats([-10], []), high: floats([15], []) }, { range: wide }),
  'Clip from above': {
    x: [2, 3],
    steps: [['Clip', ['x', '', 'high']]],
    constants: { high: floats([15], []) },
    range: wide,
  },
  'Clip by bounds of its own': {
    x: [2, 3, 4],
    steps: [
      ['ReduceMean', ['x'], { keepdims: int(0) }],
      ['Add', ['a', 'twenty']],
      ['Clip', ['x', 'a', 'b']],
    ],
    constants: { twenty: floats([20], []) },
    range: wide,
  },
  Dropout: alone('Dropout', {}, { linear: true }),
  'Dropout of a rate, at rest': {
    x: [2, 3],
    steps: [['Dropout', ['x', 'rate', 'training']]],
    constants: { rate: floats([0.5], []), training: { type: 'bool', dims: [], bytes: Uint8Array.of(0) } },
    linear: true,
  },
  CastLike: {
    x: [2, 3],
    steps: [
      ['CastLike', ['x', 'double']],
      ['Mul', ['a', 'a']],
      ['CastLike', ['b', 'x']],
    ],
    constants: { double: floats([0], [], 'float64') },
  },
  ...stepBesideX('Floor', [0.3, 0.7]),
  ...stepBesideX('Ceil', [0.3, 0.7]),
  ...stepBesideX('Round', [-0.2, 0.2]),
  ...stepBesideX('Sign', wide),
});

test('a dropout in training is refused', () => {
  const training: Constant = { type: 'bool', dims: [], bytes: Uint8Array.of(1) };
  const steps: readonly Step[] = [['Dropout', ['x', '', 'training']]];
  const model = modelOf({ inputs: { x: [3] }, steps, constants: { training } });
  expect(() => split(model, { of: 'y', wrt: 'x' })).toThrow(
    'autodiff: no derivative of Dropout, node node 0: it is in training mode',
  );
});
