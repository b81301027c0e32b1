import { createRandom, full, type Image, toImage, toTensor } from '@tweedie/core';
import { describe, expect, test } from 'vitest';
import { bandOf } from './bandOf.ts';
import { difference } from './difference.ts';
import { extentOf } from './extentOf.ts';
import { histogram } from './histogram.ts';
import type { Picture } from './picture.ts';
import { codeOf, type Pixels, pixelsOf } from './pixelsOf.ts';
import { quantile } from './quantile.ts';

const noise = createRandom(3).normal([2, 3, 11, 7]);

function pixels(picture: Omit<Picture, 'id' | 'title'>): Pixels {
  const found = pixelsOf({ id: '', title: '', ...picture });
  if ('problem' in found) throw new Error(found.problem);
  return found;
}

test('bands put together are what toImage makes, with alpha and of any sample', () => {
  const alpha = Float32Array.from({ length: 77 }, (_, i) => i / 76);
  const whole = toImage(noise, { sample: 1, alpha });
  const source = pixels({ pixels: noise, sample: 1, alpha });
  const bands = [0, 4, 8].map((from) => bandOf(source, from, Math.min(11, from + 4)).image.data);
  expect(bands.flatMap((data) => [...data])).toEqual([...whole.data]);
});

test('codes of 16 bits are rounded to 8 as toImage rounds them', () => {
  const data = Uint16Array.from({ length: 4 * 256 }, (_, i) =>
    i % 4 === 3 ? 65_535 : (257 * i * 7) % 65_536,
  );
  const image: Image = { width: 256, height: 1, data };
  const { tensor } = toTensor(image);
  expect(bandOf(pixels({ pixels: image }), 0, 1).image.data).toEqual(toImage(tensor).data);
});

test('values that are not numbers are counted and seen through', () => {
  const broken = full([1, 3, 1, 3], 0);
  broken.data[1] = NaN;
  broken.data[4] = Infinity; // the same pixel in another channel
  const band = bandOf(pixels({ pixels: broken }), 0, 1);
  expect(band.notFinite).toBe(1);
  expect([3, 7, 11].map((i) => band.image.data[i])).toEqual([255, 0, 255]);
});

test('a complex picture is seen by its magnitude, as toImage has it', () => {
  const z = { shape: [2, 2, 1, 2], data: Float32Array.of(0, 0, 0, 0, 0.6, 0, -0.8, 0.25) };
  const found = pixels({ pixels: z, sample: 1 });
  expect(found.channels).toBe(1);
  expect(bandOf(found, 0, 1).image).toEqual(toImage(z, { sample: 1 }));
});

test.each([
  [{ pixels: full([1, 4, 4, 4], 0) }, 'its shape is [1, 4, 4, 4]'],
  [{ pixels: full([1, 3, 4, 4], 0), sample: 1 }, 'There is no sample 2: there are 1.'],
  [{ pixels: { width: 2, height: 2, data: new Uint8Array(3) } }, '2 × 2 pixels need four codes each'],
])('what is no picture gives a sentence', (picture, sentence) => {
  const found = pixelsOf({ id: '', title: '', ...picture });
  expect('problem' in found && found.problem).toContain(sentence);
});

test('the extent is that of the picture with the most pixels', () => {
  expect(extentOf([])).toEqual({ width: 1, height: 1 });
  const sizes = [
    { width: 64, height: 64 },
    { width: 256, height: 250 },
  ];
  expect(extentOf(sizes)).toBe(sizes[1]);
});

describe('difference', () => {
  test('is the mean of |a − b| over the channels, and knows its mean, rms and maximum', async () => {
    const [a, b] = [full([1, 3, 2, 2], 0.5), full([1, 3, 2, 2], 0.5)];
    b.data[0] = -0.25; // red of the first pixel
    const { values, mean, rms, max } = await difference(pixels({ pixels: a }), pixels({ pixels: b }));
    expect([...values]).toEqual([0.25, 0, 0, 0]);
    expect([mean, max]).toEqual([0.25 / 4, 0.25]);
    expect(rms).toBeCloseTo(Math.sqrt(0.75 ** 2 / 12), 15);
  });

  test('stretches the smaller picture to the extent of the larger one', async () => {
    const small = { shape: [1, 1, 1, 2], data: Float32Array.of(-1, 1) };
    const large = { shape: [1, 1, 2, 4], data: Float32Array.of(-1, -1, 1, 1, -1, 0, 1, 1) };
    for (const [a, b] of [
      [small, large],
      [large, small],
    ] as const) {
      const { values, width } = await difference(pixels({ pixels: a }), pixels({ pixels: b }));
      expect(width).toBe(4);
      expect([...values]).toEqual([0, 0, 0, 0, 0, 1, 0, 0]);
    }
  });

  test('leaves out what is not a number', async () => {
    const a = full([1, 1, 1, 2], 1);
    a.data[0] = NaN;
    const { values, mean } = await difference(
      pixels({ pixels: a }),
      pixels({ pixels: full([1, 1, 1, 2], 0) }),
    );
    expect([...values]).toEqual([NaN, 1]);
    expect(mean).toBe(1);
  });

  test('stops when it is not wanted any more', async () => {
    const same = pixels({ pixels: noise });
    await expect(difference(same, same, AbortSignal.abort())).rejects.toThrow('abort');
  });
});

test('a histogram counts rounded codes and keeps values beyond them in the mean', async () => {
  const x = { shape: [1, 1, 1, 4], data: Float32Array.of(-1, 0, 0, 3) };
  const { counts, mean, deviation, beyond } = await histogram(pixels({ pixels: x }));
  const codes = [...x.data].map(codeOf); // 0, 127.5, 127.5, 510
  expect([0, 128, 255].map((code) => counts[0]![code])).toEqual([1, 2, 1]);
  const average = codes.reduce((sum, code) => sum + code) / 4;
  expect(mean).toEqual([average]);
  const variance = codes.reduce((sum, code) => sum + (code - average) ** 2, 0) / 4;
  expect(deviation[0]).toBeCloseTo(Math.sqrt(variance), 10);
  expect(beyond).toBe(1 / 4);
});

test('a quantile leaves the few largest values beyond it', () => {
  const values = Float32Array.from({ length: 1000 }, (_, i) => (i < 990 ? i / 1980 : 1));
  const field = { width: 1000, height: 1, values, mean: 0, max: 1 };
  // Half a step of values, and a thousandth for the bins.
  expect(Math.abs(quantile(field, 0.99) - 989 / 1980)).toBeLessThanOrEqual(0.001);
  expect(quantile(field, 1)).toBe(1);
});
