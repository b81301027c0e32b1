import { float, int, string, ints as list } from '../build/attributes.ts';
import { type Case, beside, random, testDerivatives } from '../fixtures/testDerivatives.ts';
import { matrices } from './matrices.ts';

testDerivatives(matrices, {
  'MatMul on the right': beside('MatMul', { B: random(4, 5) }, { linear: true }),
  'MatMul on the left': {
    x: [2, 3, 4],
    steps: [['MatMul', ['A', 'x']]],
    constants: { A: random(5, 3) },
    linear: true,
  },
  'MatMul of batches': {
    x: [2, 3, 4],
    steps: [
      ['Transpose', ['x'], { perm: list([0, 2, 1]) }],
      ['MatMul', ['x', 'a']],
    ],
  },
  'MatMul, a batch stretched': {
    x: [1, 3, 4],
    steps: [['MatMul', ['x', 'B']]],
    constants: { B: random(2, 4, 5) },
    linear: true,
    openFails: 'cannot be reshaped to the requested shape',
  },
  'MatMul by a vector': beside('MatMul', { B: random(4) }, { linear: true }),
  'MatMul of a vector': {
    x: [3],
    steps: [['MatMul', ['x', 'B']]],
    constants: { B: random(3, 4) },
    linear: true,
  },
  'FusedMatMul turned over': {
    x: [2, 3, 4],
    steps: [['com.microsoft:FusedMatMul', ['x', 'x'], { transA: int(1), transB: int(0), alpha: float(0.5) }]],
  },
  ...Object.fromEntries(
    [0, 1].flatMap((a) =>
      [0, 1].map((b): [string, Case] => [
        `Gemm ${a ? 'Aᵀ' : 'A'}·${b ? 'Bᵀ' : 'B'}`,
        {
          x: [3, 3],
          steps: [
            [
              'Gemm',
              ['x', 'x', 'C'],
              { transA: int(a), transB: int(b), alpha: float(0.7), beta: float(0.5) },
            ],
          ],
          constants: { C: random(3) },
        },
      ]),
    ),
  ),
  'Gemm with x added': {
    x: [4],
    steps: [['Gemm', ['A', 'B', 'x'], { beta: float(0.5) }]],
    constants: { A: random(2, 3), B: random(3, 4) },
    linear: true,
  },
  'Einsum of attention': {
    x: [2, 3, 4],
    steps: [['Einsum', ['x', 'x'], { equation: string('bct,bcs->bts') }]],
  },
  'Einsum that sums a letter alone': beside(
    'Einsum',
    { B: random(5, 6) },
    { attributes: { equation: string('bij,jk->k') }, x: [2, 3, 5], linear: true },
  ),
});
