import { int, string } from '../build/attributes.ts';
import { beside, random, testDerivatives } from '../fixtures/testDerivatives.ts';
import { ints } from '../ir/constant.ts';
import { indexing } from './indexing.ts';

testDerivatives(indexing, {
  Gather: beside('Gather', { i: ints([2, 0, 2, -1]) }, { attributes: { axis: int(1) }, linear: true }),
  'Gather one': beside('Gather', { i: ints([1], []) }, { attributes: { axis: int(2) }, linear: true }),
  GatherND: beside('GatherND', { i: ints([0, 2, 1, 1, 0, 2], [3, 2]) }, { linear: true }),
  GatherElements: beside(
    'GatherElements',
    { i: ints([0, 1, 1, 0, 0, 1], [2, 3]) },
    { x: [2, 3], attributes: { axis: int(0) }, linear: true },
  ),
  'ScatterND into x': beside(
    'ScatterND',
    { i: ints([1, 0], [2, 1]), u: random(2, 4) },
    { x: [3, 4], linear: true },
  ),
  'ScatterND of x, added': {
    x: [2, 4],
    steps: [['ScatterND', ['c', 'i', 'x'], { reduction: string('add') }]],
    constants: { c: random(3, 4), i: ints([1, 1], [2, 1]) },
    linear: true,
  },
  'ScatterElements into x': beside(
    'ScatterElements',
    { i: ints([1, 0], [1, 2]), u: random(1, 2) },
    { x: [3, 4], attributes: { axis: int(1) }, linear: true },
  ),
  'ScatterElements of x': {
    x: [1, 2],
    steps: [['ScatterElements', ['c', 'i', 'x'], { axis: int(1) }]],
    constants: { c: random(3, 4), i: ints([1, 0], [1, 2]) },
    linear: true,
  },
});
