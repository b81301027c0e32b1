/** @file A real denoiser, dressed up as networks of other kinds, is recognised as what it was dressed up as. */
import type { Prior } from '@tweedie/core';
import priorsPlugin, { contenders, draftCard, kindsOf, rankKinds } from '@tweedie/priors';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createNodeRuntime } from '../createNodeRuntime.ts';
import { borders, dressed, dresses } from './fixtures/dressed.ts';
import { openPrior } from './openPrior.ts';

let prior: Prior & { dispose(): Promise<void> };
beforeAll(async () => {
  prior = await openPrior(priorsPlugin.priors![0]!, { runtime: createNodeRuntime() });
});
afterAll(() => prior.dispose());

const cards = kindsOf(borders).map((kind) => draftCard(borders, kind, 8));

test.each<[parametrisation: string, facts: object, dress: keyof typeof dresses]>([
  ['epsilon', { schedule: { kind: 'linear' } }, 'epsilon'],
  ['v', { schedule: { kind: 'cosine' } }, 'v'],
  ['flow', { time: 'noise-at-one', timeScale: 1000 }, 'flow'],
  ['edm-denoiser', { range: [-1, 1] }, 'denoiser'],
  ['edm-denoiser', { range: [0, 1] }, 'denoiser in [0, 1]'],
])('as %s, %j', async (parametrisation, facts, dress) => {
  const found = contenders(await rankKinds(dressed(prior, dresses[dress]), cards));
  expect(found).toHaveLength(1);
  expect(found[0]!.card).toMatchObject({ parametrisation, ...facts });
});
