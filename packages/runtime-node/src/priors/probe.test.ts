/** @file The embedded networks answer here as they did in PyTorch, where they were trained. */
import { tensor } from '@tweedie/core';
import priorsPlugin from '@tweedie/priors';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { createNodeRuntime } from '../createNodeRuntime.ts';
import { openPrior } from './openPrior.ts';

const { resolve } = createRequire(import.meta.url);

/** What tools/training writes: each `every`-th value of D(x, σ), x[i] = sin(0.37 i), by σ. */
interface Probe {
  readonly shape: readonly number[];
  readonly every: number;
  readonly denoised: Readonly<Record<string, readonly number[]>>;
}

// The root mean square error: two orders of summation of some 2,000 products in each of some 40 layers differ by about
// √(2,000 · 40) roundings of 6e-8 of values of about 1.
const tolerance = 2e-5;

test.each(priorsPlugin.priors!)('$name answers as in PyTorch', async (entry) => {
  const file = resolve(entry.card.replace('card.json', 'probe.json'));
  const { shape, every, denoised } = JSON.parse(await readFile(file, 'utf8')) as Probe;
  const count = shape.reduce((product, length) => product * length);
  const x = tensor(
    shape,
    Float32Array.from({ length: count }, (_, i) => Math.sin(0.37 * i)),
  );
  const prior = await openPrior(entry, { runtime: createNodeRuntime() });
  for (const [sigma, wanted] of Object.entries(denoised)) {
    const { data } = await prior.denoise(x, Number(sigma));
    const errors = wanted.map((value, i) => data[i * every]! - value);
    expect(Math.hypot(...errors) / Math.sqrt(errors.length)).toBeLessThan(tolerance);
  }
  await prior.dispose();
});
