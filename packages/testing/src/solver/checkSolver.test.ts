import { add, createRandom, type DecomposedOperator, scale, sub, type Tensor, tensor } from '@tweedie/core';
import { expect, test } from 'vitest';
import { denseOperator } from '../oracle/denseOperator.ts';
import { diagonalOracle } from '../oracle/diagonalOracle.ts';
import { gaussianOracle } from '../oracle/gaussianOracle.ts';
import type { Oracle } from '../oracle/oracle.ts';
import { checkSolver, type OracleSolver } from './checkSolver.ts';

const operator = denseOperator({
  matrix: Array.from({ length: 3 }, (_, i) => createRandom(i).normal([1, 6]).data),
});
const covariance = Array.from({ length: 6 }, (_, i) =>
  Array.from({ length: 6 }, (_, j) => 0.7 ** Math.abs(i - j)),
);

/** Draws from the posterior: a draw of (x, y) from the joint distribution, moved from its own y to the one that was seen. */
function exactSampler(oracle: Oracle<DecomposedOperator>): OracleSolver<DecomposedOperator, object> {
  return async function* exact(prior, { y, operator, noise }, { random = createRandom(0) } = {}) {
    yield* [];
    const x = prior.sample(y.shape[0]!, random);
    const simulated = noise.sample(await operator.apply(x), random);
    return add(x, sub(meanGiven(oracle, y), meanGiven(oracle, simulated)));
  };
}

function meanGiven(oracle: Oracle, y: Tensor): Tensor {
  const shape = [y.shape[0]!, ...oracle.operator.inputShape];
  return tensor(shape, Float32Array.from(oracle.posterior(y).flatMap(({ mean }) => [...mean])));
}

test('an exact sampler of a correlated problem passes', async () => {
  const oracle = await gaussianOracle({ operator, covariance, mean: 0.2, noise: 0.3 });
  const { checks } = await checkSolver(exactSampler(oracle), { oracle });
  expect(checks.filter(({ passed }) => !passed)).toEqual([]);
});

test('an exact sampler of a problem of many pixels passes', async () => {
  const oracle = diagonalOracle({ s: [0, 0.3, 1, 2], noise: 0.5 });
  const { checks, statistics } = await checkSolver(exactSampler(oracle), { oracle, samples: 2 });
  expect(checks.filter(({ passed }) => !passed)).toEqual([]);
  expect(statistics.map(({ group, count }) => [group, count])).toEqual(
    oracle.groups.map(({ name }) => [name, 2000]),
  );
});

test('a solver that ignores y is told so, whatever slack it asks for', async () => {
  const oracle = diagonalOracle({ s: [0.3, 1, 2], noise: 0.5 });
  const solver: OracleSolver<DecomposedOperator, object> = async function* (prior, { y }, { random } = {}) {
    yield* [];
    return await Promise.resolve(scale(0.5, prior.sample(y.shape[0]!, random!)));
  };
  const { checks } = await checkSolver(solver, {
    oracle,
    samples: 2,
    slack: { gain: 2, variance: 9, mean: 9, coverage: 1 },
  });
  expect(checks.filter(({ passed }) => !passed).map(({ message }) => message)).toMatchInlineSnapshot(`
    [
      "the samples ignore y: their slope on the exact posterior mean is -0.00354, expected 1",
    ]
  `);
});
