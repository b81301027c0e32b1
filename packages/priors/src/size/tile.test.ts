import { createRandom, full, map, sameShape, type Tensor, zeros } from '@tweedie/core';
import { expect, test } from 'vitest';
import { tiled, type TileOptions } from './tile.ts';
import { window } from './window.ts';

const pointwise = (x: Tensor, sigma: number): Promise<Tensor> =>
  Promise.resolve(map(x, (value) => Math.tanh(value) / (1 + sigma)));

/** The mean over a square of `2·radius + 1` pixels, mirrored at the edges. */
const blur =
  (radius: number) =>
  (x: Tensor): Promise<Tensor> => {
    const [, , height = 0, width = 0] = x.shape;
    const out = zeros(x.shape);
    for (let dy = -radius; dy <= radius; dy++) {
      for (let dx = -radius; dx <= radius; dx++) {
        const shifted = window(x, { top: dy, left: dx, height, width });
        shifted.data.forEach((value, i) => (out.data[i]! += value / (2 * radius + 1) ** 2));
      }
    }
    return Promise.resolve(out);
  };

const random = createRandom(5);
const sizes = [
  [16, 16],
  [17, 16],
  [17, 17],
  [9, 40],
  [61, 33],
] as const;
const options: TileOptions = { tile: 16, overlap: 8 };

test.each(sizes)('a pointwise denoiser gives the same in tiles as at once: %i×%i', async (height, width) => {
  const x = random.normal([2, 3, height, width]);
  for (const overlap of [0, 1, 5, 8]) {
    expect(await tiled(pointwise, { tile: 16, overlap })(x, 0.5)).toEqual(await pointwise(x, 0.5));
  }
});

test.each(sizes)('so does a kernel that reaches a quarter of the overlap: %i×%i', async (height, width) => {
  const x = random.normal([2, 3, height, width]);
  const [whole, cut] = [await blur(2)(x), await tiled(blur(2), options)(x, 1)];
  expect(cut).toEqual(whole);
});

test('a kernel that reaches further differs, and only inside of the blend', async () => {
  const x = random.normal([1, 1, 8, 24]);
  const [whole, cut] = [await blur(3)(x), await tiled(blur(3), options)(x, 1)];
  const different = [...cut.data].flatMap((value, i) => (value === whole.data[i] ? [] : [i % 24]));
  expect(new Set(different)).toEqual(new Set([10, 13])); // the ramp covers 10 to 13, of the overlap 8 to 15
});

test('a constant stays the same constant', async () => {
  const x = full([1, 3, 61, 33], 0.1);
  expect(await tiled((part) => Promise.resolve(part), options)(x, 1)).toEqual(x);
});

test('the result goes over from tile to tile without a step', async () => {
  let calls = 0;
  const counting = (x: Tensor): Promise<Tensor> => Promise.resolve(full(x.shape, calls++));
  const { data } = await tiled(counting, options)(zeros([1, 1, 1, 24]), 1);
  expect([...data.slice(9, 15)]).toEqual([0, 0.125, 0.375, 0.625, 0.875, 1]);
});

test('tiles begin at multiples, are all of one size, and overlap enough', async () => {
  const starts: number[] = [];
  const columns: Tensor = { shape: [1, 1, 1, 72], data: Float32Array.from({ length: 72 }, (_, i) => i) };
  const seen = (x: Tensor): Promise<Tensor> => {
    expect(sameShape(x.shape, [1, 1, 1, 24])).toBe(true);
    starts.push(x.data[0]!);
    return Promise.resolve(x);
  };
  await tiled(seen, { tile: 24, overlap: 10, multiple: 8 })(columns, 1);
  expect(starts).toEqual([0, 8, 16, 24, 32, 40, 48]);
  starts.length = 0;
  await tiled(seen, { tile: 24, overlap: 8, multiple: 8 })(columns, 1);
  expect(starts).toEqual([0, 16, 32, 48]);
});

test('tiles are no larger than it takes: a little beyond one tile makes two of half', async () => {
  const widths: number[] = [];
  const seen = (x: Tensor): Promise<Tensor> => {
    widths.push(x.shape[3]!);
    return Promise.resolve(x);
  };
  await tiled(seen, { tile: 512, overlap: 64, multiple: 8 })(zeros([1, 1, 1, 520]), 1);
  expect(widths).toEqual([296, 296]); // (520 + 64) / 2, to a multiple of 8
});

test('a signal stops the loop between two tiles', async () => {
  const controller = fakeController();
  let calls = 0;
  const denoise = tiled((x) => {
    calls++;
    if (calls === 2) controller.abort();
    return Promise.resolve(x);
  }, options);
  await expect(denoise(zeros([1, 1, 64, 64]), 1, controller)).rejects.toMatchObject({ code: 'aborted' });
  expect(calls).toBe(2);
});

test('a tile without an end never cuts', async () => {
  const shapes: (readonly number[])[] = [];
  const denoise = tiled((x) => (shapes.push(x.shape), Promise.resolve(x)), {
    tile: Infinity,
    overlap: 64,
    multiple: 8,
  });
  await denoise(zeros([1, 1, 300, 8]), 1);
  expect(shapes).toEqual([[1, 1, 300, 8]]);
});

test('impossible tiles are refused with a sentence', () => {
  const make = (options: TileOptions) => () => tiled(pointwise, options);
  expect(make({ tile: 20, overlap: 4, multiple: 8 })).toThrowErrorMatchingInlineSnapshot(
    `[TweedieError: tiled: tile must be a positive multiple of 8, got 20]`,
  );
  expect(make({ tile: 16, overlap: 9 })).toThrowErrorMatchingInlineSnapshot(
    `[TweedieError: tiled: overlap must be 0 to half a tile, got 9 of 16]`,
  );
  expect(make({ tile: NaN, overlap: 9 })).toThrowErrorMatchingInlineSnapshot(
    `[TweedieError: tiled: tile must be a positive multiple of 1, got NaN]`,
  );
  expect(make({ tile: 8, overlap: 4, multiple: 8 })).toThrowErrorMatchingInlineSnapshot(
    `[TweedieError: tiled: a tile must be 8 wider than the overlap, got 8 and 4]`,
  );
});

function fakeController(): { signal: { aborted: boolean } & ReturnType<typeof listeners>; abort(): void } {
  const signal = { aborted: false, ...listeners() };
  return { signal, abort: () => (signal.aborted = true) };
}

function listeners(): { addEventListener(): void; removeEventListener(): void } {
  return { addEventListener: () => undefined, removeEventListener: () => undefined };
}
