import { combine, createRandom, finish, norm, type Solve, sub, type Tensor } from '@tweedie/core';
import { denseOperator, mixtureOracle, type Oracle, type Simulation, simulate } from '@tweedie/testing';
import { describe, expect, test } from 'vitest';
import { vmlMap, vmlMapJacobianFree } from './vmlMap.ts';

const d = 8;
const spread = 0.09;

/** Five clusters in eight dimensions, seen through four directions with singular values 1 to 1/50. */
async function problem(seed: number, sigmaY: number): Promise<{ oracle: Oracle; means: Tensor[] }> {
  const random = createRandom(seed);
  const basis = orthonormal(random.normal([1, d * d]).data);
  const matrix = [1, 0.5, 0.1, 0.02].map((s, i) => basis[i]!.map((value) => s * value));
  const means = Array.from({ length: 5 }, () => random.normal([1, 1, 1, d]));
  const components = means.map((mean) => ({
    weight: 1,
    mean: { ...mean, shape: [1, 1, d] },
    variance: spread,
  }));
  const operator = denseOperator({ matrix });
  return { oracle: await mixtureOracle({ operator, noise: sigmaY, components }), means };
}

function orthonormal(values: Float32Array): number[][] {
  const rows: number[][] = [];
  for (let i = 0; i < d; i++) {
    let row = Array.from(values.subarray(i * d, (i + 1) * d));
    for (const other of rows) {
      const along = row.reduce((sum, value, j) => sum + value * other[j]!, 0);
      row = row.map((value, j) => value - along * other[j]!);
    }
    const length = Math.hypot(...row);
    rows.push(row.map((value) => value / length));
  }
  return rows;
}

/** `−log p(x | y)`, but for what does not depend on x. Without noise, `−log p(x)`, which is for x with A·x = y alone. */
async function cost({ prior, operator, noise }: Oracle, y: Tensor, x: Tensor): Promise<number> {
  const misfit = exact(noise.sigma) ? 0 : norm(sub(y, await operator.apply(x)))[0]! / noise.sigma;
  return misfit ** 2 / 2 - prior.logDensity(x, 0)[0]!;
}

/** Whether float32, which rounds y to 10⁻⁷, cannot tell the noise from none. */
function exact(sigmaY: number): boolean {
  return sigmaY < 1e-7;
}

/**
 * The mode of least cost: where the slope is 0, `x = prox(Σ γ_k·m_k)` with ρ = σ_y²/spread and the clusters' shares γ_k of x.
 * Ascent from each cluster ends at a mode.
 */
async function mode({ oracle, means }: { oracle: Oracle; means: Tensor[] }, y: Tensor): Promise<Tensor> {
  const { operator, noise } = oracle;
  let best: { readonly x: Tensor; readonly cost: number } | undefined;
  for (const start of means) {
    let x = start;
    for (let k = 0; k < 200; k++) {
      const logs = means.map((mean) => -(norm(sub(x, mean))[0]! ** 2) / (2 * spread));
      const most = Math.max(...logs);
      const shares = logs.map((log) => Math.exp(log - most));
      const total = shares.reduce((a, b) => a + b, 0);
      const [first, ...rest] = means.map((mean, i) => [shares[i]! / total, mean] as const);
      x = await operator.prox(combine(first!, ...rest), y, noise.sigma ** 2 / spread);
    }
    const found = { x, cost: await cost(oracle, y, x) };
    if (!best || found.cost < best.cost) best = found;
  }
  return best!.x;
}

interface Outcome {
  /** `−log p(x | y)` above that of the mode. */
  readonly excess: number;
  /** Root mean square distance to the mode. */
  readonly away: number;
  /** `‖y − A·x‖/‖y‖` */
  readonly missed: number;
}

async function outcome(seed: number, sigmaY: number, solve: Run): Promise<Outcome> {
  const given = await problem(seed, sigmaY);
  const { oracle } = given;
  const { measurement } = await simulate(oracle, 1, createRandom(100 + seed));
  const { y } = measurement;
  const x = await finish(solve(oracle.prior, measurement, seed));
  const best = await mode(given, y);
  return {
    excess: (await cost(oracle, y, x)) - (await cost(oracle, y, best)),
    away: norm(sub(x, best))[0]! / Math.sqrt(d),
    missed: norm(sub(y, await oracle.operator.apply(x)))[0]! / norm(y)[0]!,
  };
}

type Run = (prior: Oracle['prior'], measurement: Simulation['measurement'], seed: number) => Solve;

/**
 * Without noise a result is a hit if it fits y to float32 and its prior density is that of the mode. Rounding is 10⁻⁷ of y,
 * which the smallest singular value stretches by 50 in x, and that changes −log p(x) by 50·10⁻⁷·|x − m|/spread, 10⁻⁴: far less
 * than the 1 that makes a hit.
 *
 * How far from the mode? On the way to the next level x − D shrinks by σ'/σ, at a resting point by (σ'/σ)²: x is off by
 * σ'·(σ − σ')·(D − m)/spread, which K steps no longer make up for below σ² ≈ spread/K = 0.13². Over all levels below that adds up
 * to 0.13²/(2·spread) = 0.09 of D − m, if none is made up for. At σ_y = 0.05, where s = 0.1 moves D off m by some 0.15, that is
 * 0.014 in one value of eight: 0.005 in the mean. Without noise what is seen follows at once, and what is not has D = m:
 * rounding is left. Both are for a mode in one cluster, as in most problems, hence the median.
 */
describe.each([
  ['Jacobian-free, N = 50', vmlMapJacobianFree, { steps: 50, inner: 5, sigmaMin: 0.02 }, 1],
  ['Jacobian-free, N = 20', vmlMapJacobianFree, { steps: 20, inner: 5, sigmaMin: 0.02 }, 1],
  ['through the derivative, N = 50', vmlMap, { steps: 50, inner: 5, sigmaMin: 0.02 }, 0.9],
] as const)('VML-MAP %s', (_, solver, options, share) => {
  test.each([0.05, 1e-3, 1e-9])(
    `finds the mode of a mixture posterior in ${100 * share} % of problems, σ_y = %d`,
    async (sigmaY) => {
      const run: Run = (prior, measurement, seed) => solver(prior, measurement, { ...options, seed });
      const outcomes: Outcome[] = [];
      for (let seed = 0; seed < 20; seed++) outcomes.push(await outcome(seed, sigmaY, run));
      const hits = outcomes.filter(({ excess, missed }) => excess < 1 && (!exact(sigmaY) || missed <= 1e-6));
      const distances = outcomes.map(({ away }) => away).sort((a, b) => a - b);
      expect(hits.length).toBeGreaterThanOrEqual(20 * share);
      expect(distances[10]).toBeLessThan(exact(sigmaY) ? 5e-6 : 0.005);
    },
  );
});
