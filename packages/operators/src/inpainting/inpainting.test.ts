import { type LinearOperator, type Shape, tensor, type Tensor } from '@tweedie/core';
import { expect, test } from 'vitest';
import { boxInpainting } from './boxInpainting.ts';
import { freeFormInpainting } from './freeFormInpainting.ts';
import { maskInpainting } from './maskInpainting.ts';
import { randomInpainting } from './randomInpainting.ts';
import { stripesInpainting } from './stripesInpainting.ts';

/** Rows of `#` where a pixel is missing in a channel, and `.` where it is kept. */
function picture(A: LinearOperator, channel = 0): string[] {
  const [channels, height, width] = A.inputShape as [number, number, number];
  const ones = tensor([1, channels, height, width], new Float32Array(channels * height * width).fill(1));
  const kept = (A.apply(ones) as Tensor).data;
  return Array.from({ length: height }, (_, i) => {
    const start = (channel * height + i) * width;
    return Array.from(kept.subarray(start, start + width), (value) => (value === 1 ? '.' : '#')).join('');
  });
}

function missing(A: LinearOperator, channel = 0): number {
  return picture(A, channel).join('').split('#').length - 1;
}

test('a box is half as large as the image and in its middle', () => {
  expect(picture(boxInpainting([1, 4, 8]))).toEqual(['........', '..####..', '..####..', '........']);
});

test('a box in pixels is where it is told to be', () => {
  const box = { unit: 'px', top: 0, left: 3, height: 2, width: 1 } as const;
  expect(picture(boxInpainting([1, 3, 4], box))).toEqual(['...#', '...#', '....']);
});

test.each([
  [
    { top: 0.8 },
    'box-inpainting: the box must hold pixels of the image of 10×20, got rows 8 to 13 and columns 5 to 15',
  ],
  [
    { width: 0.01 },
    'box-inpainting: the box must hold pixels of the image of 10×20, got rows 3 to 8 and columns 5 to 5',
  ],
  [{ unit: 'px' }, 'box-inpainting: top must be a whole number of px, got 0.25'],
  [
    { top: 0, left: 0, height: 1, width: 1 },
    'box-inpainting: the mask must leave some pixels, got one that hides all',
  ],
  [{ height: 0 }, 'box-inpainting: height must be greater than 0, got 0'],
  [{ unit: 'mm' }, 'box-inpainting: unit must be "fraction" or "px", got "mm"'],
])('a box of %j is refused', (params, message) => {
  expect(() => boxInpainting([3, 10, 20], params as object)).toThrow(expect.objectContaining({ message }));
});

test('as many pixels are missing at random as the fraction says, to the pixel', () => {
  for (const fraction of [0, 0.1, 0.5, 0.92]) {
    expect(missing(randomInpainting([3, 10, 10], { fraction }))).toBe(Math.round(100 * fraction));
  }
});

test('random pixels are the same in all channels, or those of each channel', () => {
  const together = randomInpainting([2, 6, 6], { fraction: 0.5 });
  expect(picture(together, 0)).toEqual(picture(together, 1));
  const apart = randomInpainting([2, 6, 6], { fraction: 0.5, perChannel: true });
  expect(picture(apart, 0)).not.toEqual(picture(apart, 1));
  expect(missing(apart, 0) + missing(apart, 1)).toBe(36);
});

test('every pixel is as likely to be missing as any other', () => {
  const trials = 400;
  const counts = Array<number>(16).fill(0);
  for (let seed = 0; seed < trials; seed++) {
    const flat = picture(randomInpainting([1, 4, 4], { fraction: 0.25, seed })).join('');
    for (const [i, mark] of flat.split('').entries()) counts[i]! += Number(mark === '#');
  }
  // Five standard deviations of a binomial, √(n·p·(1 − p)).
  for (const count of counts) expect(Math.abs(count - 100)).toBeLessThan(5 * Math.sqrt(trials * 0.25 * 0.75));
});

test('a random mask that leaves nothing is refused', () => {
  expect(() => randomInpainting([3, 4, 4], { fraction: 1 })).toThrow(
    'random-inpainting: the mask must leave some pixels, got one that hides all',
  );
});

test('stripes end each period', () => {
  expect(picture(stripesInpainting([1, 5, 2], { period: 3, width: 1 }))).toEqual([
    '..',
    '..',
    '##',
    '..',
    '..',
  ]);
  expect(picture(stripesInpainting([1, 1, 5], { period: 2, width: 1, direction: 'vertical' }))).toEqual([
    '.#.#.',
  ]);
  expect(() => stripesInpainting([1, 8, 8], { period: 4, width: 4 })).toThrow(
    'stripes-inpainting: width must be less than the period of 4 px, got 4',
  );
});

function mask(shape: Shape, ...values: number[]): Tensor {
  return tensor(shape, Float32Array.from(values));
}

test('white in a painted mask is missing, in grey or in colour', () => {
  const grey = mask([1, 1, 2, 2], 1, -1, 0.1, -0.1);
  expect(picture(maskInpainting([3, 2, 2], { mask: grey }), 2)).toEqual(['#.', '#.']);
  const yellowAndBlue = mask([1, 3, 1, 2], 1, -1, 1, -1, -1, 1);
  expect(picture(maskInpainting([3, 1, 2], { mask: yellowAndBlue }))).toEqual(['#.']);
});

test.each<[string, Tensor, string]>([
  [
    'of another size',
    mask([1, 1, 2, 3], 1, -1, 1, -1, 1, -1),
    'mask-inpainting: the mask must be as large as the image, 4×5, got 2×3',
  ],
  [
    'with two channels',
    mask([1, 2, 1, 1], 1, -1),
    'mask-inpainting: the mask must have a shape [1, 1 or 3, H, W], got [1,2,1,1]',
  ],
  [
    'without its four axes',
    mask([2, 1], 1, -1),
    'mask-inpainting: the mask must have a shape [1, 1 or 3, H, W], got [2,1]',
  ],
  [
    'all white',
    mask([1, 1, 4, 5], ...Array<number>(20).fill(1)),
    'mask-inpainting: the mask must leave some pixels, got one that hides all',
  ],
])('a mask %s is refused', (_, painted, message) => {
  expect(() => maskInpainting([3, 4, 5], { mask: painted })).toThrow(expect.objectContaining({ message }));
});

test('a mask is needed', () => {
  expect(() => maskInpainting([3, 4, 5], {} as never)).toThrow(
    'mask-inpainting: mask must be an image, got nothing',
  );
});

test('without a weight on what is missing, it stays as it is, and solves to 0', async () => {
  const A = boxInpainting([1, 1, 4], { unit: 'px', top: 0, left: 1, height: 1, width: 2 });
  const [z, y] = [
    tensor([1, 1, 1, 4], Float32Array.of(1, 2, 3, 4)),
    tensor([1, 1, 1, 4], Float32Array.of(5, 6, 7, 8)),
  ];
  expect((await A.prox(z, y, 0)).data).toEqual(Float32Array.of(5, 2, 3, 8));
  expect((await A.solve(y, 2, 0)).data).toEqual(Float32Array.of(2.5, 0, 0, 4));
});

test('the singular values of a mask are 1 for each value kept', () => {
  const { svd } = boxInpainting([2, 4, 4]);
  expect([...svd.s]).toEqual(Array(2 * 12).fill(1));
});

test('brush strokes cover what they should, give or take the last dab', () => {
  for (const coverage of [0.05, 0.2, 0.5, 0.9]) {
    const share = missing(freeFormInpainting([1, 96, 128], { coverage, seed: 4 })) / (96 * 128);
    expect(share).toBeGreaterThanOrEqual(coverage - 1e-4);
    expect(share).toBeLessThan(coverage + 0.01);
  }
});

test('brush strokes are drawn by their seed, and fit an image of any size', () => {
  const drawn = (seed: number): string[] => picture(freeFormInpainting([1, 32, 48], { seed }));
  expect(drawn(1)).toEqual(drawn(1));
  expect(drawn(1)).not.toEqual(drawn(2));
  expect(missing(freeFormInpainting([1, 1, 40]))).toBe(8);
});
