/** @file A real denoiser, dressed up as networks of other kinds, is recognised as what it was dressed up as. */
import {
  combine,
  cosineAlphaBars,
  ddpmAlphaBars,
  map,
  type Network,
  type Prior,
  sigmaAt,
  type Tensor,
} from '@tweedie/core';
import priorsPlugin, { type Borders, contenders, draftCard, kindsOf, rankKinds } from '@tweedie/priors';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createNodeRuntime } from '../createNodeRuntime.ts';
import { openPrior } from './openPrior.ts';

let prior: Prior & { dispose(): Promise<void> };
beforeAll(async () => {
  prior = await openPrior(priorsPlugin.priors![0]!, { runtime: createNodeRuntime() });
});
afterAll(() => prior.dispose());

const borders: Borders = {
  inputs: { x: 'z', sigma: 't' },
  output: 'out',
  shape: { channels: 3, height: null, width: null },
};
const cards = kindsOf(borders).map((kind) => draftCard(borders, kind, 8));

/** What stands for x and σ in a network, and what it answers where the denoised image is D. */
interface Dress {
  sigmaOf(t: number): number;
  /** `x = gain·z + shift`. */
  gain(sigma: number): number;
  readonly shift?: number;
  answer(denoised: Tensor, n: Tensor, sigma: number): Tensor;
}

function dressed({ sigmaOf, gain, shift = 0, answer }: Dress): Network {
  return {
    inputs: ['z', 't'],
    outputs: ['out'],
    run: async ({ z, t }) => {
      const sigma = Math.min(prior.sigma.max, Math.max(prior.sigma.min, sigmaOf(Number(t!.data[0]))));
      const x = map(z as Tensor, (value) => gain(sigma) * value + shift);
      const denoised = await prior.denoise(x, sigma);
      return { out: answer(denoised, combine([1 / sigma, x], [-1 / sigma, denoised]), sigma) };
    },
    dispose: () => Promise.resolve(),
  };
}

const table = (alphaBars: readonly number[]): Pick<Dress, 'sigmaOf' | 'gain'> => ({
  sigmaOf: (t) => sigmaAt(Math.min(alphaBars.length - 1, Math.max(0, t)), alphaBars),
  gain: (sigma) => Math.hypot(1, sigma),
});

test.each<[parametrisation: string, facts: object, dress: Dress]>([
  ['epsilon', { schedule: { kind: 'linear' } }, { ...table(ddpmAlphaBars()), answer: (_, n) => n }],
  [
    'v',
    { schedule: { kind: 'cosine' } },
    {
      ...table(cosineAlphaBars()),
      answer: (denoised, n, sigma) =>
        combine([1 / Math.hypot(1, sigma), n], [-sigma / Math.hypot(1, sigma), denoised]),
    },
  ],
  [
    'flow',
    { time: 'noise-at-one', timeScale: 1000 },
    {
      sigmaOf: (t) => t / (1000 - t),
      gain: (sigma) => 1 + sigma,
      answer: (denoised, n) => combine([1, n], [-1, denoised]),
    },
  ],
  ['edm-denoiser', { range: [-1, 1] }, { sigmaOf: (t) => t, gain: () => 1, answer: (denoised) => denoised }],
  [
    'edm-denoiser',
    { range: [0, 1] },
    {
      sigmaOf: (t) => 2 * t,
      gain: () => 2,
      shift: -1,
      answer: (denoised) => map(denoised, (value) => (value + 1) / 2),
    },
  ],
])('as %s, %j', async (parametrisation, facts, dress) => {
  const found = contenders(await rankKinds(dressed(dress), cards));
  expect(found).toHaveLength(1);
  expect(found[0]!.card).toMatchObject({ parametrisation, ...facts });
});
