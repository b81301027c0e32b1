import {
  add,
  combine,
  createRandom,
  type DecomposedOperator,
  mean,
  type Random,
  samples,
  scale,
  sub,
  type Tensor,
  tensor,
  zip,
} from '@tweedie/core';
import { expect, test } from 'vitest';
import { denseOperator } from '../oracle/denseOperator.ts';
import { diagonalOracle } from '../oracle/diagonalOracle.ts';
import { gaussianOracle } from '../oracle/gaussianOracle.ts';
import { mixtureOracle } from '../oracle/mixtureOracle.ts';
import { type Oracle, simulate } from '../oracle/oracle.ts';
import { checkSamples } from './checkSamples.ts';
import { checkSolver, type CheckSolverOptions, type OracleSolver } from './checkSolver.ts';

type Sampler = OracleSolver<DecomposedOperator, object>;
type Draw = (y: Tensor, random: Random) => Tensor | Promise<Tensor>;

const matrix = Array.from({ length: 3 }, (_, i) => createRandom(i).normal([1, 6]).data);
const operator = denseOperator({ matrix });
const covariance = Array.from({ length: 6 }, (_, i) =>
  Array.from({ length: 6 }, (_, j) => 0.7 ** Math.abs(i - j)),
);
const correlated = await gaussianOracle({ operator, covariance, mean: 0.2, noise: 0.3 });
const pixels = diagonalOracle({ s: [0, 0.3, 1, 2], noise: 0.5 });

test('an exact sampler of a correlated problem passes', async () => {
  expect(await failures(exact(correlated), { oracle: correlated })).toEqual([]);
});

test('an exact sampler of many pixels passes, and its statistics are those of every group', async () => {
  const report = await checkSolver(solver(exact(pixels)), { oracle: pixels, samples: 2 });
  expect(report.checks.filter(({ passed }) => !passed)).toEqual([]);
  expect(report.statistics.map(({ group, count }) => [group, count])).toEqual([
    ['s = 0', 2000],
    ['s = 0.3', 2000],
    ['s = 1', 2000],
    ['s = 2', 2000],
  ]);
});

test('an exact sampler of a mixture passes, also against one measurement', async () => {
  const { oracle, draw } = await mixtureProblem();
  expect(await failures(draw, { oracle })).toEqual([]);
  const { measurement } = await simulate(oracle, 1, createRandom(3));
  const y = tensor([1000, ...measurement.y.shape.slice(1)], repeated(measurement.y.data, 1000));
  const report = checkSamples(draw(y, createRandom(4)), { oracle, y: measurement.y });
  expect(report.checks.filter(({ passed }) => !passed)).toEqual([]);
});

test('a Gaussian of the right mean and variance is not the posterior of a mixture', async () => {
  const { oracle } = await mixtureProblem();
  const draw: Draw = (y, random) => {
    const posteriors = oracle.posterior(y);
    const noise = random.normal([posteriors.length, 1, 1, 2]);
    const data = noise.data.map((n, i) => {
      const { mean, variance } = posteriors[i >> 1]!.marginal(i % 2);
      return mean + Math.sqrt(variance) * n;
    });
    return tensor(noise.shape, data);
  };
  const coordinates = { ...oracle, groups: oracle.groups.slice(0, 2) };
  expect(await failures(draw, { oracle: coordinates })).toEqual([expect.stringMatching('^coverage')]);
});

test('a solver that ignores y is told so, whatever slack it asks for or gain it expects', async () => {
  const draw: Draw = (y, random) => pixels.prior.sample(y.shape[0]!, random);
  const slack = { gain: 2, variance: 99, mean: 9, coverage: 1 };
  expect(await failures(draw, { oracle: pixels, samples: 2, slack })).toMatchInlineSnapshot(`
    [
      "follows y: the samples ignore y: their slope on the exact posterior mean is -0.00491, expected 1",
    ]
  `);
  const expected = { gain: 0 };
  expect((await failures(draw, { oracle: pixels, samples: 2, expected }))[0]).toMatch(/^follows y/);
});

test('a sampler that is too sure of itself is found', async () => {
  const draw: Draw = async (y, random) => {
    const means = meanGiven(pixels, y);
    return add(means, scale(0.8, sub(await exact(pixels)(y, random), means)));
  };
  expect(await failures(draw, { oracle: pixels, samples: 2 })).toMatchInlineSnapshot(`
    [
      "variance: the variance of the samples is 0.6 times the exact one in s = 0.3, expected 1 ± 0.158",
      "coverage: the share of samples in the exact 90 % interval is 0.971 in s = 2, expected 0.9 ± 0.0341",
    ]
  `);
});

test('a posterior mean that is given for a sample is found', async () => {
  const draw: Draw = (y) => meanGiven(correlated, y);
  expect(await failures(draw, { oracle: correlated })).toMatchInlineSnapshot(`
    [
      "variance: the variance of the samples is 1.5e-15 times the exact one in coordinate 5, expected 1 ± 0.224",
      "coverage: the share of samples in the exact 90 % interval is 1 in coordinate 0, expected 0.9 ± 0.0485",
    ]
  `);
});

test('right coordinates with wrong correlations are found', async () => {
  const draw: Draw = (y, random) => {
    const [{ variance } = { variance: new Float64Array(6) }] = correlated.posterior(y);
    const noise = random.normal([y.shape[0]!, 1, 1, 6]);
    return add(meanGiven(correlated, y), {
      ...noise,
      data: noise.data.map((n, i) => n * Math.sqrt(variance[i % 6]!)),
    });
  };
  expect(await failures(draw, { oracle: correlated })).toMatchInlineSnapshot(`
    [
      "variance: the variance of the samples is 4.8 times the exact one in mix 0 of all coordinates, expected 1 ± 0.224",
      "coverage: the share of samples in the exact 90 % interval is 0.554 in mix 0 of all coordinates, expected 0.9 ± 0.0485",
    ]
  `);
});

test('right moments with a wrong shape are found', async () => {
  const draw: Draw = (y, random) => {
    const posteriors = pixels.posterior(y).map(({ variance }) => variance);
    const signs = random.uniform([y.shape[0]!, ...pixels.operator.inputShape]);
    const deviation = (i: number): number => Math.sqrt(posteriors[Math.floor(i / 4000)]![i % 4000]!);
    return add(meanGiven(pixels, y), {
      ...signs,
      data: signs.data.map((u, i) => (u < 0.5 ? -1 : 1) * deviation(i)),
    });
  };
  expect(await failures(draw, { oracle: pixels, samples: 2 })).toMatchInlineSnapshot(`
    [
      "coverage: the share of samples in the exact 90 % interval is 1 in s = 0, expected 0.9 ± 0.0341",
    ]
  `);
});

test('a shifted sampler is found', async () => {
  const draw: Draw = async (y, random) =>
    combine([1, await exact(correlated)(y, random)], [0.1, ones(y.shape[0]!)]);
  expect(await failures(draw, { oracle: correlated })).toMatchInlineSnapshot(`
    [
      "mean: the mean of the samples is off by -0.521 posterior standard deviations in mix 2 of all coordinates, expected 0 ± 0.158",
    ]
  `);
});

test('a known bias passes as an expected number, and fails without', async () => {
  /** Half as far from the prior mean as it should be, and with a quarter of the variance. */
  const draw: Draw = async (y, random) => scale(0.5, await exact(pixels)(y, random));
  const expected = { gain: 0.5, variance: [0.25, 0.25, 0.25, 0.25] };
  expect(await failures(draw, { oracle: pixels, samples: 2, expected })).toEqual([]);
  expect(await failures(draw, { oracle: pixels, samples: 2 })).toHaveLength(3);
});

test('a constant offset passes as an expected number', async () => {
  const draw: Draw = async (y, random) => {
    const [{ variance } = { variance: new Float64Array(6) }] = correlated.posterior(y);
    const shift = Float32Array.from({ length: 6 * y.shape[0]! }, (_, i) => 0.5 * Math.sqrt(variance[i % 6]!));
    return add(await exact(correlated)(y, random), tensor([y.shape[0]!, 1, 1, 6], shift));
  };
  const oracle = { ...correlated, groups: correlated.groups.slice(0, 6) };
  expect(await failures(draw, { oracle, expected: { mean: 0.5 } })).toEqual([]);
  expect(await failures(draw, { oracle })).toEqual([
    expect.stringMatching('^mean'),
    expect.stringMatching('^coverage'),
  ]);
});

test('slack is what a discretised sampler may be off by', async () => {
  const oracle = diagonalOracle({ s: [0, 0.3, 1, 2], noise: 0.5, pixels: 5000 });
  const biased: Draw = async (y, random) => scale(1.02, await exact(oracle)(y, random));
  expect(await failures(biased, { oracle, samples: 2 })).not.toEqual([]);
  const slack = { gain: 0.02, variance: 0.0404 };
  expect(await failures(biased, { oracle, samples: 2, slack })).toEqual([]);
});

test('a batch that mixes is found', async () => {
  const draw: Draw = async (y, random) => {
    const x = await exact(correlated)(y, random);
    const average = mean(x).reduce((a, b) => a + b) / y.shape[0]!;
    return combine([1, x], [1e-3 * average, ones(y.shape[0]!)]);
  };
  expect(await failures(draw, { oracle: correlated })).toMatchInlineSnapshot(`
    [
      "batch: a sample of a batch differs from the same sample alone: it sees the others, or draws other random numbers",
    ]
  `);
  expect(await failures(draw, { oracle: correlated, coupled: true })).toEqual([]);
});

test('random numbers from elsewhere are found', async () => {
  const elsewhere = createRandom(99);
  const draw: Draw = (y) => exact(correlated)(y, elsewhere);
  expect(await failures(draw, { oracle: correlated })).toMatchInlineSnapshot(`
    [
      "reproducible: the same seed gives another result",
      "batch: a sample of a batch differs from the same sample alone: it sees the others, or draws other random numbers",
    ]
  `);
});

test('NaN and a wrong shape are found', async () => {
  expect(await failures((y) => scale(NaN, ones(y.shape[0]!)), { oracle: correlated })).toMatchInlineSnapshot(`
    [
      "finite: the result has NaN or infinite values",
    ]
  `);
  expect(await failures((y) => y, { oracle: correlated })).toMatchInlineSnapshot(`
    [
      "shape: the result should have the shape [1000,1,1,6], got [1000,1,1,3]",
    ]
  `);
});

test('more evaluations than were announced are found', async () => {
  const twice: Sampler = async function* (prior, { y }, { random = createRandom(0) } = {}) {
    const x = await exact(correlated)(y, random);
    const denoised = await prior.denoise(x, 1);
    yield { x, sigma: 1, denoised, evaluations: { done: 1, total: 1 } };
    await prior.denoise(x, 1);
    return x;
  };
  const { checks } = await checkSolver(twice, { oracle: correlated });
  expect(checks.filter(({ passed }) => !passed).map(({ message }) => message)).toMatchInlineSnapshot(`
    [
      "the prior was evaluated 2 times, and 1 were announced",
    ]
  `);
});

test('expected numbers for other groups than there are, and samples for other measurements, are refused', () => {
  const y = ones(3);
  const one = { oracle: correlated, y: tensor([1, 1, 1, 3], y.data.slice(0, 3)) };
  expect(() => checkSamples(y, { ...one, expected: { gain: [1, 2] } })).toThrowErrorMatchingInlineSnapshot(
    `[TweedieError: expected.gain: needs 12 numbers, one for each group, got 2]`,
  );
  const two = { oracle: correlated, y: tensor([2, 1, 1, 3], y.data.slice(0, 6)) };
  expect(() => checkSamples(y, two)).toThrowErrorMatchingInlineSnapshot(
    `[TweedieError: samples of the Gaussian oracle of dense: needs one measurement, or one for each sample, got 3 samples and 2 measurements]`,
  );
});

function ones(count: number): Tensor {
  return tensor([count, 1, 1, 6], new Float32Array(6 * count).fill(1));
}

function repeated(values: Float32Array, count: number): Float32Array {
  return Float32Array.from({ length: values.length * count }, (_, i) => values[i % values.length]!);
}

function solver(draw: Draw): Sampler {
  return async function* sampler(_prior, { y }, { random = createRandom(0) } = {}) {
    yield* [];
    return await draw(y, random);
  };
}

async function failures(
  draw: Draw,
  options: CheckSolverOptions<DecomposedOperator, object>,
): Promise<string[]> {
  const { checks } = await checkSolver(solver(draw), options);
  return checks.filter(({ passed }) => !passed).map(({ name, message }) => `${name}: ${message}`);
}

function meanGiven(oracle: Oracle, y: Tensor): Tensor {
  const rows = oracle.posterior(y).map(({ mean }) => mean);
  const data = new Float32Array(rows.length * rows[0]!.length);
  for (const [n, row] of rows.entries()) data.set(row, n * row.length);
  return tensor([rows.length, ...oracle.operator.inputShape], data);
}

/** Draws from a Gaussian posterior: a draw of (x, y) from the joint distribution, moved from its own y to the one seen. */
function exact(oracle: Oracle): Draw {
  return async (y, random) => {
    const x = oracle.prior.sample(y.shape[0]!, random);
    const own = oracle.noise.sample(await oracle.operator.apply(x), random);
    return combine([1, x], [1, meanGiven(oracle, y)], [-1, meanGiven(oracle, own)]);
  };
}

/** Two modes, seen directly but dimly: given y a component, given the component one Gaussian for each pixel. */
async function mixtureProblem(): Promise<{
  oracle: Oracle<DecomposedOperator>;
  draw: (y: Tensor, random: Random) => Tensor;
}> {
  const noise = 1;
  const components = [
    { weight: 1, mean: -1, variance: 0.04 },
    { weight: 2, mean: 0.5, variance: 0.09 },
  ];
  const oracle = await mixtureOracle({
    operator: denseOperator({
      matrix: [
        [1, 0],
        [0, 1],
      ],
    }),
    components,
    noise,
  });
  const draw = (y: Tensor, random: Random): Tensor => {
    const choice = random.uniform([y.shape[0]!, 1]);
    const normal = random.normal(y.shape);
    const likelihoods = components.map(({ weight, mean, variance }) =>
      samples(y).map(({ data }) => {
        const total = variance + noise ** 2;
        return (
          (weight / total) *
          Math.exp(-data.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (2 * total))
        );
      }),
    );
    return zip(y, normal, (seen, n, i) => {
      const [first, second] = likelihoods.map((likelihood) => likelihood[i >> 1]!) as [number, number];
      const { mean, variance } = components[choice.data[i >> 1]! < first / (first + second) ? 0 : 1]!;
      const gain = variance / (variance + noise ** 2);
      return mean + gain * (seen - mean) + Math.sqrt(gain) * noise * n;
    });
  };
  return { oracle, draw };
}
