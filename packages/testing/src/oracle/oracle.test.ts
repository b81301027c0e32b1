import { createRandom, sample, tensor } from '@tweedie/core';
import { expect, test } from 'vitest';
import { inner, times, timesVector, transpose } from '../numbers/matrix.ts';
import { denseOperator } from './denseOperator.ts';
import { matrixOf } from './denseProblem.ts';
import { diagonalOracle } from './diagonalOracle.ts';
import { gaussianOracle } from './gaussianOracle.ts';
import { mixtureOracle } from './mixtureOracle.ts';
import { type Oracle, simulate } from './oracle.ts';

const random = createRandom(5);
const rows = Array.from({ length: 4 }, () => random.normal([1, 6]).data);
const operator = denseOperator({ matrix: rows, inputShape: [1, 2, 3] });
const covariance = Array.from({ length: 6 }, (_, i) =>
  Array.from({ length: 6 }, (_, j) => Math.sqrt((i + 1) * (j + 1)) * 0.5 ** Math.abs(i - j)),
);
const mean = tensor([1, 2, 3], Float32Array.of(-1, -0.5, 0, 0.5, 1, 1.5));

test('the matrix of an operator is the one it was made from', async () => {
  expect(await matrixOf(operator)).toEqual(rows.map((row) => Float64Array.from(row)));
});

test('a Gaussian posterior solves the normal equations', async () => {
  const noise = 0.3;
  const oracle = await gaussianOracle({ operator, mean, covariance, noise });
  const { measurement } = await simulate(oracle, 2, random);
  for (const [n, posterior] of oracle.posterior(measurement.y).entries()) {
    // Σ⁻¹ = C⁻¹ + AᵀA/σ² and Σ⁻¹·(μ − m) = Aᵀ(y − A·m)/σ², both from the left by C.
    const y = sample(measurement.y, n).data;
    const CAt = times(covariance, transpose(rows));
    const identity = times(plusIdentity(times(CAt, rows), noise ** 2), posterior.covariance());
    identity.forEach((row, i) =>
      row.forEach((value, j) => expect(value / noise ** 2).toBeCloseTo(covariance[i]![j]!, 10)),
    );
    const moved = posterior.mean.map((value, i) => value - mean.data[i]!);
    const left = timesVector(plusIdentity(times(CAt, rows), noise ** 2), moved);
    const misfit = rows.map((row, i) => y[i]! - inner(row, mean.data));
    timesVector(CAt, misfit).forEach((value, i) => expect(left[i]).toBeCloseTo(value, 10));
  }
});

test('a diagonal problem has the posterior of the dense one', async () => {
  const options = { mean: 0.4, variance: 0.5, noise: 0.2 };
  const diagonal = diagonalOracle({ s: [0, 0.5, 2], pixels: 2, ...options });
  const dense = await gaussianOracle({ operator: diagonal.operator, ...options });
  const { measurement } = await simulate(diagonal, 3, random);
  const others = dense.posterior(measurement.y);
  for (const [n, { mean, variance }] of diagonal.posterior(measurement.y).entries()) {
    mean.forEach((value, i) => expect(others[n]!.mean[i]).toBeCloseTo(value, 10));
    variance.forEach((value, i) => expect(others[n]!.variance[i]).toBeCloseTo(value, 10));
  }
});

test('a mixture of one component has the Gaussian posterior', async () => {
  const mixture = await mixtureOracle({
    operator,
    components: [{ weight: 7, mean, variance: 0.5 }],
    noise: 0.3,
  });
  const gaussian = await gaussianOracle({ operator, mean, variance: 0.5, noise: 0.3 });
  const { y } = (await simulate(gaussian, 1, random)).measurement;
  const [a, b] = [mixture.posterior(y)[0]!, gaussian.posterior(y)[0]!];
  a.mean.forEach((value, i) => expect(value).toBeCloseTo(b.mean[i]!, 12));
  a.variance.forEach((value, i) => expect(value).toBeCloseTo(b.variance[i]!, 12));
});

/** Two unknowns, one number seen: `p(x)·p(y | x)` summed over a fine grid is an independent way to the posterior. */
const seen = 0.3;
const noise = 0.4;
const tilted = denseOperator({ matrix: [[1, 0.5]] });
const components = [
  { weight: 1, mean: -1, variance: 0.1 },
  { weight: 2, mean: 0.8, variance: 0.3 },
  { weight: 1, mean: tensor([1, 1, 2], Float32Array.of(1, -2)), variance: 0.05 },
];
const wTilted = Float64Array.of(0.6, -0.8);

async function tiltedPosterior(): Promise<{
  oracle: Oracle;
  grid: readonly (readonly [number, number, number])[];
}> {
  const oracle = await mixtureOracle({ operator: tilted, components, noise });
  const side = 160;
  const axis = Array.from({ length: side }, (_, i) => -4 + (8 * (i + 0.5)) / side);
  const points = axis.flatMap((a) => axis.map((b) => [a, b] as const));
  const density = oracle.prior.logDensity(
    tensor([points.length, 1, 1, 2], Float32Array.from(points.flat())),
    0,
  );
  const weights = points.map(([a, b], k) =>
    Math.exp(density[k]! - (seen - a - 0.5 * b) ** 2 / (2 * noise ** 2)),
  );
  const total = weights.reduce((sum, weight) => sum + weight);
  return { oracle, grid: points.map(([a, b], k) => [a, b, weights[k]! / total]) };
}

test('a mixture posterior is the one that a grid gives', async () => {
  const { oracle, grid } = await tiltedPosterior();
  const [posterior] = oracle.posterior(tensor([1, 1, 1, 1], Float32Array.of(seen)));
  const expectation = (f: (a: number, b: number) => number): number =>
    grid.reduce((sum, [a, b, weight]) => sum + weight * f(a, b), 0);

  for (const direction of [0, 1, wTilted]) {
    const along = (a: number, b: number): number => {
      return typeof direction === 'number' ? [a, b][direction]! : direction[0]! * a + direction[1]! * b;
    };
    const marginal = posterior!.marginal(direction);
    const centre = expectation(along);
    const moment = (power: number): number => expectation((a, b) => (along(a, b) - centre) ** power);
    // Sums over a grid of step 0.05 of densities no narrower than 0.15 are exact up to float32 coordinates.
    expect(marginal.mean).toBeCloseTo(centre, 5);
    expect(marginal.variance).toBeCloseTo(moment(2), 5);
    expect(marginal.kurtosis).toBeCloseTo(moment(4) / moment(2) ** 2, 4);
    for (const x of [-1, 0.1, 0.9]) {
      // A step in x is spread over the grid: half of a step times the density.
      expect(Math.abs(marginal.cdf(x) - expectation((a, b) => Number(along(a, b) < x)))).toBeLessThan(0.04);
    }
  }
  const cross = expectation((a, b) => (a - posterior!.mean[0]!) * (b - posterior!.mean[1]!));
  expect(posterior!.covariance()[0]![1]).toBeCloseTo(cross, 5);
});

test('a credible interval holds its share, with as much below as above', async () => {
  const oracle = await mixtureOracle({ operator: tilted, components, noise });
  const marginal = oracle.posterior(tensor([1, 1, 1, 1], Float32Array.of(seen)))[0]!.marginal(0);
  const [low, high] = marginal.interval(0.9);
  expect(marginal.cdf(low)).toBeCloseTo(0.05, 12);
  expect(marginal.cdf(high)).toBeCloseTo(0.95, 12);
});

test('what an oracle cannot work with is refused', async () => {
  await expect(gaussianOracle({ operator, noise: 0 })).rejects.toThrowErrorMatchingInlineSnapshot(
    `[TweedieError: oracle: noise must be above 0 and finite, got 0]`,
  );
  const large = diagonalOracle({ s: [1, 1], pixels: 513, noise: 1 }).operator;
  await expect(gaussianOracle({ operator: large, noise: 1 })).rejects.toThrowErrorMatchingInlineSnapshot(
    `[TweedieError: oracle: diagonal may have at most 1024 unknowns, got 1026]`,
  );
  expect(() => denseOperator({ matrix: [[1, 2], [3]] })).toThrowErrorMatchingInlineSnapshot(
    `[TweedieError: dense: the matrix must be 2×2, got 2×2 or 1]`,
  );
});

function plusIdentity(a: readonly Float64Array[], value: number): Float64Array[] {
  return a.map((row, i) => row.map((entry, j) => entry + (i === j ? value : 0)));
}
