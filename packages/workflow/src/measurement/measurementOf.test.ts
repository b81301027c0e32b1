import {
  full,
  type Image,
  isDecomposed,
  type OperatorFactory,
  type Tensor,
  toImage,
  toTensor,
} from '@tweedie/core';
import { blockMean, gaussianBlur, gaussianNoise, greyScale, maskInpainting } from '@tweedie/operators';
import { expect, test } from 'vitest';
import { recipeOf } from '../catalogue/recipeOf.ts';
import { countMeasured } from './countMeasured.ts';
import { measurementOf } from './measurementOf.ts';
import { withExactData } from './withExactData.ts';

const exact = gaussianNoise({ sigma: 0 });

function picture(width: number, height: number): Image {
  const data = Uint8Array.from({ length: 4 * width * height }, (_, i) =>
    i % 4 === 3 ? 255 : (37 * i) % 256,
  );
  return { width, height, data };
}

/** Hides the left half. */
function halfMask(width: number, height: number): Tensor {
  const mask = full([1, 1, height, width], -1);
  for (let i = 0; i < height; i++) mask.data.fill(1, i * width, i * width + width / 2);
  return mask;
}

function measure(image: Image, factory: unknown, params: Record<string, unknown> = {}, noise = exact) {
  const recipe = recipeOf(factory as OperatorFactory, params);
  return measurementOf(toTensor(image).tensor, { recipe, noise, channels: 3 });
}

test('the shape of the measurement tells the shape of the picture', async () => {
  const { operator, y } = await measure(picture(6, 4), blockMean, { factor: 3 });
  expect(operator.inputShape).toEqual([3, 12, 18]);
  expect(y.shape).toEqual([1, 3, 4, 6]);
});

test('a measurement in grey is the luma of its file', async () => {
  const { operator, y } = await measure(picture(6, 4), greyScale);
  expect(operator.inputShape).toEqual([3, 4, 6]);
  expect(y.shape).toEqual([1, 1, 4, 6]);
});

test('what lies under a mask is no part of the measurement', async () => {
  const { operator, y } = await measure(picture(6, 4), maskInpainting, { mask: halfMask(6, 4) });
  expect(await operator.apply(y)).toEqual(y);
  expect(y.data.slice(0, 6).map(Math.sign)).not.toEqual(
    toTensor(picture(6, 4)).tensor.data.slice(0, 6).map(Math.sign),
  );
  expect(countMeasured({ y, operator, noise: exact })).toBe(3 * 4 * 3);
});

test('what a mask leaves comes back code for code, in 8 and in 16 bits', async () => {
  const deep: Image = {
    width: 6,
    height: 4,
    data: Uint16Array.from({ length: 96 }, (_, i) => (i % 4 === 3 ? 65535 : (7919 * i) % 65536)),
  };
  for (const image of [picture(6, 4), deep]) {
    const measurement = await measure(image, maskInpainting, { mask: halfMask(6, 4) });
    const out = toImage(await withExactData(full([1, 3, 4, 6], 0.3), measurement), {
      depth: image === deep ? 16 : 8,
    });
    const right = (_: number, i: number): boolean => (i >> 2) % 6 >= 3;
    expect(out.data.filter(right)).toEqual(
      new (out.data.constructor as typeof Uint8Array)(image.data.filter(right)),
    );
    const hidden = new Set([...out.data].filter((_, i) => !right(0, i) && i % 4 < 3));
    expect(hidden.size).toBe(1);
  }
});

test('an estimate keeps its own values where there is noise, or where A is badly conditioned', async () => {
  const x = full([1, 3, 8, 8], 0.3);
  const noisy = await measure(
    picture(8, 8),
    maskInpainting,
    { mask: halfMask(8, 8) },
    gaussianNoise({ sigma: 0.1 }),
  );
  expect(await withExactData(x, noisy)).toBe(x);
  const blurred = await measure(picture(8, 8), gaussianBlur, { sigma: 3 });
  expect(isDecomposed(blurred.operator)).toBe(true);
  expect(await withExactData(x, blurred)).toBe(x);
});
