import { norm, type LinearOperator, type Shape, sub, tensor, type Tensor, full } from '@tweedie/core';
import { expect, test } from 'vitest';
import { anisotropicBlur } from './anisotropicBlur.ts';
import { blur } from './blur.ts';
import { gaussianBlur } from './gaussianBlur.ts';
import { motionBlur } from './motionBlur.ts';
import { uniformBlur } from './uniformBlur.ts';

const side = 33;
const shape: Shape = [1, side, side];
const middle = (side - 1) / 2;

/** What a point of light in the middle becomes, and its moments about the middle; y points up. */
function spot(A: LinearOperator): {
  at: (y: number, x: number) => number;
  yy: number;
  xx: number;
  xy: number;
} {
  const point = tensor([1, ...shape], new Float32Array(side * side));
  point.data[middle * side + middle] = 1;
  const { data } = A.apply(point) as Tensor;
  const moment = (f: (y: number, x: number) => number): number =>
    data.reduce((sum, value, p) => sum + value * f(middle - Math.floor(p / side), (p % side) - middle), 0);
  return {
    at: (y, x) => data[(middle - y) * side + middle + x]!,
    yy: moment((y) => y * y),
    xx: moment((_, x) => x * x),
    xy: moment((y, x) => y * x),
  };
}

test.each([
  gaussianBlur(shape, { sigma: 2 }),
  motionBlur(shape, { length: 7.5, angle: 20 }),
  uniformBlur(shape, { size: 5 }),
  anisotropicBlur(shape, { angle: 70 }),
  blur(shape, { psf: tensor([2, 2], Float32Array.of(1, 2, 3, 4)) }),
])('$name leaves a constant image alone', (A) => {
  const flat = full([1, ...shape], 0.7);
  expect(norm(sub(A.apply(flat) as Tensor, flat))[0]).toBeLessThan(1e-6 * norm(flat)[0]!);
});

test('a Gaussian spreads by its width, the same in all directions', () => {
  const { yy, xx, xy, at } = spot(gaussianBlur(shape, { sigma: 2 }));
  // The tails beyond 4σ hold 0.1 % of the second moment: 2·∫₄^∞ t²φ(t)dt.
  expect(Math.abs(xx - 4)).toBeLessThan(0.0012 * 4);
  // Roundings of 2⁻²⁴ of the largest weight, 0.04, at up to 16 px, at 33² pixels: 1e-5 if they look the same way.
  expect(yy).toBeCloseTo(xx, 4);
  expect(xy).toBeCloseTo(0, 4);
  expect(at(0, 8)).toBeGreaterThan(0);
  expect(at(0, 9)).toBeCloseTo(0, 9);
});

test('an oblong Gaussian lies along its axis, anticlockwise from the right', () => {
  const { yy, xx, xy } = spot(anisotropicBlur(shape, { along: 3, across: 1, angle: 30 }));
  const [cos, sin] = [Math.cos(Math.PI / 6), Math.sin(Math.PI / 6)];
  expect(xx).toBeCloseTo(9 * cos ** 2 + sin ** 2, 1);
  expect(yy).toBeCloseTo(9 * sin ** 2 + cos ** 2, 1);
  expect(xy).toBeCloseTo(8 * sin * cos, 1);
});

test('a level path of whole length is a row of equal weights, of half length has soft ends', () => {
  const whole = spot(motionBlur(shape, { length: 5 }));
  expect([-3, -2, 0, 2, 3].map((x) => whole.at(0, x))).toEqual([0, 0.2, 0.2, 0.2, 0].map(Math.fround));
  expect(whole.at(1, 0)).toBe(0);
  const half = spot(motionBlur(shape, { length: 4 }));
  expect(half.at(0, 2)).toBe(0.125);
  expect(half.at(0, 1)).toBe(0.25);
});

test('a path goes up to the right at 45°, and upright at 90°', () => {
  const slanted = spot(motionBlur(shape, { length: 9, angle: 45 }));
  expect(slanted.at(2, 2)).toBeGreaterThan(0.05);
  expect(slanted.at(2, -2)).toBe(0);
  const upright = spot(motionBlur(shape, { length: 3, angle: 90 }));
  expect([upright.at(1, 0), upright.at(0, 1)]).toEqual([Math.fround(1 / 3), 0]);
});

test('a path of length 1 is a point', () => {
  expect(spot(motionBlur(shape, { length: 1, angle: 33 })).at(0, 0)).toBe(1);
});

test('a picture of a PSF counts black as nothing', () => {
  const picture = tensor([1, 1, 3, 3], Float32Array.of(-1, -1, -1, -1, 1, 0, -1, -1, -1));
  const { at } = spot(blur(shape, { psf: picture }));
  expect([at(0, 0), at(0, 1), at(1, 0)]).toEqual([2 / 3, 1 / 3, 0].map(Math.fround));
});

test('weights that are not normalised are used as they are', () => {
  const psf = tensor([1, 3], Float32Array.of(-1, 0, 1));
  const { at } = spot(blur(shape, { psf, normalised: false, boundary: 'zero' }));
  expect([at(0, -1), at(0, 0), at(0, 1)]).toEqual([-1, 0, 1]);
});

test.each<[string, Tensor, string]>([
  [
    'that sum to 0',
    tensor([1, 3], Float32Array.of(-1, 0, 1)),
    'blur: the weights of the PSF must have a sum above 0, got 0',
  ],
  [
    'as a picture without black',
    full([1, 1, 5, 5], 0.04),
    `blur: a picture of the PSF must have black around it, -1, and the darkest pixel is ${Math.fround(0.04)}`,
  ],
  [
    'of a strange shape',
    full([5], 1),
    'blur: the PSF must have a shape [height, width] or [1, 1 or 3, height, width], got [5]',
  ],
  ['with NaN', full([3, 3], NaN), 'blur: the PSF must hold numbers only'],
  ['without values', full([0, 3], 1), 'blur: the PSF must hold numbers only'],
])('a PSF %s is refused', (_, psf, message) => {
  expect(() => blur(shape, { psf })).toThrow(expect.objectContaining({ message }));
});

test('parameters out of range are refused with their name and value', () => {
  expect(() => gaussianBlur(shape, { sigma: 0 })).toThrow(
    'gaussian-blur: sigma must be greater than 0, got 0',
  );
  expect(() => uniformBlur(shape, { size: 4 })).toThrow('uniform-blur: size must be odd, got 4');
  expect(() => motionBlur(shape, { length: 0.5 })).toThrow('motion-blur: length must be at least 1, got 0.5');
  expect(() => anisotropicBlur(shape, { across: -1 })).toThrow(
    'anisotropic-blur: across must be greater than 0, got -1',
  );
  expect(() => gaussianBlur(shape, { boundary: 'mirror' as 'reflect' })).toThrow(
    'gaussian-blur: boundary must be "reflect" or "circular" or "zero" or "replicate", got "mirror"',
  );
});

test('a blur wider than the image is still a mean', () => {
  const x = tensor([1, 1, 2, 3], Float32Array.of(1, 2, 3, 4, 5, 6));
  const { data } = gaussianBlur([1, 2, 3], { sigma: 30 }).apply(x) as Tensor;
  // The tails are cut where a tap has fallen to exp(−8)/75 = 4e-6 of the whole.
  for (const value of data) expect(value).toBeCloseTo(3.5, 4);
});

test.each([
  ['gaussian-blur', () => gaussianBlur([1, 8, 8], { sigma: 1e4 }), 'sigma must be at most 256, got 10000'],
  ['motion-blur', () => motionBlur([1, 8, 8], { length: 1e5 }), 'length must be at most 2048, got 100000'],
  ['uniform-blur', () => uniformBlur([1, 8, 8], { size: 1e5 + 1 }), 'size must be at most 2047, got 100001'],
])('%s refuses a spot for which there is no memory', (name, make, sentence) => {
  expect(make).toThrow(`${name}: ${sentence}`);
});
