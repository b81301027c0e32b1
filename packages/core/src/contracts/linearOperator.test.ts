import { expect, test } from 'vitest';
import { createRandom } from '../random/createRandom.ts';
import { combine, sub } from '../tensor/arithmetic.ts';
import { norm } from '../tensor/reduce.ts';
import { type Tensor, zeros } from '../tensor/tensor.ts';
import { linearOperator, type LinearOperatorSpec } from './linearOperator.ts';
import type { LinearOperator, Svd } from './operator.ts';

const svd = svdOf([3, 0, 0.5, 2], 7, 5);
const products: LinearOperatorSpec = {
  name: 'four-numbers',
  inputShape: [7],
  outputShape: [5],
  apply: async (x) => svd.u(weigh(await svd.vt(x))),
  adjoint: async (y) => svd.v(weigh(await svd.ut(y))),
};
const solve: LinearOperator['solve'] = async (v, c, d) => {
  const inside = await svd.ut(v);
  const change = inside.data.map((value, i) => value * (1 / (c * svd.s[i % 4]! ** 2 + d) - 1 / d));
  return combine([1 / d, v], [1, await svd.u({ shape: inside.shape, data: change })]);
};

const operators: readonly (readonly [string, LinearOperator])[] = [
  ['singular values', linearOperator({ ...products, svd })],
  ['products alone', linearOperator(products)],
  ['products and a solve', linearOperator({ ...products, solve })],
];

/**
 * The iterations stop at 1e-6 of their right side, which an error in x shows times the condition, 9.5/0.5 at most.
 * Float32 rounds v/d to 6e-8 of it, which A and its adjoint stretch by 9/d, another 2e-6 in 20e-6.
 */
const accuracy = 20 * 1e-6;

test.each(operators)('solve inverts c·AAᵀ + d·I by %s', async (_, A) => {
  const v = createRandom(1).normal([2, 5]);
  const w = await A.solve(v, 0.5, 0.25);
  const back = combine([0.5, await A.apply(await A.adjoint(w))], [0.25, w]);
  expect(distance(back, v)).toBeLessThan(accuracy);
});

test.each(operators)('prox leaves no gradient by %s', async (_, A) => {
  const random = createRandom(2);
  const [z, y] = [random.normal([2, 7]), random.normal([2, 5])];
  const x = await A.prox(z, y, 0.5);
  const before = await A.adjoint(sub(y, await A.apply(z)));
  const after = combine([1, await A.adjoint(sub(y, await A.apply(x)))], [-0.5, sub(x, z)]);
  for (const [n, gradient] of norm(after).entries())
    expect(gradient).toBeLessThan(accuracy * norm(before)[n]!);
});

test.each([0, 0.5])(
  'with slack, prox at ρ = %d comes as close as it promises, with fewer products',
  async (rho) => {
    let applied = 0;
    const A = linearOperator({ ...products, apply: (x) => (applied++, products.apply(x)) });
    const random = createRandom(8);
    const [z, y] = [random.normal([1, 7]), random.normal([1, 5])];
    const objective = async (x: Tensor): Promise<number> => {
      return norm(sub(y, await products.apply(x)))[0]! ** 2 + rho * norm(sub(x, z))[0]! ** 2;
    };
    const least = await objective(await linearOperator({ ...products, svd }).prox(z, y, rho));
    await A.prox(z, y, rho);
    const all = applied;
    applied = 0;
    const slack = 0.3;
    const excess = (await objective(await A.prox(z, y, rho, slack))) - least;
    expect(applied).toBeLessThan(all);
    // Three singular values make three steps; the first may be the last to gain more, and the other two gain less.
    expect(excess).toBeLessThan(2 * 5 * slack ** 2);
  },
);

test.each(operators)('pseudoInverse has the four properties of Moore and Penrose by %s', async (_, A) => {
  const random = createRandom(3);
  const pinv = A.pseudoInverse;
  const y = random.normal([2, 5]);
  const x = random.normal([2, 7]);
  const [Ax, Py] = [await A.apply(x), await pinv(y)];
  expect(distance(await A.apply(await pinv(Ax)), Ax)).toBeLessThan(accuracy);
  expect(distance(await pinv(await A.apply(Py)), Py)).toBeLessThan(accuracy);
  // AA⁺ and A⁺A are symmetric: what they leave is orthogonal to what they keep
  expect(Math.abs(cosine(sub(y, await A.apply(Py)), await A.apply(Py)))).toBeLessThan(accuracy);
  expect(Math.abs(cosine(sub(x, await pinv(Ax)), await pinv(Ax)))).toBeLessThan(accuracy);
});

test.each(operators)('normal is AᵀA and vjp is Aᵀ by %s', async (_, A) => {
  const random = createRandom(4);
  const [x, v] = [random.normal([2, 7]), random.normal([2, 5])];
  expect(await A.normal(x)).toEqual(await A.adjoint(await A.apply(x)));
  expect(await A.vjp(x, v)).toEqual(await A.adjoint(v));
});

test('without noise, singular values give the solutions of least norm and of least change', async () => {
  const A = linearOperator({ ...products, svd });
  const random = createRandom(5);
  const [z, y] = [random.normal([1, 7]), random.normal([1, 5])];
  const change = sub(await A.prox(z, y, 0), z);
  expect(distance(change, await A.pseudoInverse(sub(y, await A.apply(z))))).toBeLessThan(1e-6);
  expect(distance(await A.adjoint(await A.solve(y, 1, 0)), await A.pseudoInverse(y))).toBeLessThan(1e-6);
});

test('a small d loses no digits where the singular vectors span the measurements', async () => {
  const full = svdOf([3, 2, 1, 0.5, 1.5], 7, 5);
  const A = linearOperator({
    ...products,
    apply: () => zeros([1, 5]),
    adjoint: () => zeros([1, 7]),
    svd: full,
  });
  const v = createRandom(6).normal([1, 5]);
  // At d = 10⁻¹² the solution is that of d = 0 to 4·10⁻¹². Four roundings of the norm, times the condition, 36.
  expect(distance(await A.solve(v, 1, 1e-12), await A.solve(v, 1, 0))).toBeLessThan(36 * 4 * 2 ** -24);
});

test('what the author gives wins', () => {
  const z = zeros([1, 7]);
  const own = { normal: () => z, pseudoInverse: () => z, prox: () => z, solve: () => zeros([1, 5]) };
  const A = linearOperator({ ...products, svd, ...own });
  const random = createRandom(7);
  const [x, y] = [random.normal([1, 7]), random.normal([1, 5])];
  expect(A.normal(x)).toBe(z);
  expect(A.pseudoInverse(y)).toBe(z);
  expect(A.prox(x, y, 1)).toBe(z);
  expect(A.solve(y, 1, 1)).toEqual(zeros([1, 5]));
});

test('a tensor that does not fit is refused in the name of the operator', () => {
  const A = linearOperator(products);
  const [x, y] = [zeros([2, 7]), zeros([2, 5])];
  const wanted = (shape: string, got: string): string =>
    `four-numbers: expected a tensor of shape ${shape}, got ${got}`;
  expect(() => A.apply(y)).toThrow(wanted('[2,7]', '[2,5]'));
  expect(() => A.normal(y)).toThrow(wanted('[2,7]', '[2,5]'));
  expect(() => A.prox(y, y, 1)).toThrow(wanted('[2,7]', '[2,5]'));
  expect(() => A.prox(x, x, 1)).toThrow(wanted('[2,5]', '[2,7]'));
  expect(() => A.adjoint(x)).toThrow(wanted('[2,5]', '[2,7]'));
  expect(() => A.vjp(x, x)).toThrow(wanted('[2,5]', '[2,7]'));
  expect(() => A.pseudoInverse(x)).toThrow(wanted('[2,5]', '[2,7]'));
  expect(() => A.solve(x, 1, 1)).toThrow(wanted('[2,5]', '[2,7]'));
  expect(() => A.apply(zeros([7]))).toThrow(wanted('[7,7]', '[7]'));
});

/** Cosines for singular vectors. Column k of U is 0 where `s[k]` is, as the contract allows. */
function svdOf(s: readonly number[], inputs: number, outputs: number): Svd {
  const r = s.length;
  const cosine = (n: number, k: number, i: number): number =>
    Math.sqrt((k === 0 ? 1 : 2) / n) * Math.cos((Math.PI * (2 * i + 1) * k) / (2 * n));
  const u = (k: number, i: number): number => (s[k] === 0 ? 0 : cosine(outputs, k, i));
  const v = (k: number, i: number): number => cosine(inputs, k, i);
  return {
    s: Float32Array.from(s),
    ut: (y) => product(y, r, u),
    u: (z) => product(z, outputs, (i, k) => u(k, i)),
    vt: (x) => product(x, r, v),
    v: (z) => product(z, inputs, (i, k) => v(k, i)),
  };
}

function product(x: Tensor, rows: number, entry: (row: number, column: number) => number): Tensor {
  const columns = x.shape[1]!;
  const out = zeros([x.shape[0]!, rows]);
  for (let i = 0; i < out.data.length; i++) {
    const offset = Math.floor(i / rows) * columns;
    let sum = 0;
    for (let j = 0; j < columns; j++) sum += entry(i % rows, j) * x.data[offset + j]!;
    out.data[i] = sum;
  }
  return out;
}

function weigh(z: Tensor): Tensor {
  return { shape: z.shape, data: z.data.map((value, i) => value * svd.s[i % 4]!) };
}

function distance(x: Tensor, y: Tensor): number {
  return Math.max(...norm(sub(x, y)).map((error, n) => error / norm(y)[n]!));
}

function cosine(x: Tensor, y: Tensor): number {
  let sum = 0;
  for (let i = 0; i < x.data.length; i++) sum += x.data[i]! * y.data[i]!;
  return sum / (Math.hypot(...x.data) * Math.hypot(...y.data));
}
