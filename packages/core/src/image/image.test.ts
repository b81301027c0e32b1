import { expect, test } from 'vitest';
import { createRandom } from '../random/createRandom.ts';
import { concatenate } from '../tensor/batch.ts';
import { full, tensor } from '../tensor/tensor.ts';
import { type Depth, depthOf, type Image, maxCode } from './image.ts';
import { magnitude } from './magnitude.ts';
import { toGrey } from './toGrey.ts';
import { toImage } from './toImage.ts';
import { toTensor } from './toTensor.ts';

/** Every code once in each channel, in three different orders. */
function everyCode(depth: Depth): Image {
  const max = maxCode(depth);
  const data = new (depth === 8 ? Uint8ClampedArray : Uint16Array)(4 * (max + 1));
  for (let i = 0; i <= max; i++) data.set([i, max - i, i ^ 0x55, max], 4 * i);
  return { width: max + 1, height: 1, data };
}

test.each([8, 16] as const)('every %i-bit code survives the way to a tensor and back', (depth) => {
  const image = everyCode(depth);
  const { tensor, alpha } = toTensor(image);
  const back = toImage(tensor, { depth });
  expect(alpha).toBeUndefined();
  expect(depthOf(back)).toBe(depth);
  expect(back).toEqual(image);
});

test.each([8, 16] as const)('every %i-bit code of alpha survives', (depth) => {
  const image = everyCode(depth);
  for (let i = 0; i < image.width; i++) image.data[4 * i + 3] = i;
  const { tensor, alpha } = toTensor(image);
  expect(toImage(tensor, { depth, alpha })).toEqual(image);
});

test('black is -1 and white is 1, channel by channel', () => {
  const data = Uint8ClampedArray.of(0, 255, 0, 255, 255, 0, 51, 255);
  const { tensor } = toTensor({ width: 1, height: 2, data });
  expect(tensor.shape).toEqual([1, 3, 2, 1]);
  expect([...tensor.data]).toEqual([-1, 1, 1, -1, -1, Math.fround(51 / 127.5 - 1)]);
});

test('a pixel that is see-through keeps its colour', () => {
  const { tensor, alpha } = toTensor({ width: 1, height: 1, data: Uint8Array.of(255, 0, 255, 0) });
  expect([...tensor.data]).toEqual([1, -1, 1]);
  expect(alpha).toEqual(Float32Array.of(0));
});

test('values round to the nearest code and clamp', () => {
  const codes = [-7, 99.49, 99.51, 300];
  const x = tensor(
    [1, 1, 2, 2],
    Float32Array.from(codes, (value) => value / 127.5 - 1),
  );
  const { data } = toImage(x);
  expect([...data]).toEqual([0, 99, 100, 255].flatMap((grey) => [grey, grey, grey, 255]));
});

test('one sample of a batch becomes the picture', () => {
  const x = concatenate([full([1, 3, 2, 5], -1), full([1, 3, 2, 5], 1)]);
  expect(toImage(x, { sample: 1 }).data.every((code) => code === 255)).toBe(true);
  expect(toImage(x).data[0]).toBe(0);
  expect(() => toImage(x, { sample: 2 })).toThrowErrorMatchingInlineSnapshot(
    `[TweedieError: toImage: sample must be 0 to 1, got 2]`,
  );
});

test('a grey picture keeps its codes as luma, and primaries weigh as BT.601 says', () => {
  const greys = Uint16Array.from({ length: 4 * 65536 }, (_, i) => i >> 2);
  const luma = toGrey({ width: 256, height: 256, data: greys });
  expect([...toImage(luma, { depth: 16 }).data.filter((_, i) => i % 4 === 0)]).toEqual(
    Array.from({ length: 65536 }, (_, i) => i),
  );
  const red = toGrey({ width: 1, height: 1, data: Uint8Array.of(255, 0, 0, 0) });
  expect(red.data[0]).toBe(Math.fround(2 * 0.299 - 1));
});

test('a complex picture is seen by its magnitude, from black at 0 to white at 1', () => {
  const z = tensor([2, 2, 1, 3], Float32Array.of(0, 0.6, -3, 0, -0.8, 4, 1, 0, 0, 0, 1, 0));
  expect([...magnitude(z).data]).toEqual(
    [-1, 1, 9, 1, 1, -1].map((value) => expect.closeTo(value, 6) as number),
  );
  expect([...toImage(z, { sample: 1 }).data.slice(0, 4)]).toEqual([255, 255, 255, 255]);
  expect([...toImage(z).data.filter((_, i) => i % 4 === 0)]).toEqual([0, 255, 255]);
  expect(() => magnitude(full([1, 3, 2, 2], 0))).toThrow(
    'magnitude: complex pictures must have 2 channels, real and imaginary, got [1,3,2,2]',
  );
});

test('noise around a picture never wraps around', () => {
  const x = createRandom(1).normal([1, 3, 16, 16]);
  const { data } = toImage(x, { depth: 16 });
  x.data.forEach((value, i) => {
    const [channel, pixel] = [Math.floor(i / 256), i % 256];
    const expected = Math.min(1, Math.max(-1, value)) * 32767.5 + 32767.5;
    expect(Math.abs(data[4 * pixel + channel]! - expected)).toBeLessThanOrEqual(0.5);
  });
});

test('what is no picture is refused with a sentence', () => {
  expect(() =>
    toTensor({ width: 2, height: 2, data: new Uint8Array(12) }),
  ).toThrowErrorMatchingInlineSnapshot(`[TweedieError: toTensor: 2×2 pixels need 16 codes, got 12]`);
  expect(() => toGrey({ width: 0, height: 2, data: new Uint8Array(0) })).toThrowErrorMatchingInlineSnapshot(
    `[TweedieError: toGrey: an image must have pixels, got 0×2]`,
  );
  expect(() => toImage(full([1, 4, 4, 4], 0))).toThrowErrorMatchingInlineSnapshot(
    `[TweedieError: toImage: expected a tensor of shape [N, 1, 2 or 3, H, W], got [1,4,4,4]]`,
  );
  expect(() => toImage(full([3, 4, 4], 0))).toThrowErrorMatchingInlineSnapshot(
    `[TweedieError: toImage: expected a tensor of shape [N, 1, 2 or 3, H, W], got [3,4,4]]`,
  );
  expect(() => toImage(full([1, 1, 1, 1], NaN))).toThrowErrorMatchingInlineSnapshot(
    `[TweedieError: toImage: every value must be a finite number, got NaN or infinity]`,
  );
  expect(() =>
    toImage(full([1, 1, 2, 2], 0), { alpha: new Float32Array(3) }),
  ).toThrowErrorMatchingInlineSnapshot(`[TweedieError: toImage: alpha needs 4 values, got 3]`);
});
