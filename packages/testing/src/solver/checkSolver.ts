import {
  createRandom,
  finish,
  type GaussianNoise,
  isFinite,
  type Iterate,
  type LinearOperator,
  type Measurement,
  type Random,
  type RunOptions,
  sample,
  sameShape,
  type Tensor,
} from '@tweedie/core';
import type { AnalyticPrior } from '@tweedie/priors';
import { type Oracle, simulate } from '../oracle/oracle.ts';
import { check, type Check, report } from '../report.ts';
import { checkSamples, type Judgement, type SamplesReport } from './checkSamples.ts';

/** A solver, as far as it can be held against an oracle: whatever `defineSolver` makes fits. */
export type OracleSolver<A extends LinearOperator, O> = (
  prior: AnalyticPrior,
  measurement: Measurement<A, GaussianNoise>,
  options?: O & RunOptions,
) => AsyncGenerator<Iterate, Tensor, void>;

export interface CheckSolverOptions<A extends LinearOperator, O> extends Judgement {
  readonly oracle: Oracle<A>;
  /** How many truths are drawn, measured and restored, in one batch; at least 2. @default 1000 */
  readonly samples?: number;
  /** For the solver. */
  readonly options?: NoInfer<O>;
  /** @default 0 */
  readonly seed?: number;
  /** For a method whose samples are meant to depend on each other, as particles do. @default false */
  readonly coupled?: boolean;
  readonly name?: string;
}

/**
 * Runs a solver on problems whose posterior is known, one draw from it each, and holds the draws against it (see
 * `checkSamples`); checks as well that a seed gives the same result again and that a batch is exactly its samples.
 */
export async function checkSolver<A extends LinearOperator, O extends object>(
  solver: OracleSolver<A, O>,
  {
    oracle,
    samples = 1000,
    options,
    seed = 0,
    coupled = false,
    name = nameOf(solver),
    ...judgement
  }: CheckSolverOptions<A, O>,
): Promise<SamplesReport> {
  const random = createRandom(seed);
  const { measurement } = await simulate(oracle, Math.max(2, samples), random.split('problem'));
  const run = (y: Tensor, from: Random): Promise<Tensor> =>
    finish(solver(oracle.prior, { ...measurement, y }, { ...options, random: from } as O & RunOptions));

  const { y } = measurement;
  const chains = (): Random => random.split('solver');
  const results = await run(y, chains());
  const shape = [y.shape[0]!, ...oracle.operator.inputShape];
  if (!sameShape(results.shape, shape)) {
    return failed(name, 'shape', `the result should have the shape [${shape}], got [${results.shape}]`);
  }
  if (!isFinite(results)) return failed(name, 'finite', 'the result has NaN or infinite values');

  const single = (n: number): Promise<Tensor> => run(sample(y, n), chains().lane(n));
  const statistical = checkSamples(results, { oracle, y, name, ...judgement });
  const checks = [
    await reproducible(single),
    ...(coupled ? [] : [await batchCheck(results, single)]),
    ...statistical.checks,
  ];
  return { ...report(name, checks), statistics: statistical.statistics };
}

async function reproducible(single: (n: number) => Promise<Tensor>): Promise<Check> {
  const error = largestDifference(await single(0), await single(0));
  const message = error === 0 ? 'a seed gives the same result again' : 'the same seed gives another result';
  return check('reproducible', { error, tolerance: 0, message });
}

async function batchCheck(results: Tensor, single: (n: number) => Promise<Tensor>): Promise<Check> {
  const last = results.shape[0]! - 1;
  const error = Math.max(
    largestDifference(sample(results, 0), await single(0)),
    largestDifference(sample(results, last), await single(last)),
  );
  const message =
    error === 0
      ? 'a batch gives exactly the results of its samples'
      : 'a sample of a batch differs from the same sample alone: it sees the others, or draws other random numbers';
  return check('batch', { error, tolerance: 0, message });
}

function largestDifference(a: Tensor, b: Tensor): number {
  if (!sameShape(a.shape, b.shape)) return Infinity;
  return a.data.reduce((largest, value, i) => Math.max(largest, Math.abs(value - b.data[i]!)), 0);
}

function failed(name: string, what: string, message: string): SamplesReport {
  return { ...report(name, [check(what, { error: Infinity, tolerance: 0, message })]), statistics: [] };
}

function nameOf(solver: { readonly definition?: { readonly name: string }; readonly name: string }): string {
  return solver.definition?.name ?? solver.name;
}
