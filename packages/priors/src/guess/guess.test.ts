import {
  combine,
  ddpmAlphaBars,
  map,
  type Network,
  norm,
  scale,
  sigmaAt,
  sub,
  type Tensor,
  TweedieError,
  zeros,
} from '@tweedie/core';
import { describe, expect, test } from 'vitest';
import type { PriorCard } from '../card/card.ts';
import { deadLeaves } from './deadLeaves.ts';
import { draftCard } from './draftCard.ts';
import { findMultiple } from './findMultiple.ts';
import type { Borders } from './guessBorders.ts';
import { highestSigma } from './highestSigma.ts';
import { type Kind, kindsOf } from './kinds.ts';
import { noiseLeft, shrinkageLeft } from './noiseLeft.ts';
import { contenders, rankKinds } from './rankKinds.ts';

const borders: Borders = {
  inputs: { x: 'x', sigma: 't' },
  output: 'out',
  shape: { channels: 1, height: null, width: null },
};

test('a picture of discs has edges, all grey levels, and the same pixels for one seed', () => {
  const picture = deadLeaves({ channels: 3, height: 40, width: 50 });
  expect(picture.shape).toEqual([1, 3, 40, 50]);
  expect(deadLeaves({ channels: 3, height: 40, width: 50 })).toEqual(picture);
  const steps = Array.from(picture.data.subarray(1), (value, i) => Math.abs(value - picture.data[i]!));
  expect(steps.filter((step) => step === 0).length / steps.length).toBeGreaterThan(0.5);
  expect(Math.max(...picture.data)).toBeGreaterThan(0.7);
  expect(Math.min(...picture.data)).toBeLessThan(-0.7);
});

const clean = deadLeaves({ channels: 1, height: 64, width: 64 });

describe('the kind of a network', () => {
  const cards = kindsOf(borders).map((kind) => draftCard(borders, kind));

  /** Knows the picture, and takes nine tenths of the noise off it where there is as much as it is told. */
  function networkOf(card: PriorCard): Network {
    return networkThat((x, t) => {
      const { z, sigma } = pointOf(card, x, t);
      const error = norm(sub(z, clean))[0]! / Math.sqrt(z.data.length);
      const asToldOf = Math.abs(Math.log(error / sigma)) < 0.1;
      const denoised = asToldOf ? combine([0.9, clean], [0.1, z]) : z;
      const noise = scale(1 / sigma, sub(z, denoised));
      const velocity = sub(noise, denoised);
      const answers: Record<string, Tensor> = { 'edm-denoiser': denoised, epsilon: noise, flow: velocity };
      return answers[card.parametrisation]!;
    });
  }

  test.each(['edm-denoiser', 'epsilon', 'flow'])('is found by trying: %s', async (kind) => {
    const card = cards.find(({ parametrisation }) => parametrisation === kind)!;
    const tried: number[] = [];
    const ranking = await rankKinds(networkOf(card), cards, { onTried: (count) => tried.push(count) });
    expect(contenders(ranking).map((ranked) => ranked.card)).toEqual([card]);
    expect(ranking.ranked[0]!.left).toBeCloseTo(0.1, 2);
    expect(tried).toEqual(cards.map((_, i) => i + 1));
  });

  test('cannot be told of one that answers with zeros, though some readings shrink the noise then', async () => {
    const ranking = await rankKinds(
      networkThat((x) => zeros(x.shape)),
      cards,
    );
    expect(ranking.ranked[0]!.left).toBeLessThan(1);
    expect(contenders(ranking)).toEqual([]);
  });

  test('cannot be told of one that fails', async () => {
    const broken = networkThat(() => {
      throw new TweedieError('network-failed', 'no');
    });
    expect(contenders(await rankKinds(broken, cards))).toEqual([]);
    expect(contenders(await rankKinds(broken, []))).toEqual([]);
  });

  const ranked = (left: number, kind: Partial<Kind>) => ({
    left,
    card: draftCard(borders, { ...kindsOf(borders)[0]!, ...kind }),
  });
  const kindsIn = (left: number): string[] =>
    contenders({
      ranked: [ranked(0.3, {}), ranked(left, { parametrisation: 'score' })],
      shrinkage: 0.7,
    }).map(({ card }) => card.parametrisation);

  test('is open between two that leave about as much noise', () => {
    expect(kindsIn(0.32)).toEqual(['edm-denoiser', 'score']);
    expect(kindsIn(0.34)).toEqual(['edm-denoiser']);
  });

  test('black is -1 where it may be 0 as well, and 0 where -1 does worse', () => {
    const rangesIn = (negative: number) =>
      contenders({
        ranked: [ranked(0.3, { range: [0, 1] }), ranked(negative, {})],
        shrinkage: 0.7,
      }).map(({ card }) => card.range);
    expect(rangesIn(0.31)).toEqual([[-1, 1]]);
    expect(rangesIn(0.4)).toEqual([[0, 1]]);
  });

  test.each<[string, Pick<Borders, 'inputs' | 'noise'>, string[]]>([
    [
      'whole timesteps belong to a table',
      { inputs: { x: 'x', sigma: 't' }, noise: { type: 'int64', shape: 'vector' } },
      ['epsilon', 'v', 'x0'],
    ],
    ['a network that is told nothing denoises', { inputs: { x: 'x' } }, ['edm-denoiser']],
  ])('%s', (_, given, expected) => {
    expect([...new Set(kindsOf(given).map(({ parametrisation }) => parametrisation))]).toEqual(expected);
  });
});

test.each([0.1, 0.5, 3])(
  'shrinking each pixel to the mean leaves what the formula says: σ = %d',
  async (sigma) => {
    const bias = 0.5;
    const centre = clean.data.reduce((sum, value) => sum + value, 0) / clean.data.length;
    const variance = clean.data.reduce((sum, value) => sum + (value - centre) ** 2, 0) / clean.data.length;
    const gain = variance / (variance + sigma ** 2);
    const shrink = (x: Tensor, towards: number): Promise<Tensor> =>
      Promise.resolve(map(x, (value) => towards + gain * (value - towards)));
    // The norm of 64×64 numbers scatters by 1/√8192 = 1.1 %: four times that.
    const measured = await noiseLeft((x) => shrink(x, centre), clean, { sigma, seed: 1 });
    expect(Math.abs(measured / shrinkageLeft(clean, sigma) - 1)).toBeLessThan(0.045);
    const biased = await noiseLeft((x) => shrink(x, centre + bias), clean, { sigma, seed: 1 });
    expect(Math.abs(biased / shrinkageLeft(clean, sigma, bias) - 1)).toBeLessThan(0.045);
  },
);

test('the highest noise level is the last that a network does well at', async () => {
  const card = draftCard(borders, kindsOf(borders)[0]!);
  const upTo = (highest: number): Network =>
    networkThat((x, sigma) => (sigma <= highest ? combine([0.999, clean], [0.001, x]) : x));
  expect(await highestSigma(upTo(0.6), card)).toBe(0.5);
  expect(await highestSigma(upTo(100), card)).toBe(80);
  expect(await highestSigma(upTo(0.01), card)).toBeUndefined();
  expect(await highestSigma(upTo(100), { ...card, sigma: { min: 0.1, max: 30 } })).toBe(20);
});

describe('the sizes that a network takes', () => {
  /** Halves images twice, and refuses what cannot be halved or is smaller than `smallest`. */
  const picky = (multiple: number, smallest = 1): Network =>
    networkThat((x) => {
      if (x.shape.slice(2).every((side) => side % multiple === 0 && side >= smallest)) return x;
      throw new TweedieError('network-failed', 'sides differ');
    });

  test.each([1, 2, 8, 64])('multiples of %d', async (multiple) => {
    expect(await findMultiple(picky(multiple), borders)).toBe(multiple);
  });

  test('small images count too', async () => {
    expect(await findMultiple(picky(4, 16), borders)).toBe(16);
  });

  test('an answer of another size is none', async () => {
    const cropping = networkThat(({ shape: [n = 0, c = 0, h = 0, w = 0] }) => zeros([n, c, h - (h % 8), w]));
    expect(await findMultiple(cropping, borders)).toBe(8);
    const doubling = networkThat(({ shape: [n = 0, c = 0, h = 0, w = 0] }) => zeros([n, c, 2 * h, 2 * w]));
    await expect(findMultiple(doubling, borders)).rejects.toThrow('answers no size of image that was tried');
    const fixed = { ...borders, shape: { channels: 1, height: 8, width: 8 } };
    await expect(findMultiple(doubling, fixed)).rejects.toThrow('answers images of 8×8 with another size');
    expect(await findMultiple(picky(1), fixed)).toBe(1);
  });
});

function networkThat(answer: (x: Tensor, t: number) => Tensor): Network {
  return {
    inputs: ['x', 't'],
    outputs: ['out'],
    // eslint-disable-next-line @typescript-eslint/require-await -- what it throws is a rejection
    run: async ({ x, t }) => ({ out: answer(x as Tensor, Number(t!.data[0])) }),
    dispose: () => Promise.resolve(),
  };
}

const alphaBars = ddpmAlphaBars();

/** The image and the noise level that a network of a kind is asked about. */
function pointOf({ parametrisation }: PriorCard, x: Tensor, t: number): { z: Tensor; sigma: number } {
  if (parametrisation === 'flow') return { z: scale(1 / (1 - t), x), sigma: t / (1 - t) };
  if (parametrisation === 'edm-denoiser') return { z: x, sigma: t };
  const sigma = sigmaAt(Math.min(999, Math.max(0, t)), alphaBars);
  return { z: scale(Math.sqrt(1 + sigma ** 2), x), sigma };
}
