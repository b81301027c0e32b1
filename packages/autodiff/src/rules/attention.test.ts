import { float, int } from '../build/attributes.ts';
import { modelOf } from '../fixtures/runModel.ts';
import { random, testDerivatives } from '../fixtures/testDerivatives.ts';
import { split } from '../split.ts';
import { expect, test } from 'vitest';
import { attentions } from './attention.ts';

const constants = { a1: random(2, 2, 5, 4), a2: random(2, 2, 5, 6), mask: random(3, 5) };
const common = { x: [2, 2, 3, 4], opsets: [23] };

testDerivatives(attentions, {
  'by the queries': { ...common, constants, steps: [['Attention', ['x', 'a1', 'a2']]] },
  'by the keys': {
    ...common,
    constants: { q: random(2, 2, 5, 4), v: random(2, 2, 3, 6) },
    steps: [['Attention', ['q', 'x', 'v'], { scale: float(0.3) }]],
  },
  'by the values': {
    ...common,
    constants: { q: random(2, 2, 5, 4), k: random(2, 2, 3, 4) },
    steps: [['Attention', ['q', 'k', 'x']]],
    linear: true,
  },
  'by all three, with a mask': {
    ...common,
    constants: { mask: random(3, 3) },
    steps: [['Attention', ['x', 'x', 'x', 'mask']]],
    openFails: 'leaves its scale to a width that is not known',
  },
  'by the mask': {
    ...common,
    x: [3, 5],
    constants: { q: random(2, 2, 3, 4), ...constants },
    steps: [['Attention', ['q', 'a1', 'a2', 'x']]],
  },
});

test.each([
  ['is causal', { is_causal: int(1) }],
  ['caps its weights', { softcap: float(2) }],
])('a node that %s is refused', (why, attributes) => {
  const model = modelOf({
    inputs: { x: [2, 2, 3, 4] },
    steps: [['Attention', ['x', 'x', 'x'], attributes]],
    opset: 23,
  });
  expect(() => split(model, { of: 'y', wrt: 'x' })).toThrow(
    `autodiff: no derivative of Attention, node node 0: it ${why}`,
  );
});
