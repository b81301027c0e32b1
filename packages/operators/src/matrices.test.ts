/**
 * @file Every operator against the matrix that its definition says, which each case writes down entry by entry for
 * images of a few pixels, and every inverse against that of the matrix.
 */
import {
  type Awaitable,
  createRandom,
  type LinearOperator,
  norm,
  type Shape,
  size,
  sub,
  type Tensor,
  tensor,
} from '@tweedie/core';
import { denseOperator } from '@tweedie/testing';
import { expect, test } from 'vitest';
import {
  bicubicDownsampling,
  blockMean,
  blur,
  type Boundary,
  boxInpainting,
  compose,
  fourierSampling,
  gaussianBlur,
  greyScale,
  identity,
  maskInpainting,
  motionBlur,
  scaled,
  stack,
  stripesInpainting,
  uniformBlur,
} from './index.ts';

type Matrix = number[][];
/** `A[output, input]` from positions `[channel, row, column]` to a weight. */
type Entry = (output: readonly number[], input: readonly number[]) => number;

function matrixOf({ inputShape, outputShape }: LinearOperator, entry: Entry): Matrix {
  return positions(outputShape).map((to) => positions(inputShape).map((from) => entry(to, from)));
}

function positions([channels, height, width]: Shape): number[][] {
  const all: number[][] = [];
  for (let c = 0; c < channels!; c++)
    for (let i = 0; i < height!; i++) for (let j = 0; j < width!; j++) all.push([c, i, j]);
  return all;
}

/** Where a boundary finds the pixel at place i, one step at a time; −1 for nowhere. */
function look(boundary: Boundary, i: number, length: number): number {
  for (;;) {
    if (i >= 0 && i < length) return i;
    if (boundary === 'zero') return -1;
    if (boundary === 'replicate') return i < 0 ? 0 : length - 1;
    if (boundary === 'circular') i += i < 0 ? length : -length;
    else i = i < 0 ? -1 - i : 2 * length - 1 - i;
  }
}

function blurEntry(psf: number[][], boundary: Boundary, [, height, width]: Shape): Entry {
  const [cy, cx] = [Math.floor(psf.length / 2), Math.floor(psf[0]!.length / 2)];
  return ([c, i, j], [d, p, q]) => {
    if (c !== d) return 0;
    let sum = 0;
    for (const [a, row] of psf.entries()) {
      for (const [b, weight] of row.entries()) {
        const y = look(boundary, i! - a + cy, height!);
        const x = look(boundary, j! - b + cx, width!);
        if (y === p && x === q) sum += weight;
      }
    }
    return sum;
  };
}

function unitSum(psf: number[][]): number[][] {
  const sum = psf.flat().reduce((a, b) => a + b);
  return psf.map((row) => row.map((weight) => weight / sum));
}

function outer(column: number[], row: number[]): number[][] {
  return column.map((a) => row.map((b) => a * b));
}

function gaussian(sigma: number): number[] {
  const radius = Math.ceil(4 * sigma);
  return Array.from({ length: 2 * radius + 1 }, (_, i) => Math.exp(-((i - radius) ** 2) / (2 * sigma ** 2)));
}

interface Case {
  readonly operator: LinearOperator;
  readonly A: Matrix;
  readonly decomposed: boolean;
}

function fixed(operator: LinearOperator, entry: Entry, decomposed = true): Case {
  return { operator, A: matrixOf(operator, entry), decomposed };
}

const boundaries = ['reflect', 'circular', 'zero', 'replicate'] as const;

function blurCases(shape: Shape): Case[] {
  const lopsided = [[4, 1, 0, 1], [2, 5, 1, 0], [0, 1, 3, 0]]; // prettier-ignore
  const column = [1, 4, 2];
  const row = [3, 1, 1, 2];
  return boundaries.flatMap((boundary) => {
    const custom = (psf: number[][]): LinearOperator =>
      blur(shape, { psf: tensor([psf.length, psf[0]!.length], Float32Array.from(psf.flat())), boundary });
    const entry = (psf: number[][]): Entry => blurEntry(unitSum(psf), boundary, shape);
    const spot = outer(gaussian(0.6), gaussian(0.6));
    return [
      fixed(custom(lopsided), entry(lopsided), boundary === 'circular'),
      fixed(custom(outer(column, row)), entry(outer(column, row))),
      fixed(gaussianBlur(shape, { sigma: 0.6, boundary }), entry(spot)),
      fixed(uniformBlur(shape, { size: 3, boundary }), entry(outer([1, 1, 1], [1, 1, 1]))),
      fixed(motionBlur(shape, { length: 4, boundary }), entry([[0.5, 1, 1, 1, 0.5]])),
    ];
  });
}

function otherCases(): Case[] {
  const shape = [3, 4, 6];
  const mask = tensor(
    [1, 1, 4, 6],
    Float32Array.from({ length: 24 }, (_, i) => (i % 5 === 0 ? 1 : -1)),
  );
  const same = (a: readonly number[], b: readonly number[]): boolean => a.every((value, i) => value === b[i]);
  const keep =
    (kept: (i: number, j: number) => boolean): Entry =>
    (to, from) =>
      same(to, from) && kept(to[1]!, to[2]!) ? 1 : 0;
  const mean: Entry = ([c, i, j], [d, p, q]) =>
    c === d && i === Math.floor(p! / 2) && j === Math.floor(q! / 2) ? 1 / 4 : 0;
  const luma = [0.299, 0.587, 0.114];
  return [
    fixed(
      identity(shape),
      keep(() => true),
    ),
    fixed(
      boxInpainting(shape),
      keep((i, j) => i < 1 || i > 2 || j < 2 || j > 4),
    ),
    fixed(
      stripesInpainting(shape, { period: 3, width: 1 }),
      keep((i) => i % 3 !== 2),
    ),
    fixed(
      maskInpainting(shape, { mask }),
      keep((i, j) => (i * 6 + j) % 5 !== 0),
    ),
    fixed(blockMean(shape, { factor: 2 }), mean),
    fixed(greyScale(shape), ([, i, j], [d, p, q]) => (i === p && j === q ? luma[d!]! : 0)),
    fixed(greyScale(shape, { weights: 'mean' }), ([, i, j], [, p, q]) => (i === p && j === q ? 1 / 3 : 0)),
  ];
}

function bicubicCases(): Case[] {
  const keys = (x: number): number => {
    const t = Math.abs(x);
    if (t < 1) return 1.5 * t * t * t - 2.5 * t * t + 1;
    return t < 2 ? -0.5 * t * t * t + 2.5 * t * t - 4 * t + 2 : 0;
  };
  const line = (k: number, factor: number, from: number, length: number): number => {
    let [sum, weight] = [0, 0];
    for (let place = -10 * length; place < 10 * length; place++) {
      const tap = keys((place + 0.5) / factor - (k + 0.5));
      sum += tap;
      if (look('reflect', place, length) === from) weight += tap;
    }
    return weight / sum;
  };
  return [
    [[2, 6, 4], 2],
    [[1, 6, 9], 3],
    [[1, 4, 12], 4],
    [[1, 5, 10], 5],
    [[1, 3, 2], 1],
  ].map(([shape, factor]) => {
    const [, height, width] = shape as number[];
    const r = factor as number;
    return fixed(bicubicDownsampling(shape as number[], { factor: r }), ([c, i, j], [d, p, q]) =>
      c === d ? line(i!, r, p!, height!) * line(j!, r, q!, width!) : 0,
    );
  });
}

function algebraCases(): Case[] {
  const shape = [3, 4, 4];
  const [grey, small, box] = [
    greyScale(shape),
    blockMean([1, 4, 4], { factor: 2 }),
    boxInpainting([3, 2, 2]),
  ];
  const spot = gaussianBlur(shape, { sigma: 0.5, boundary: 'circular' });
  const of = (operator: LinearOperator): Matrix =>
    columns(operator.inputShape, (x) => operator.apply(x) as Tensor);
  return [
    { operator: compose(small, grey), A: multiply(of(small), of(grey)), decomposed: true },
    { operator: compose(grey, spot), A: multiply(of(grey), of(spot)), decomposed: false },
    { operator: compose(scaled(identity(shape), -2), spot), A: times(-2, of(spot)), decomposed: true },
    {
      operator: compose(box, blockMean(shape, { factor: 2 })),
      A: multiply(of(box), of(blockMean(shape, { factor: 2 }))),
      decomposed: true,
    },
    { operator: scaled(spot, -0.5), A: times(-0.5, of(spot)), decomposed: true },
    { operator: scaled(grey, 3), A: times(3, of(grey)), decomposed: true },
    { operator: stack(grey, spot), A: [...of(grey), ...of(spot)], decomposed: false },
  ];
}

/** Each complex number as a matrix of 2×2. */
function fourierCases(): Case[] {
  return [
    [4, 6],
    [3, 5],
  ].map(([height, width]) => {
    const [H, W] = [height!, width!];
    const mask = tensor(
      [1, 1, H, W],
      Float32Array.from({ length: H * W }, (_, i) => (i % 3 === 0 ? 1 : -1)),
    );
    return fixed(fourierSampling([2, H, W], { mask }), ([c, k, l], [d, m, n]) => {
      if ((k! * W + l!) % 3 === 0) return 0;
      const [y, x] = [Math.floor(H / 2), Math.floor(W / 2)];
      const angle = -2 * Math.PI * (((k! - y) * (m! - y)) / H + ((l! - x) * (n! - x)) / W);
      const value = c === d ? Math.cos(angle) : c === 1 ? Math.sin(angle) : -Math.sin(angle);
      return value / Math.sqrt(H * W);
    });
  });
}

function multiply(A: Matrix, B: Matrix): Matrix {
  return A.map((row) => B[0]!.map((_, j) => row.reduce((sum, value, k) => sum + value * B[k]![j]!, 0)));
}

function times(c: number, A: Matrix): Matrix {
  return A.map((row) => row.map((value) => c * value));
}

/** The matrix of a linear map, column by column. */
function columns(shape: Shape, map: (x: Tensor) => Tensor): Matrix {
  const length = size(shape);
  const rows = Array.from({ length }, (_, k) => {
    const x = new Float32Array(length);
    x[k] = 1;
    return [...map(tensor([1, ...shape], x)).data];
  });
  return rows[0]!.map((_, j) => rows.map((row) => row[j]!));
}

/**
 * Each value goes through a few float32 roundings (2⁻²⁴), a transform among them; 64 leave room for three
 * transforms in a row. Relative to the largest term that goes in.
 */
const rounding = 64 * 2 ** -24;
/** Where conjugate gradients stop, relative to the right-hand side, and twice that for their own roundings. */
const iteration = 2e-6;

const cases = [
  ...otherCases(),
  ...bicubicCases(),
  ...algebraCases(),
  ...fourierCases(),
  ...blurCases([2, 5, 7]),
  ...blurCases([1, 6, 4]),
  ...blurCases([1, 2, 3]),
].map((each): [string, Case] => [`${each.operator.name} on [${each.operator.inputShape}]`, each]);

test.each(cases)(
  '%s is its matrix, and its inverses are those of the matrix',
  async (_, { operator, A, decomposed }) => {
    const { inputShape, outputShape } = operator;
    const matrix = denseOperator({ matrix: A, inputShape, outputShape });
    const random = createRandom(1);
    const x = random.normal([1, ...inputShape]);
    const y = random.normal([1, ...outputShape]);
    const [sizeX, sizeY] = [norm(x)[0]!, norm(y)[0]!];
    const s = matrix.svd.s.filter((value) => value > 1e-6);
    const [largest, least] = [Math.max(...s), Math.min(...s)];
    const apart = async (a: Awaitable<Tensor>, b: Awaitable<Tensor>): Promise<number> =>
      norm(sub(await a, await b))[0]!;

    expect(await apart(operator.apply(x), matrix.apply(x))).toBeLessThan(rounding * largest * sizeX);
    expect(await apart(operator.adjoint(y), matrix.adjoint(y))).toBeLessThan(rounding * largest * sizeY);
    expect(await apart(operator.normal(x), matrix.normal(x))).toBeLessThan(rounding * largest ** 2 * sizeX);

    expect(operator.svd !== undefined).toBe(decomposed);
    const stops = decomposed ? rounding : iteration;
    for (const [c, d] of [
      [1, 1],
      [2, 0.1],
    ] as const) {
      const error = await apart(operator.solve(y, c, d), matrix.solve(y, c, d));
      expect(error).toBeLessThan((stops / d) * sizeY);
    }
    for (const rho of decomposed ? [1, 0.1, 1e-5] : [1, 0.1]) {
      // A step from x in which a residual is multiplied by s/(s² + ρ), which is at most 1/(2√ρ).
      const exact = rounding * (sizeX + sizeY / (2 * Math.sqrt(rho)));
      const iterated = (iteration / rho) * (largest * sizeY + rho * sizeX);
      const error = await apart(operator.prox(x, y, rho), matrix.prox(x, y, rho));
      expect(error).toBeLessThan(decomposed ? exact : iterated);
    }
    if (!decomposed) return;
    const error = await apart(operator.pseudoInverse(y), matrix.pseudoInverse(y));
    expect(error).toBeLessThan((2 * rounding * sizeY) / least);
  },
);
