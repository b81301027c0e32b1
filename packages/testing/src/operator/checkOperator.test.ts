import {
  combine,
  createRandom,
  type DecomposedOperator,
  type LinearOperator,
  linearOperator,
  map,
  mean,
  multiply,
  type Operator,
  scale,
  type Svd,
  type Tensor,
  zip,
} from '@tweedie/core';
import { expect, test } from 'vitest';
import { denseOperator } from '../oracle/denseOperator.ts';
import { diagonalOracle } from '../oracle/diagonalOracle.ts';
import { assertOperator, checkOperator, type CheckOperatorOptions } from './checkOperator.ts';

const inputShape = [1, 2, 5];
const matrix = Array.from({ length: 6 }, (_, i) => createRandom(i).normal([1, 10]).data);
const wide = denseOperator({ matrix, inputShape });
const tall = denseOperator({ matrix: Array.from({ length: 10 }, (_, j) => matrix.map((row) => row[j]!)) });
const deficient = denseOperator({ matrix: matrix.map((_, i) => matrix[i % 3]!), inputShape });
const masking = diagonalOracle({ s: [0, 0.3, 1, 2], pixels: 3, noise: 1 }).operator;

test.each(Object.entries({ wide, tall, deficient, masking }))(
  'a right operator passes: %s',
  async (_, operator) => {
    await assertOperator(operator);
  },
);

test('a right operator passes by products alone', async () => {
  const { name, outputShape, apply, adjoint } = wide;
  await assertOperator(linearOperator({ name, inputShape, outputShape, apply, adjoint }));
});

test('a right nonlinear operator passes', async () => {
  await assertOperator(squash);
});

test('what fails is told in sentences', async () => {
  const operator = broken({ adjoint: async (y) => scale(0.25, await wide.adjoint(y)) });
  await expect(assertOperator(operator)).rejects.toThrowErrorMatchingInlineSnapshot(`
    [TweedieError: dense: 1 of 9 checks failed
    - adjoint: adjoint is 0.25 times Aᵀ; multiply it by 4]
  `);
});

test('the factor of an adjoint is named also where it is negative', async () => {
  const operator = broken({ adjoint: async (y) => scale(-3, await wide.adjoint(y)), vjp: wide.vjp });
  expect(await failures(operator)).toMatchInlineSnapshot(`
    [
      "adjoint: adjoint is -3 times Aᵀ; multiply it by -0.333",
    ]
  `);
});

test('an adjoint that is wrong in one pixel is found', async () => {
  const adjoint = async (y: Tensor): Promise<Tensor> =>
    map(await wide.adjoint(y), (value, i) => (i % 10 === 3 ? 0.9 * value : value));
  expect(await failures(broken({ adjoint, vjp: wide.vjp }))).toMatchInlineSnapshot(`
    [
      "adjoint: ⟨Ax, y⟩ = ⟨x, Aᵀy⟩ does not hold: the relative error is 0.00612, and 3.8e-6 is allowed",
    ]
  `);
});

test('an operator that is not linear is found', async () => {
  const apply = async (x: Tensor): Promise<Tensor> => map(await wide.apply(x), (value) => value + 1e-3);
  expect(await failures(broken({ apply }))).toMatchInlineSnapshot(`
    [
      "additivity: A(x + x') = Ax + Ax' does not hold: the relative error is 6.3e-5, and 3.8e-6 is allowed",
      "homogeneity: A(-3x) = -3·Ax does not hold: the relative error is 8.3e-5, and 3.8e-6 is allowed",
    ]
  `);
});

test('a normal that is not AᵀA is found', async () => {
  const normal = async (x: Tensor): Promise<Tensor> => scale(1.001, await wide.normal(x));
  expect(await failures(broken({ normal }))).toMatchInlineSnapshot(`
    [
      "normal: normal = AᵀA does not hold: the relative error is 3.0e-4, and 3.8e-6 is allowed",
    ]
  `);
});

test('a pseudo-inverse that is only the adjoint is found', async () => {
  expect(await failures(broken({ pseudoInverse: wide.adjoint }))).toMatchInlineSnapshot(`
    [
      "pseudo-inverse: A·A⁺·A = A does not hold: the relative error is 0.898, and 3.8e-6 is allowed",
      "least squares: Aᵀ(A·A⁺y - y) = 0 does not hold: the relative error is 0.597, and 3.8e-6 is allowed",
    ]
  `);
});

test('a pseudo-inverse that fills in what is not measured is found', async () => {
  const pseudoInverse = async (y: Tensor): Promise<Tensor> => {
    const x = await wide.pseudoInverse(y);
    const flat = map(x, () => 0.1);
    const seen = await wide.pseudoInverse(await wide.apply(flat));
    return combine([1, x], [1, flat], [-1, seen]);
  };
  expect(await failures(broken({ pseudoInverse }))).toMatchInlineSnapshot(`
    [
      "least norm: V·Vᵀ·A⁺y where s > 0 = A⁺y does not hold: the relative error is 0.121, and 3.8e-6 is allowed",
    ]
  `);
});

test('a proximal step with half of its strength is found', async () => {
  const prox: LinearOperator['prox'] = (z, y, rho) => wide.prox(z, y, rho / 2);
  expect(await failures(broken({ prox }))).toMatchInlineSnapshot(`
    [
      "prox: Aᵀ(Ap - y) = rho·(z - p) does not hold: the relative error is 0.00895, and 3.8e-6 is allowed",
    ]
  `);
});

test('a solve that forgets c is found', async () => {
  expect(await failures(broken({ solve: (v, _, d) => wide.solve(v, 1, d) }))).toMatchInlineSnapshot(`
    [
      "solve: (c·AAᵀ + d·I)·u = v does not hold: the relative error is 0.132, and 3.8e-6 is allowed",
    ]
  `);
});

test('singular vectors that are not of length 1 are found', async () => {
  const { s, v, vt } = wide.svd;
  const long: Pick<Svd, 's' | 'v' | 'vt'> = {
    s: s.map((value) => value / 4),
    v: async (z) => scale(2, await v(z)),
    vt: async (x) => scale(2, await vt(x)),
  };
  expect(await failures(broken({ svd: { ...wide.svd, ...long } }))).toMatchInlineSnapshot(`
    [
      "V orthonormal: VᵀV·z = z does not hold: the relative error is 3, and 3.8e-6 is allowed",
      "SVD: U·diag(s)·Vᵀx = A·x does not hold: the relative error is 0.332, and 3.8e-6 is allowed",
      "SVD adjoint: V·diag(s)·Uᵀy = Aᵀy does not hold: the relative error is 0.293, and 3.8e-6 is allowed",
      "least norm: V·Vᵀ·A⁺y where s > 0 = A⁺y does not hold: the relative error is 3, and 3.8e-6 is allowed",
    ]
  `);
});

test('a vt that is an inverse of V but not its transpose is found', async () => {
  const v: Svd['v'] = async (z) => scale(2, await wide.svd.v(z));
  const vt: Svd['vt'] = async (x) => scale(0.5, await wide.svd.vt(x));
  expect(await failures(broken({ svd: { ...wide.svd, v, vt } }))).toMatchInlineSnapshot(`
    [
      "V transposed: ⟨V·z, x⟩ = ⟨z, Vᵀx⟩ does not hold: the relative error is 0.336, and 3.8e-6 is allowed",
      "SVD: U·diag(s)·Vᵀx = A·x does not hold: the relative error is 0.332, and 3.8e-6 is allowed",
      "SVD adjoint: V·diag(s)·Uᵀy = Aᵀy does not hold: the relative error is 0.585, and 3.8e-6 is allowed",
    ]
  `);
});

test('singular values in another order than the vectors are found', async () => {
  const s = wide.svd.s.toReversed();
  expect(await failures(broken({ svd: { ...wide.svd, s } }))).toMatchInlineSnapshot(`
    [
      "SVD: U·diag(s)·Vᵀx = A·x does not hold: the relative error is 0.48, and 3.8e-6 is allowed",
      "SVD adjoint: V·diag(s)·Uᵀy = Aᵀy does not hold: the relative error is 0.317, and 3.8e-6 is allowed",
    ]
  `);
});

test('a negative singular value is found', async () => {
  const s = wide.svd.s.map((value, i) => (i === 2 ? -value : value));
  const flip = (z: Tensor): Tensor => map(z, (value, i) => (i % s.length === 2 ? -value : value));
  const svd: Svd = {
    ...wide.svd,
    s,
    u: (z) => wide.svd.u(flip(z)),
    ut: async (y) => flip(await wide.svd.ut(y)),
  };
  expect(await failures(broken({ svd }))).toMatchInlineSnapshot(`
    [
      "singular values: singular values must be at least 0 and finite, got -2.5508031845092773 at 2",
    ]
  `);
});

test('a derivative at the wrong place is found', async () => {
  const vjp: Operator['vjp'] = (_, v) =>
    squash.vjp(
      map(v, () => 0),
      v,
    );
  expect(await failures({ ...squash, vjp })).toMatchInlineSnapshot(`
    [
      "vjp: ⟨J·u, v⟩ = ⟨u, vjp(x, v)⟩ does not hold: the relative error is 0.0834, and 5.0e-4 is allowed",
    ]
  `);
});

test('a batch that mixes is found', async () => {
  const apply = async (x: Tensor): Promise<Tensor> => {
    const average = mean(x).reduce((a, b) => a + b) / x.shape[0]!;
    return scale(average, await wide.apply(x));
  };
  expect(await failures({ ...squash, apply, outputShape: wide.outputShape, vjp: wide.vjp }))
    .toMatchInlineSnapshot(`
    [
      "batch: apply of a batch of 2 differs by up to 0.97 from its samples one by one",
      "vjp: ⟨J·u, v⟩ = ⟨u, vjp(x, v)⟩ does not hold: the relative error is 0.325, and 5.0e-4 is allowed",
    ]
  `);
});

test('writing into an input is found', async () => {
  const apply = (x: Tensor): Tensor => {
    x.data.forEach((value, i) => (x.data[i] = Math.tanh(value)));
    return { ...x, data: x.data.slice() };
  };
  expect(await failures({ ...squash, apply })).toMatchInlineSnapshot(`
    [
      "inputs kept: apply writes into its input",
    ]
  `);
});

test('one buffer for all results is found', async () => {
  const buffer = new Float32Array(20);
  const apply = (x: Tensor): Tensor => {
    const data = buffer.subarray(0, x.data.length);
    data.set(x.data.map(Math.tanh));
    return { shape: x.shape, data };
  };
  expect(await failures({ ...squash, apply })).toMatchInlineSnapshot(`
    [
      "repeatable: a later call of apply overwrites an earlier result",
      "batch: apply of a batch of 2 differs by up to 1.8 from its samples one by one",
      "vjp: ⟨J·u, v⟩ = ⟨u, vjp(x, v)⟩ does not hold: the relative error is 0.155, and 5.0e-4 is allowed",
    ]
  `);
});

test('a random operator is found', async () => {
  const random = createRandom(0);
  const apply = (x: Tensor): Tensor => multiply(x, random.normal(x.shape));
  expect(await failures({ ...squash, apply })).toMatchInlineSnapshot(`
    [
      "repeatable: apply of the same input gives another result",
      "batch: apply of a batch of 2 differs by up to 6.3 from its samples one by one",
      "vjp: ⟨J·u, v⟩ = ⟨u, vjp(x, v)⟩ does not hold: the relative error is 0.813, and 5.0e-4 is allowed",
    ]
  `);
});

test('a wrong shape and NaN are found', async () => {
  const flat = (x: Tensor): Tensor => ({ shape: [x.shape[0]!, 10], data: x.data });
  expect(await failures({ ...squash, apply: flat })).toEqual([
    'shapes: apply of a batch of 2 should have the shape [2,1,2,5], got [2,10]',
  ]);
  const root = (x: Tensor): Tensor => map(x, Math.sqrt);
  expect(await failures({ ...squash, apply: root })).toMatchInlineSnapshot(`
    [
      "finite: apply gives NaN or infinite values",
    ]
  `);
});

test('an inverse that iterates may be further off than an exact one', async () => {
  const pseudoInverse = async (y: Tensor): Promise<Tensor> => scale(1.0005, await wide.pseudoInverse(y));
  expect(await failures(broken({ pseudoInverse }), { inverses: 'iterative' })).toEqual([]);
  expect(await failures(broken({ pseudoInverse }))).toMatchInlineSnapshot(`
    [
      "pseudo-inverse: A·A⁺·A = A does not hold: the relative error is 1.8e-4, and 3.8e-6 is allowed",
      "least squares: Aᵀ(A·A⁺y - y) = 0 does not hold: the relative error is 8.0e-5, and 3.8e-6 is allowed",
    ]
  `);
});

/** `tanh`, pixel by pixel. */
const squash: Operator = {
  name: 'squash',
  inputShape,
  outputShape: inputShape,
  apply: (x) => map(x, Math.tanh),
  vjp: (x, v) => zip(x, v, (value, cotangent) => cotangent * (1 - Math.tanh(value) ** 2)),
};

function broken(parts: Partial<DecomposedOperator>): LinearOperator {
  return { ...wide, ...parts };
}

async function failures(operator: Operator, options?: CheckOperatorOptions): Promise<string[]> {
  const { checks } = await checkOperator(operator, options);
  return checks.filter(({ passed }) => !passed).map(({ name, message }) => `${name}: ${message}`);
}
