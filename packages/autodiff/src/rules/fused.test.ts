import { createRandom } from '@tweedie/core';
import { float, floats as list, int, ints, string } from '../build/attributes.ts';
import { floats } from '../ir/constant.ts';
import { modelOf } from '../fixtures/runModel.ts';
import { type Case, positive, random, testDerivatives, wide } from '../fixtures/testDerivatives.ts';
import { split } from '../split.ts';
import { expect, test } from 'vitest';
import { fused } from './fused.ts';

const FusedConv = 'com.microsoft:FusedConv';

/** Weights so small that the activation is smooth between all points that are looked at. */
function smooth(activation?: string): Case {
  const attributes = {
    ...(activation !== undefined && { activation: string(activation) }),
    kernel_shape: ints([3, 3]),
    pads: ints([1, 1, 1, 1]),
    strides: ints([2, 2]),
  };
  const w = floats(
    [...createRandom(7).normal([1, 108]).data].map((one) => one / 8),
    [4, 3, 3, 3],
  );
  return {
    x: [2, 3, 7, 5],
    constants: { w, c: random(4) },
    steps: [[FusedConv, ['x', 'w', 'c'], attributes]],
  };
}

/** A factor for each channel, so that no kink is within reach of a difference. */
function kinked(activation: string, params: readonly number[] = [], more: readonly string[] = []): Case {
  const attributes = {
    activation: string(activation),
    ...(params.length > 0 && { activation_params: list(params) }),
    group: int(3),
  };
  const constants = { w: floats([2, -1, 0.5], [3, 1, 1, 1]), c: floats([0, 0, 0], [3]) };
  return {
    x: [2, 3, 4, 2],
    range: wide,
    constants,
    steps: [[FusedConv, ['x', 'w', 'c', ...more], attributes]],
  };
}

const tokens = { x: [2, 5, 8], constants: { k: random(2, 4, 8), v: random(2, 4, 6) } };
const MHA = 'com.microsoft:MultiHeadAttention';
const SLN = 'com.microsoft:SkipLayerNormalization';
const norm = { scale: positive(8), shift: random(8), bias: random(8), skip: random(2, 5, 8) };
const epsilon = { epsilon: float(1e-5) };

testDerivatives(fused, {
  'a convolution alone': { ...smooth(), linear: true },
  'a convolution with Sigmoid': smooth('Sigmoid'),
  'a convolution with Tanh': smooth('Tanh'),
  'a convolution with Relu': kinked('Relu'),
  'a convolution with LeakyRelu': kinked('LeakyRelu', [0.1]),
  'a convolution with Clip': kinked('Clip', [-9, 20]),
  'a convolution with HardSigmoid': kinked('HardSigmoid', [0.02, 0.5]),
  'a convolution to which the image is added': kinked('Relu', [], ['x']),
  'attention by the queries': {
    ...tokens,
    steps: [[MHA, ['x', 'k', 'v'], { num_heads: int(2) }]],
    openFails: 'has heads whose width',
  },
  'attention by the keys, with a scale': {
    x: [2, 4, 8],
    constants: { q: random(2, 5, 8), v: random(2, 4, 6) },
    steps: [[MHA, ['q', 'x', 'v'], { num_heads: int(2), scale: float(0.3) }]],
    openFails: 'has heads whose width',
  },
  'attention by all three': {
    x: [2, 5, 8],
    steps: [[MHA, ['x', 'x', 'x'], { num_heads: int(4) }]],
    openFails: 'has heads whose width',
  },
  'attention by what is added to its weights': {
    x: [2, 2, 5, 4],
    constants: { q: random(2, 5, 8), ...tokens.constants },
    steps: [[MHA, ['q', 'k', 'v', '', '', 'x'], { num_heads: int(2) }]],
  },
  'layer normalisation of a sum': {
    x: [2, 5, 8],
    constants: norm,
    steps: [[SLN, ['x', 'skip', 'scale', 'shift', 'bias'], epsilon]],
  },
  'layer normalisation that hands on its sum': {
    x: [2, 5, 8],
    constants: norm,
    steps: [
      [SLN, ['x', 'skip', 'scale', 'shift'], epsilon, ['a', '', '', 's']],
      ['Mul', ['a', 's']],
    ],
  },
});

test.each([
  ['has queries, keys and values packed together', ['x']],
  ['adds a bias to its queries, keys and values', ['x', 'x', 'x', 'bias']],
])('attention that %s is refused', (why, inputs) => {
  const model = modelOf({
    inputs: { x: [2, 5, 8] },
    constants: { bias: random(24) },
    steps: [[MHA, inputs, { num_heads: int(2) }]],
  });
  expect(() => split(model, { of: 'y', wrt: 'x' })).toThrow(
    `autodiff: no derivative of com.microsoft:MultiHeadAttention, node node 0: it ${why}`,
  );
});
