import { combine, createRandom, dot, finish, norm, type PerSample, sub, type Tensor } from '@tweedie/core';
import { mixturePrior } from '@tweedie/priors';
import { denseOperator, mixtureOracle, type Oracle, simulate } from '@tweedie/testing';
import { describe, expect, test } from 'vitest';
import { modeDirection, vmlMap, vmlMapJacobianFree } from './vmlMap.ts';

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

/** `−log p(x | y)`, but for what does not depend on x. */
async function cost({ prior, operator, noise }: Oracle, y: Tensor, x: Tensor): Promise<number> {
  const misfit = norm(sub(y, await operator.apply(x)))[0]!;
  return misfit ** 2 / (2 * noise.sigma ** 2) - prior.logDensity(x, 0)[0]!;
}

/**
 * The modes: where the slope is 0, `x = prox(Σ γ_k·m_k)` with ρ = σ_y²/spread and the clusters' shares γ_k of x. Ascent from
 * each cluster ends at one.
 */
async function leastCost({ oracle, means }: { oracle: Oracle; means: Tensor[] }, y: Tensor): Promise<number> {
  const { operator, noise } = oracle;
  const costs: number[] = [];
  for (const start of means) {
    let x = start;
    for (let k = 0; k < 200; k++) {
      const logs = means.map((mean) => -(norm(sub(x, mean))[0]! ** 2) / (2 * spread));
      const most = Math.max(...logs);
      const shares = logs.map((log) => Math.exp(log - most));
      const total = shares.reduce((a, b) => a + b, 0);
      const terms = means.map((mean, i) => [shares[i]! / total, mean] as const);
      x = await operator.prox(combine(...(terms as [(typeof terms)[number]])), y, noise.sigma ** 2 / spread);
    }
    costs.push(await cost(oracle, y, x));
  }
  return Math.min(...costs);
}

describe.each([
  ['Jacobian-free', vmlMapJacobianFree, 1],
  ['through the derivative', vmlMap, 0.9],
] as const)('VML-MAP %s', (_, solver, share) => {
  test.each([0.05, 1e-3])(
    `finds the mode of a mixture posterior in ${100 * share} % of problems, σ_y = %d`,
    async (sigmaY) => {
      let hits = 0;
      for (let seed = 0; seed < 20; seed++) {
        const given = await problem(seed, sigmaY);
        const { measurement } = await simulate(given.oracle, 1, createRandom(100 + seed));
        const options = { steps: 50, inner: 5, sigmaMin: 0.02, seed };
        const x = await finish(solver(given.oracle.prior, measurement, options));
        const excess = (await cost(given.oracle, measurement.y, x)) - (await leastCost(given, measurement.y));
        if (excess < 1) hits++;
      }
      expect(hits).toBeGreaterThanOrEqual(20 * share);
    },
  );
});

test('−Jᵀ·P⁻¹·u is the gradient of the simplified loss, by differences', async () => {
  const prior = mixturePrior({
    shape: [1, 1, 2],
    components: [
      { weight: 1, mean: { shape: [1, 1, 2], data: Float32Array.of(-1, 0.5) }, variance: 0.3 },
      { weight: 2, mean: { shape: [1, 1, 2], data: Float32Array.of(0.8, -0.4) }, variance: 0.1 },
    ],
  });
  const operator = denseOperator({ matrix: [[0.9, -0.4]] });
  const [sigma, sigmaY] = [0.6, 0.3];
  const y: Tensor = { shape: [1, 1, 1, 1], data: Float32Array.of(0.35) };
  const noise = {
    name: 'gaussian',
    sigma: sigmaY,
    sample: (x: Tensor) => x,
    gradient: (x: Tensor) => x,
  } as const;
  const loss = async (x: Tensor): Promise<number> => {
    const D = await prior.denoise(x, sigma);
    const pull = (square: PerSample, over: number): number => square[0]! / (2 * over ** 2);
    const [off, misfit] = [sub(D, x), sub(y, await operator.apply(D))];
    return pull(dot(misfit, misfit), sigmaY) - pull(dot(off, off), sigma) - prior.logDensity(x, sigma)[0]!;
  };
  const x: Tensor = { shape: [1, 1, 1, 2], data: Float32Array.of(0.15, 0.25) };
  const [denoised, pullback] = await prior.vjp(x, sigma);
  const u = await modeDirection({ y, operator, noise }, denoised, { x, sigma });
  const v = combine([1 / sigma ** 2, u], [1 / sigmaY ** 2, await operator.normal(u)]);
  const descent = await pullback(v);
  const h = 2 ** -7; // truncation h² = 6·10⁻⁵ of the third derivative, about 10; rounding 10⁻⁷/h
  for (const i of [0, 1]) {
    const at = (by: number): Promise<number> =>
      loss({ ...x, data: x.data.map((value, j) => value + (i === j ? by : 0)) });
    const slope = ((await at(h)) - (await at(-h))) / (2 * h);
    expect(Math.abs(descent.data[i]! + slope)).toBeLessThan(2e-3);
  }
});
