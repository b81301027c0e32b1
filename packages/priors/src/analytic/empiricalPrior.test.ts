import { combine, createRandom, sample, samples, tensor, zeros } from '@tweedie/core';
import { expect, test } from 'vitest';
import { empiricalPrior } from './empiricalPrior.ts';
import { mixturePrior } from './mixturePrior.ts';

const images = tensor([3, 1, 1, 2], Float32Array.of(0, 0, 1, 0, 0, 4));
const prior = empiricalPrior({ images });

test('without noise it gives the nearest image, and does not move with x', async () => {
  const x = tensor([2, 1, 1, 2], Float32Array.of(0.9, 0.3, -1, 2.5));
  for (const sigma of [0, 1e-30, 1e-3]) {
    const [denoised, pullback] = await prior.vjp(x, sigma);
    expect(denoised.data).toEqual(Float32Array.of(1, 0, 0, 4));
    expect((await pullback(x)).data).toEqual(new Float32Array(4));
  }
});

test('half way between two images it gives their mean', async () => {
  const x = tensor([1, 1, 1, 2], Float32Array.of(0.5, -30));
  expect((await prior.denoise(x, 1)).data).toEqual(Float32Array.of(0.5, 0));
});

test('it is the mixture whose components have lost their width', async () => {
  const width = 1e-6;
  const components = samples(images).map(({ data }) => ({
    weight: 1,
    mean: tensor([1, 1, 2], data),
    variance: width,
  }));
  const mixture = mixturePrior({ shape: [1, 1, 2], components });
  const x = combine([1, zeros([1, 1, 1, 2])], [1, createRandom(0).normal([1, 1, 1, 2])]);
  const [a, b] = [await prior.vjp(x, 1.5), await mixture.vjp(x, 1.5)];
  const [pulledA, pulledB] = [await a[1](x), await b[1](x)];
  for (const i of [0, 1]) {
    expect(a[0].data[i]).toBeCloseTo(b[0].data[i]!, 5);
    expect(pulledA.data[i]).toBeCloseTo(pulledB.data[i]!, 5);
  }
  expect(prior.logDensity(x, 1.5)[0]).toBeCloseTo(mixture.logDensity(x, 1.5)[0]!, 5);
});

test('samples are its images, each as often as another', () => {
  const count = 3000;
  const drawn = samples(prior.sample(count, createRandom(1))).map(({ data }) => [...data].join());
  for (let k = 0; k < 3; k++) {
    const share = drawn.filter((one) => one === [...sample(images, k).data].join()).length / count;
    expect(Math.abs(share - 1 / 3)).toBeLessThan(5 * Math.sqrt(2 / 9 / count));
  }
});

test('no image at all is refused', () => {
  expect(() => empiricalPrior({ images: zeros([0, 1, 2, 2]) })).toThrowErrorMatchingInlineSnapshot(
    `[TweedieError: empirical: needs at least one image, got none]`,
  );
});
