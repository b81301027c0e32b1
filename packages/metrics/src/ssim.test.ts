import { ssim as blazediff } from '@blazediff/ssim';
import { concatenate, createRandom, full, map, type Tensor, tensor } from '@tweedie/core';
import { ssim as ssimJs } from 'ssim.js';
import { expect, test } from 'vitest';
import { ssim } from './ssim.ts';

const [height, width] = [61, 83];
const noise = createRandom(1).normal([height, width]).data;
const wave = (k: number): number =>
  128 + 90 * Math.sin(Math.floor(k / width) / 7) * Math.cos((k % width) / 11);
/** The 8-bit levels of a picture, and of the same with noise. Equal red, green and blue leave no luma to round. */
const picture = levels(wave);
const noisy = levels((k) => wave(k) + 25 * noise[k]!);

function levels(f: (k: number) => number): Uint8ClampedArray {
  return Uint8ClampedArray.from({ length: height * width }, (_, k) => Math.round(f(k)));
}
function rgba(grey: Uint8ClampedArray): Uint8ClampedArray {
  return Uint8ClampedArray.from({ length: 4 * grey.length }, (_, i) => (i % 4 === 3 ? 255 : grey[i >> 2]!));
}
function toTensor(grey: Uint8ClampedArray): Tensor {
  return tensor(
    [1, 1, height, width],
    Float32Array.from(grey, (level) => level / 127.5 - 1),
  );
}

test('SSIM equals that of ssim.js in its exact mode', () => {
  const image = (grey: Uint8ClampedArray): { data: Uint8ClampedArray; width: number; height: number } => ({
    data: rgba(grey),
    width,
    height,
  });
  const { mssim } = ssimJs(image(picture), image(noisy), { ssim: 'fast', downsample: false });
  // It works in float64; a level in [-1, 1] is rounded to float32, by up to 6e-8.
  expect(Math.abs(ssim(toTensor(noisy), toTensor(picture))[0]! - mssim)).toBeLessThan(1e-6);
});

test('SSIM equals that of @blazediff/ssim', () => {
  const theirs = blazediff(rgba(picture), rgba(noisy), undefined, width, height);
  // It rounds squares up to 255² to float32 three times, by up to 2⁻⁹ each: four moments of 0.006 over the variance of
  // the noise, 25².
  expect(Math.abs(ssim(toTensor(noisy), toTensor(picture))[0]! - theirs)).toBeLessThan(5e-5);
});

test('identical images have an SSIM of 1', () => {
  expect(ssim(toTensor(noisy), toTensor(noisy))).toEqual([expect.closeTo(1, 12)]);
});

test('constant images differ in brightness alone, which counts from black', () => {
  const [dark, light] = [full([1, 2, 12, 11], -0.5), full([1, 2, 12, 11], 0.5)];
  const c = (0.01 * 2) ** 2;
  expect(ssim(dark, light)[0]).toBeCloseTo((2 * 0.5 * 1.5 + c) / (0.5 ** 2 + 1.5 ** 2 + c), 10);
});

test('the unit of pixels does not matter where range and black go with it', () => {
  const unit = (x: Tensor): Tensor => map(x, (value) => (value + 1) / 2);
  const [a, b] = [toTensor(noisy), toTensor(picture)];
  expect(ssim(unit(a), unit(b), { dataRange: 1, black: 0 })[0]).toBeCloseTo(ssim(a, b)[0]!, 5);
});

test('SSIM is the mean of the channels, for each sample on its own', () => {
  const random = createRandom(2);
  const [a, b] = [random.normal([1, 1, 20, 16]), random.normal([1, 1, 20, 16])];
  const same = ssim(a, a)[0]!;
  const other = ssim(a, b)[0]!;
  const join = (...planes: [Tensor, ...Tensor[]]): Tensor => tensor([2, 2, 20, 16], concatenate(planes).data);
  expect(ssim(join(a, a, a, b), join(a, b, b, b))).toEqual([(same + other) / 2, (other + same) / 2]);
  expect(ssim(concatenate([b, a]), a)).toEqual([other, same]);
});

test('an image below 11×11 is refused', () => {
  const small = full([1, 3, 10, 40], 0);
  expect(() => ssim(small, small)).toThrowErrorMatchingInlineSnapshot(
    `[TweedieError: ssim: images must be [N, C, H, W] with H and W at least 11, got [1,3,10,40]]`,
  );
});

test('a data range of 0 is refused', () => {
  const x = toTensor(noisy);
  expect(() => ssim(x, x, { dataRange: 0 })).toThrowErrorMatchingInlineSnapshot(
    `[TweedieError: ssim: dataRange must be above 0 and finite, got 0]`,
  );
});
