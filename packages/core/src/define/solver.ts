import { z } from 'zod';
import { abortable, type AbortSignalLike, abortedError } from '../abort.ts';
import { explainMismatch, type NeededMeasurement, type NeededPrior, type Needs } from '../contracts/capability.ts';
import type { Measurement } from '../contracts/measurement.ts';
import type { Prior } from '../contracts/prior.ts';
import type { Iteration, Solve, Step } from '../contracts/solver.ts';
import { TweedieError } from '../errors.ts';
import { param } from '../parameters/param.ts';
import { parseParameters } from '../parameters/parse.ts';
import { createRandom } from '../random/createRandom.ts';
import type { Random } from '../random/random.ts';
import { sub } from '../tensor/arithmetic.ts';
import { norm } from '../tensor/reduce.ts';
import { assertShape, type Tensor } from '../tensor/tensor.ts';
import type { Definition } from './operator.ts';

const common = z.object({
  seed: param.integer({ title: 'Seed', summary: 'The same seed gives the same picture', min: 0, default: 0 }),
});

export interface SolverDefinition<P extends z.ZodObject = z.ZodObject, N extends Needs = Needs>
  extends Definition<P> {
  /** Author, year and algorithm or equation. */
  readonly paper: string;
  readonly needs: N;
  /** How many times a run evaluates the network. */
  evaluations(params: z.output<P>): number;
}

export interface SolverSpec<P extends z.ZodObject, N extends Needs> extends SolverDefinition<P, N> {
  solve(
    prior: NeededPrior<N>,
    measurement: NeededMeasurement<N>,
    options: z.output<P> & { readonly seed: number; readonly random: Random },
  ): Iteration;
}

export interface RunOptions {
  /** @default 0 */
  readonly seed?: number;
  /** Where random numbers come from, in place of a seed. */
  readonly random?: Random;
  /** Ends the run with the error `aborted` as soon as it fires. */
  readonly signal?: AbortSignalLike;
}

/** Solves an inverse problem: `redDiff(prior, measurement, { steps: 60, seed: 1 })`. */
export interface Solver<P extends z.ZodObject = z.ZodObject, N extends Needs = Needs> {
  (prior: NeededPrior<N>, measurement: NeededMeasurement<N>, options?: z.input<P> & RunOptions): Solve;
  readonly definition: SolverDefinition<P, N>;
}

/**
 * Declares a solver. Around the bare algorithm this checks and completes the options, refuses a prior or a
 * measurement that it cannot work with, counts network evaluations, and makes the run cancellable.
 */
export function defineSolver<P extends z.ZodObject, const N extends Needs>(spec: SolverSpec<P, N>): Solver<P, N> {
  const { name, title, summary, paper, needs } = spec;
  const params = z.strictObject({ ...spec.params.shape, ...common.shape }) as unknown as P;

  async function* solver(
    prior: NeededPrior<N>,
    measurement: NeededMeasurement<N>,
    { random, signal, ...input }: z.input<P> & RunOptions = {} as z.input<P> & RunOptions,
  ): Solve {
    const options = parseParameters(name, params, input);
    assertRunnable(spec, prior, measurement);
    const total = spec.evaluations(options);
    const counter = { done: 0 };
    const { seed } = options as { seed: number };
    const iteration = spec.solve(counted(prior, counter, signal), measurement, {
      ...options,
      seed,
      random: random ?? createRandom(seed),
    });
    try {
      for (let i = 0; ; i++) {
        const next = await iteration.next();
        if (next.done) return next.value;
        const { denoised } = next.value;
        const residual = (): ReturnType<Step['residual']> => residualNorm(measurement, denoised);
        yield { ...next.value, i, evaluations: { done: counter.done, total }, residual };
      }
    } finally {
      await iteration.return(undefined as never);
    }
  }
  return Object.assign(solver, {
    definition: { name, title, summary, paper, needs, params, evaluations: spec.evaluations },
  });
}

/** `‖y − A(x)‖₂` of each sample. */
export async function residualNorm({ y, operator }: Measurement, x: Tensor): Promise<readonly number[]> {
  return norm(sub(y, await operator.apply(x)));
}

function assertRunnable({ name, needs }: { name: string; needs: Needs }, prior: Prior, measurement: Measurement): void {
  const mismatch = explainMismatch(needs, { prior, measurement });
  if (mismatch) throw new TweedieError('missing-capability', `${name}: ${mismatch}`);
  const { y, operator } = measurement;
  assertShape(y, [y.shape[0]!, ...operator.outputShape], `${name}: the measurement of ${operator.name}`);
}

/** The same prior, which counts its evaluations and stops at once when the signal fires. */
function counted<P extends Prior>(prior: P, counter: { done: number }, signal?: AbortSignalLike): P {
  function track<A extends readonly unknown[], R>(evaluate: (...args: A) => Promise<R>): (...args: A) => Promise<R> {
    return async (...args) => {
      if (signal?.aborted) throw abortedError();
      const result = await abortable(evaluate(...args), signal);
      counter.done++;
      return result;
    };
  }
  return { ...prior, denoise: track(prior.denoise), ...(prior.vjp && { vjp: track(prior.vjp) }) };
}
