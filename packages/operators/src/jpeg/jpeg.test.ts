import {
  combine,
  createRandom,
  dot,
  map,
  norm,
  type Operator,
  sub,
  tensor,
  type Tensor,
} from '@tweedie/core';
import { expect, test } from 'vitest';
import { codes, coefficientsOf } from './coefficients.ts';
import { codeAt, files, height, width } from './fixtures/files.ts';
import { readCoefficients } from './fixtures/readCoefficients.ts';
import { jpeg } from './jpeg.ts';
import { quantisationTables } from './quantisation.ts';

/** The picture of the files: in colour, or its green in grey. */
function picture(channels: 1 | 3): Tensor {
  const data = Float32Array.from({ length: channels * height * width }, (_, i) => {
    const c = channels === 1 ? 1 : Math.floor(i / (height * width));
    const pixel = i % (height * width);
    return codeAt(c, Math.floor(pixel / width), pixel % width) / codes - 1;
  });
  return tensor([1, channels, height, width], data);
}

/**
 * How far the library's coefficients are from ours before they are rounded to steps: what it rounds to whole codes errs by
 * ½ in Y, Cb and Cr, none in grey, and by ½ more in halved chroma, and a coefficient sums 64 of these with weights of 8 in
 * all. Its transform of whole numbers errs by 1/16 where it ends, by 1/8 between its passes, and its factors of 13 bits
 * by 2⁻¹⁴ of values up to 2¹⁰, in four products at most.
 */
function errorOf(channels: number, halved: boolean): number {
  const rounded = channels === 1 ? 0 : halved ? 1 : 0.5;
  return 8 * rounded + 1 / 16 + 1 / 8 + 4 / 16;
}

test.each(files)(
  'the coefficients are those in a file of quality $quality, $chroma, $channels channel(s)',
  ({ quality, channels, chroma, hex }) => {
    const bytes = Uint8Array.from(hex.match(/../g)!, (byte) => parseInt(byte, 16));
    const tables = quantisationTables(quality);
    const ours = coefficientsOf(picture(channels), { height, width }, chroma);
    const theirs = readCoefficients(bytes);
    expect(theirs).toHaveLength(channels);
    for (const [c, { steps, across, blocks }] of theirs.entries()) {
      expect(steps).toEqual(c === 0 ? tables.luma : tables.chroma);
      const { plane, width: stride } = ours[c]!;
      const error = errorOf(channels, c > 0 && chroma === '4:2:0');
      for (let i = 0; i < plane.length; i++) {
        const [y, x] = [Math.floor(i / stride), i % stride];
        const place = 8 * (y % 8) + (x % 8);
        const multiple = blocks[Math.floor(y / 8) * across + Math.floor(x / 8)]![place]!;
        expect(Math.abs(multiple * steps[place]! - plane[i]!)).toBeLessThan(steps[place]! / 2 + error);
      }
    }
  },
);

test('steps grow as quality falls, from 1 to 255', () => {
  expect(quantisationTables(100).luma).toEqual(Array(64).fill(1));
  expect(quantisationTables(50).luma.slice(0, 4)).toEqual([16, 11, 10, 16]);
  expect(quantisationTables(25).chroma.slice(0, 4)).toEqual([34, 36, 48, 94]);
  expect(quantisationTables(1).luma).toEqual(Array(64).fill(255));
});

/** Within [-½, ½], so that nothing is clipped. */
function drawn(seed: number, shape: readonly number[] = [2, 3, 13, 21]): Tensor {
  return map(createRandom(seed).uniform(shape), (value) => value - 0.5);
}

test('at a quality of 100 a grey picture is kept to half a code in each coefficient', async () => {
  const x = drawn(0, [1, 1, 16, 24]);
  const error = norm(sub(await jpeg([1, 16, 24], { quality: 100 }).apply(x), x))[0]!;
  expect(error * codes).toBeLessThan(0.5 * Math.sqrt(16 * 24));
  expect(error * codes).toBeGreaterThan(0);
});

/** `⟨A(x + u) − A(x), v⟩` and `⟨u, vjp(x, v)⟩` */
async function slopes(
  A: Operator,
  { x, u, v }: Record<'x' | 'u' | 'v', Tensor>,
): Promise<readonly number[][]> {
  const change = sub(await A.apply(combine([1, x], [1, u])), await A.apply(x));
  return [[...dot(change, v)], [...dot(u, await A.vjp(x, v))]];
}

test.each(['4:4:4', '4:2:0'] as const)(
  'the straight-through derivative is that of the chain without rounding, %s',
  async (chroma) => {
    const A = jpeg([3, 13, 21], { quality: 100, chroma });
    const given = {
      x: map(drawn(1), (value) => value / 2),
      u: map(drawn(2), (value) => value / 2),
      v: drawn(3),
    };
    const [left, right] = await slopes(A, given);
    // Each of 3·16·24 coefficients errs by half a code in A(x + u) and in A(x), and colours are mixed with a gain of
    // ‖M⁻¹‖ ≤ 2.3; chroma that stands for 2×2 pixels counts twice.
    const rounding = (2 * 0.5 * Math.sqrt(3 * 16 * 24) * 2 * 2.3) / codes;
    for (const [n, length] of norm(given.v).entries()) {
      expect(Math.abs(left![n]! - right![n]!)).toBeLessThan(rounding * length);
    }
  },
);

test('what is in the file already stays, and is no reason to move', async () => {
  const A = jpeg([3, 16, 16], { quality: 30, chroma: '4:4:4' });
  const y = await A.apply(drawn(4, [1, 3, 16, 16]));
  // Coefficients of y are multiples of their steps, of 10 and more, up to roundings of float32.
  expect(norm(sub(await A.apply(y), y))[0]!).toBeLessThan(64 * 2 ** -24 * norm(y)[0]!);
});

test('only grey and colour pictures are compressed', () => {
  expect(() => jpeg([2, 8, 8])).toThrow('jpeg: the image must have 1 or 3 channels, got 2');
  expect(() => jpeg([3, 8, 8]).apply(drawn(0))).toThrow(
    'jpeg: expected a tensor of shape [2,3,8,8], got [2,3,13,21]',
  );
});
