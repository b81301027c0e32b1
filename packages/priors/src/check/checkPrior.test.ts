/** @file An exact denoiser passes, and each way to be none is found. */
import { combine, createRandom, type DifferentiablePrior, scale, samples, tensor } from '@tweedie/core';
import { expect, test } from 'vitest';
import { gaussianPrior } from '../analytic/gaussianPrior.ts';
import { checkPrior, type PriorReport } from './checkPrior.ts';

const shape = [1, 64, 64];
/** Pixels of variances from 10⁻⁴ to 1: as the spectra of pictures, of all sizes. */
const variance = tensor(
  shape,
  createRandom(1)
    .uniform(shape)
    .data.map((u) => 10 ** (-4 * u)),
);
const exact = gaussianPrior({ shape, variance, sigma: { min: 0.002, max: 80 } });
const pictures = samples(exact.sample(4, createRandom(2)));

const failed = ({ checks }: PriorReport): string[] =>
  checks.filter(({ passed }) => passed === false).map(({ name }) => name);

async function failuresOf(change: Partial<DifferentiablePrior>): Promise<string[]> {
  return failed(await checkPrior({ ...exact, ...change }, pictures));
}

test.each([0, 1, 2])(
  'the exact denoiser of a Gaussian passes all, whatever the noise: seed %d',
  async (seed) => {
    const report = await checkPrior(exact, pictures, { seed });
    expect(failed(report)).toEqual([]);
    expect(report.passed).toBe(true);
    expect(report.checks.map(({ passed }) => passed)).not.toContain(undefined);
    expect(report.levels).toHaveLength(10);
  },
);

test('the errors are those that the formula gives', async () => {
  const { levels } = await checkPrior(exact, pictures);
  for (const { sigma, error } of levels) {
    const left = variance.data.map((v) => (v * sigma ** 2) / (v + sigma ** 2));
    const expected = Math.sqrt(left.reduce((sum, each) => sum + each, 0) / left.length);
    // At worst (large σ) the pixels count as (Σv)²/Σv² = 0.22 of their number, 3,600 in all: 5/√(2·3600), and half of it on σ.
    expect(Math.abs(error / expected - 1)).toBeLessThan(0.06);
  }
});

test('one that leaves all as it is takes no noise off, and forgets nothing', async () => {
  expect(await failuresOf({ denoise: (x) => Promise.resolve(x) })).toEqual(
    expect.arrayContaining(['removes', 'forgets', 'derivative']),
  );
});

test('one that answers with black keeps nothing', async () => {
  const failures = await failuresOf({ denoise: (x) => Promise.resolve(scale(0, x)) });
  expect(failures).toEqual(expect.arrayContaining(['keeps', 'removes']));
});

test.each([3, 1 / 3])('one whose noise level is %d times what it is told', async (factor) => {
  const denoise: typeof exact.denoise = (x, sigma) => exact.denoise(x, factor * sigma);
  expect(await failuresOf({ denoise })).toContain('level');
});

test('one that errs so much may know other pictures, where they are of any kind', async () => {
  const denoise: typeof exact.denoise = (x, sigma) => exact.denoise(x, 2.2 * sigma);
  expect(await failuresOf({ denoise })).toContain('level');
  const { checks } = await checkPrior({ ...exact, denoise }, pictures, { ofItsKind: false });
  const level = checks.find(({ name }) => name === 'level');
  expect(level).toMatchObject({
    passed: undefined,
    message: expect.stringContaining('other pictures') as string,
  });
});

test('one that takes away half of what it should', async () => {
  const denoise: typeof exact.denoise = async (x, sigma) =>
    combine([0.5, x], [0.5, await exact.denoise(x, sigma)]);
  expect(await failuresOf({ denoise })).toContain('residual');
});

test('one that errs in the middle of its range', async () => {
  const denoise: typeof exact.denoise = async (x, sigma) =>
    Math.abs(Math.log(sigma)) < 0.8
      ? combine([0.7, x], [3, await exact.denoise(x, sigma)])
      : exact.denoise(x, sigma);
  expect(await failuresOf({ denoise })).toEqual(expect.arrayContaining(['removes', 'grows']));
});

test('one whose pullback is wrong, at the level of the trial or only at others', async () => {
  const scaled =
    (wrong: (sigma: number) => boolean): DifferentiablePrior['vjp'] =>
    async (x, sigma) => {
      const [denoised, pullback] = await exact.vjp(x, sigma);
      return [denoised, async (v) => scale(wrong(sigma) ? 1.3 : 1, await pullback(v))];
    };
  expect(await failuresOf({ vjp: scaled(() => true) })).toEqual(['derivative']);
  expect(await failuresOf({ vjp: scaled((sigma) => sigma < 0.4) })).toEqual(['derivative']);
});

test('what cannot be told is no failure', async () => {
  const { name, shape: takes, denoise } = exact;
  const report = await checkPrior({ name, shape: takes, denoise, sigma: { min: 0.1, max: 0.15 } }, pictures);
  const untold = report.checks.filter(({ passed }) => passed === undefined).map(({ name }) => name);
  expect(untold).toEqual(['keeps', 'level', 'forgets', 'derivative']);
  expect(report.passed).toBe(true);
});

test('without pictures there is the end of the range, and the derivative', async () => {
  const report = await checkPrior(exact, []);
  expect(report.checks.map(({ name }) => name)).toEqual(['forgets', 'derivative']);
  expect(report.passed).toBe(true);
});

test('it tells how far it is, and ends when it is asked to', async () => {
  const told: string[] = [];
  await checkPrior(exact, pictures.slice(0, 1), {
    onEvaluated: (done, total) => told.push(`${done}/${total}`),
  });
  expect(told[0]).toBe(`1/${told.length}`);
  expect(told.at(-1)).toBe(`${told.length}/${told.length}`);
  const controller = {
    aborted: true,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  };
  await expect(checkPrior(exact, pictures, { signal: controller })).rejects.toMatchObject({
    code: 'aborted',
  });
});
