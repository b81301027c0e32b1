import {
  createRandom,
  isDecomposed,
  type LinearOperator,
  norm,
  sub,
  type Tensor,
  tensor,
} from '@tweedie/core';
import { expect, test } from 'vitest';
import { gaussianBlur } from '../blur/gaussianBlur.ts';
import type { Boundary } from './boundary.ts';
import { convolution } from './convolution.ts';
import { drawPsf, type Psf } from './psf.ts';

function rows(...weights: number[][]): Psf {
  return { height: weights.length, width: weights[0]!.length, weights: Float64Array.from(weights.flat()) };
}

function line(psf: Psf, boundary: Boundary, values: number[]): number[] {
  const A = convolution({ name: 'blur', inputShape: [1, 1, values.length], psf, boundary });
  return [...(A.apply(tensor([1, 1, 1, values.length], Float32Array.from(values))) as Tensor).data];
}

test('a point of light becomes the PSF, not its mirror image', () => {
  expect(line(rows([1, 2, 4]), 'zero', [0, 0, 1, 0, 0])).toEqual([0, 1, 2, 4, 0]);
});

test('the centre of an even number of weights is the first one of the second half', () => {
  expect(line(rows([1, 2]), 'zero', [0, 0, 1, 0, 0])).toEqual([0, 1, 2, 0, 0]);
  expect(line(rows([1, 2, 4, 8]), 'zero', [0, 0, 1, 0, 0])).toEqual([1, 2, 4, 8, 0]);
});

test.each([
  ['reflect', [2, 1, 1, 2, 3, 3, 2]],
  ['circular', [2, 3, 1, 2, 3, 1, 2]],
  ['zero', [0, 0, 1, 2, 3, 0, 0]],
  ['replicate', [1, 1, 1, 2, 3, 3, 3]],
] as const)('beyond 1 2 3, %s finds %j', (boundary, expected) => {
  // A single weight d places from the centre brings the pixel d places away to each pixel.
  const found = [-2, -1, 0, 1, 2].map((d) => {
    const weights = Array.from({ length: 5 }, (_, a) => Number(a - 2 === -d));
    return line(rows(weights), boundary, [1, 2, 3]);
  });
  const [a, , , , e] = found;
  expect([a![0], a![1], ...found[2]!, e![1], e![2]]).toEqual(expected);
});

const even = drawPsf([2, 2], (y, x) => 9 - y * y - x * x);
const separable = rows([1, 2], [2, 4]);
const other = rows([1, 2], [0, 3]);

test.each<[string, Psf, Boundary, boolean]>([
  ['any PSF', other, 'circular', true],
  ['any PSF', other, 'reflect', false],
  ['an even PSF', even, 'reflect', true],
  ['an even PSF that is not separable', even, 'zero', false],
  ['a separable PSF', separable, 'reflect', true],
  ['a separable PSF', separable, 'zero', true],
])('%s, %s boundary: whether there is a decomposition', (...[, psf, boundary, expected]) => {
  expect(isDecomposed(convolution({ name: 'blur', inputShape: [1, 8, 8], psf, boundary }))).toBe(expected);
});

test('an image beyond 512 pixels is too large for dense matrices, and only for them', () => {
  const inputShape = [1, 2, 513];
  const blur = (boundary: Boundary): LinearOperator =>
    convolution({ name: 'blur', inputShape, psf: separable, boundary });
  expect(isDecomposed(blur('zero'))).toBe(false);
  expect(isDecomposed(blur('circular'))).toBe(true);
});

/** Solves `(h² + ρ)·p = h·y + ρ·z` in the cosine basis, in float64. */
function exactProx({ h, z, y, rho }: { h: number[]; z: Tensor; y: Tensor; rho: number }): Tensor {
  const n = h.length;
  const basis = h.map((_, k) =>
    h.map((_, i) => Math.sqrt((k === 0 ? 1 : 2) / n) * Math.cos((Math.PI * k * (i + 0.5)) / n)),
  );
  const along = (x: Tensor, k: number): number => basis[k]!.reduce((sum, c, i) => sum + c * x.data[i]!, 0);
  const p = h.map((hk, k) => (hk * along(y, k) + rho * along(z, k)) / (hk * hk + rho));
  const data = h.map((_, i) => p.reduce((sum, pk, k) => sum + pk * basis[k]![i]!, 0));
  return tensor(z.shape, Float32Array.from(data));
}

test('what a strong blur removes stays as it is in a proximal step, however small ρ is', async () => {
  const [n, sigma] = [64, 4];
  const A = gaussianBlur([1, 1, n], { sigma });
  const kernel = Array.from({ length: 33 }, (_, i) => Math.exp(-((i - 16) ** 2) / (2 * sigma ** 2)));
  const sum = kernel.reduce((a, b) => a + b);
  const h = Array.from({ length: n }, (_, k) =>
    kernel.reduce((total, weight, i) => total + (weight / sum) * Math.cos((Math.PI * k * (i - 16)) / n), 0),
  );
  const z = createRandom(1).normal([1, 1, 1, n]);
  const y = createRandom(2).normal([1, 1, 1, n]);
  for (const rho of [1, 1e-2, 1e-4, 1e-6, 1e-8]) {
    const p = await A.prox(z, y, rho);
    const error = norm(sub(p, exactProx({ h, z, y, rho })))[0]!;
    // Rounding of y, times at most 1/(2√ρ); a few roundings of each transform.
    expect(error).toBeLessThan(16 * 2 ** -24 * (norm(z)[0]! + norm(y)[0]! / (2 * Math.sqrt(rho))));
  }
});

test.each(['reflect', 'circular', 'zero', 'replicate'] as const)(
  'a proximal step with ρ = 0 is the step of least change that explains y, with a %s boundary',
  async (boundary) => {
    const A = gaussianBlur([1, 9, 12], { sigma: 2, boundary });
    const [x, z] = [createRandom(1).normal([1, 1, 9, 12]), createRandom(2).normal([1, 1, 9, 12])];
    const p = await A.prox(z, await A.apply(x), 0);
    const residual = sub(await A.apply(p), await A.apply(x));
    expect(norm(residual)[0]).toBeLessThan(16 * 2 ** -20 * norm(x)[0]!); // what is below `negligible` is left
    const { s, vt } = A.svd!;
    const change = (await vt(sub(p, z))).data.filter((_, k) => s[k] === 0);
    expect(Math.hypot(...change)).toBeLessThan(16 * 2 ** -24 * norm(p)[0]!);
  },
);

test.each(['reflect', 'circular', 'zero', 'replicate'] as const)(
  'a batch of two is exactly two images, with a %s boundary',
  async (boundary) => {
    const shape = [3, 11, 7];
    const A: LinearOperator = gaussianBlur(shape, { sigma: 1.5, boundary });
    const [a, b] = [createRandom(1).normal([1, ...shape]), createRandom(2).normal([1, ...shape])];
    const both = tensor([2, ...shape], Float32Array.from([...a.data, ...b.data]));
    for (const map of [A.apply, A.adjoint, A.normal, (x: Tensor) => A.prox(x, x, 0.1)]) {
      const singles = [...(await map(a)).data, ...(await map(b)).data];
      expect([...(await map(both)).data]).toEqual(singles);
    }
  },
);
