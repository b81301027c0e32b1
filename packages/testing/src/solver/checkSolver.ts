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
  type Step,
  type Tensor,
} from '@tweedie/core';
import type { AnalyticPrior } from '@tweedie/priors';
import { type Oracle, simulate } from '../oracle/oracle.ts';
import { check, type Check, report } from '../report.ts';
import { checkSamples, type Judgement, type SamplesReport } from './checkSamples.ts';

/** A solver, as far as an oracle can judge it: whatever `defineSolver` makes fits. */
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
 * Runs a solver on measurements whose posterior is known, one draw from it each, and holds the draws against it as
 * `checkSamples` does. Checks as well that a seed gives the same result again, that a batch is exactly its samples, and
 * that the prior is evaluated as often as was announced.
 */
export async function checkSolver<A extends LinearOperator, O extends object>(
  solver: OracleSolver<A, O>,
  options: CheckSolverOptions<A, O>,
): Promise<SamplesReport> {
  const { oracle, samples = 1000, seed = 0, coupled = false, name = nameOf(solver), ...judgement } = options;
  const random = createRandom(seed);
  const { measurement } = await simulate(oracle, Math.max(2, samples), random.split('problem'));
  const { y } = measurement;
  const run = (seen: Tensor, from: Random): Promise<Run> =>
    runOnce(
      (prior) => solver(prior, { ...measurement, y: seen }, { ...options.options, random: from } as O),
      oracle.prior,
    );
  const chains = (): Random => random.split('solver');
  const single = async (n: number): Promise<Tensor> => (await run(sample(y, n), chains().lane(n))).result;

  const { result, evaluations } = await run(y, chains());
  const shape = [y.shape[0]!, ...oracle.operator.inputShape];
  if (!sameShape(result.shape, shape)) {
    return failed(name, 'shape', `the result should have the shape [${shape}], got [${result.shape}]`);
  }
  if (!isFinite(result)) return failed(name, 'finite', 'the result has NaN or infinite values');

  const statistical = checkSamples(result, { oracle, y, name, ...judgement });
  const checks = [
    ...evaluations,
    await reproducible(single),
    ...(coupled ? [] : [await batchCheck(result, single)]),
    ...statistical.checks,
  ];
  return { ...report(name, checks), statistics: statistical.statistics };
}

interface Run {
  readonly result: Tensor;
  readonly evaluations: readonly Check[];
}

/** Runs to the end, and counts how often the prior was evaluated where the solver announced it. */
async function runOnce(
  start: (prior: AnalyticPrior) => AsyncGenerator<Iterate & Partial<Step>, Tensor, void>,
  prior: AnalyticPrior,
): Promise<Run> {
  let done = 0;
  let announced: number | undefined;
  const counted = <X extends readonly unknown[], R>(evaluate: (...x: X) => R): ((...x: X) => R) => {
    return (...x) => {
      done++;
      return evaluate(...x);
    };
  };
  const watched = { ...prior, denoise: counted(prior.denoise), vjp: counted(prior.vjp) };
  const result = await finish(start(watched), (step) => void (announced = step.evaluations?.total));
  if (announced === undefined) return { result, evaluations: [] };
  const message = `the prior was evaluated ${done} times, and ${announced} were announced`;
  return {
    result,
    evaluations: [check('evaluations', { error: Math.abs(done - announced), tolerance: 0, message })],
  };
}

async function reproducible(single: (n: number) => Promise<Tensor>): Promise<Check> {
  const error = largestDifference(await single(0), await single(0));
  const message = error === 0 ? 'a seed gives the same result again' : 'the same seed gives another result';
  return check('reproducible', { error, tolerance: 0, message });
}

async function batchCheck(result: Tensor, single: (n: number) => Promise<Tensor>): Promise<Check> {
  const last = result.shape[0]! - 1;
  const error = Math.max(
    largestDifference(sample(result, 0), await single(0)),
    largestDifference(sample(result, last), await single(last)),
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
