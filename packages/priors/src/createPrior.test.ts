import { createRandom, full, type Network, type Tensor, zeros } from '@tweedie/core';
import { expect, test } from 'vitest';
import faces from '../models/faces/card.json';
import photos from '../models/photos/card.json';
import { parseCard } from './card/card.ts';
import { createPrior } from './createPrior.ts';

const photosCard = parseCard(photos);
const facesCard = parseCard(faces);

/** A network that shrinks towards 0 as the posterior mean under N(0, 1) does: `x / (1 + σ²)`. */
function shrinkage(seen: { shape: readonly number[]; sigma: readonly number[] }[] = []): Network {
  return {
    inputs: ['x', 'sigma'],
    outputs: ['denoised'],
    run: ({ x, sigma }) => {
      const { shape, data } = x as Tensor;
      const levels = [...(sigma as Tensor).data];
      seen.push({ shape, sigma: levels });
      const stride = data.length / levels.length;
      const denoised = data.map((value, i) => value / (1 + levels[Math.floor(i / stride)]! ** 2));
      return Promise.resolve({ denoised: { shape, data: denoised } });
    },
    dispose: () => Promise.resolve(),
  };
}

const answering = (answer: (x: Tensor) => Tensor): Network => ({
  ...shrinkage(),
  run: ({ x }) => Promise.resolve({ denoised: answer(x as Tensor) }),
});

test('a prior for any size says so, and denoises every size, in tiles beyond one', async () => {
  const seen: { shape: readonly number[]; sigma: readonly number[] }[] = [];
  const prior = createPrior(photosCard, shrinkage(seen), { tile: 30, overlap: 8 });
  expect(prior).toMatchObject({
    name: 'photos',
    shape: { channels: 3, height: null, width: null, multiple: 1 },
    sigma: { min: 0.002, max: 80 },
    licence: 'CC-BY-SA-4.0',
  });
  const x = createRandom(2).normal([2, 3, 33, 5]);
  const denoised = await prior.denoise(x, 1);
  expect(denoised).toEqual({ shape: x.shape, data: x.data.map((value) => value / 2) });
  expect(seen).toEqual([
    { shape: [2, 3, 24, 8], sigma: [1, 1] },
    { shape: [2, 3, 24, 8], sigma: [1, 1] },
  ]);
});

test('a prior for one size says what it takes', async () => {
  const prior = createPrior(facesCard, shrinkage());
  expect(prior.shape).toEqual({ channels: 3, height: 64, width: 64, multiple: 64 });
  expect((await prior.denoise(zeros([2, 3, 64, 64]), 1)).shape).toEqual([2, 3, 64, 64]);
  await expect(prior.denoise(zeros([1, 3, 256, 200]), 1)).rejects.toThrowErrorMatchingInlineSnapshot(
    `[TweedieError: faces: images must be 64×64 pixels, got 200×256]`,
  );
  await expect(prior.denoise(zeros([1, 1, 64, 64]), 1)).rejects.toThrowErrorMatchingInlineSnapshot(
    `[TweedieError: faces: expected images of shape [N, 3, H, W], got [1,1,64,64]]`,
  );
});

test('noise below the trained range counts as its least, and above it is refused', async () => {
  const seen: { shape: readonly number[]; sigma: readonly number[] }[] = [];
  const prior = createPrior(facesCard, shrinkage(seen));
  const x = zeros([1, 3, 64, 64]);
  for (const sigma of [0, 0.001, 0.5, 80, 80 * (1 + 1e-12)]) await prior.denoise(x, sigma);
  expect(seen.map(({ sigma }) => sigma[0])).toEqual([0.002, 0.002, 0.5, 80, 80].map(Math.fround));
  await expect(prior.denoise(x, 81)).rejects.toThrowErrorMatchingInlineSnapshot(
    `[TweedieError: faces: sigma must be 0 to 80, got 81]`,
  );
  await expect(prior.denoise(x, -1)).rejects.toThrowErrorMatchingInlineSnapshot(
    `[TweedieError: faces: sigma must be 0 to 80, got -1]`,
  );
  await expect(prior.denoise(x, NaN)).rejects.toThrowErrorMatchingInlineSnapshot(
    `[TweedieError: faces: sigma must be 0 to 80, got NaN]`,
  );
});

test('what is no number never leaves a network unseen', async () => {
  const broken = createPrior(
    facesCard,
    answering((x) => full(x.shape, NaN)),
  );
  const fine = createPrior(facesCard, shrinkage());
  const x = zeros([1, 3, 64, 64]);
  await expect(broken.denoise(x, 3)).rejects.toMatchObject({
    code: 'network-failed',
    remedy: expect.stringContaining('a smaller step') as string,
  });
  await expect(broken.denoise(x, 3)).rejects.toThrowErrorMatchingInlineSnapshot(
    `[TweedieError: faces: the network answered with NaN or infinity at sigma 3]`,
  );
  x.data[7] = Infinity;
  await expect(fine.denoise(x, 3)).rejects.toMatchObject({ code: 'bad-value' });
  await expect(fine.denoise(x, 3)).rejects.toThrowErrorMatchingInlineSnapshot(
    `[TweedieError: faces: every value of x must be a finite number, got NaN or infinity]`,
  );
  const smaller = createPrior(
    facesCard,
    answering(() => zeros([1, 3, 32, 32])),
  );
  await expect(smaller.denoise(zeros([1, 3, 64, 64]), 3)).rejects.toThrowErrorMatchingInlineSnapshot(
    `[TweedieError: faces: the network must answer [1,3,64,64] with the same shape, got [1,3,32,32]]`,
  );
});

test('a card that names what the network lacks is refused', () => {
  const make = (card: object) => () => createPrior(parseCard({ ...photos, ...card }), shrinkage());
  expect(make({ inputs: { x: 'sample', sigma: 'sigma' } })).toThrowErrorMatchingInlineSnapshot(
    `[TweedieError: photos: the card names the input "sample", but the network has x, sigma]`,
  );
  expect(make({ output: 'epsilon' })).toThrowErrorMatchingInlineSnapshot(
    `[TweedieError: photos: the card names the output "epsilon", but the network has denoised]`,
  );
});
