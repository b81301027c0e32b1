import { z } from 'zod';
import { abortedError, type AbortSignalLike } from '../abort.ts';
import {
  explainMismatch,
  type NeededMeasurement,
  type NeededPrior,
  type Needs,
} from '../contracts/capability.ts';
import type { Measurement } from '../contracts/measurement.ts';
import { picturesOf, type Prior, type PriorShape } from '../contracts/prior.ts';
import type { Iteration, Solve } from '../contracts/solver.ts';
import { TweedieError } from '../errors.ts';
import { param } from '../parameters/param.ts';
import { parseParameters } from '../parameters/parse.ts';
import { createRandom } from '../random/createRandom.ts';
import type { Random } from '../random/random.ts';
import { sub } from '../tensor/arithmetic.ts';
import { isFinite, norm } from '../tensor/reduce.ts';
import { assertShape, type PerSample, type Shape, type Tensor } from '../tensor/tensor.ts';
import type { Definition } from './operator.ts';
import { watchPrior } from './watchPrior.ts';

const common = z.object({
  seed: param.integer({ title: 'Seed', summary: 'The same seed gives the same picture', min: 0, default: 0 }),
});

/** What is known of a solver before it runs. */
export interface SolverDefinition<
  P extends z.ZodObject = z.ZodObject,
  N extends Needs = Needs,
> extends Definition<P> {
  /** Author, year and algorithm or equation. */
  readonly paper: string;
  readonly needs: N;
  /** How many times a run evaluates the network. */
  evaluations(params: z.output<P>): number;
}

/** What the author of a solver writes. */
export interface SolverSpec<P extends z.ZodObject, N extends Needs> extends SolverDefinition<P, N> {
  solve(
    prior: NeededPrior<N>,
    measurement: NeededMeasurement<N>,
    options: With<z.output<P>, { readonly random: Random }>,
  ): Iteration;
}

/** What every solver takes beside its parameters. */
export interface RunOptions {
  /** @default 0 */
  readonly seed?: number;
  /** Where random numbers come from, in place of a seed. */
  readonly random?: Random;
  /** Ends the run with the error `aborted` as soon as it fires. */
  readonly signal?: AbortSignalLike;
}

/** Parameters and more. A schema without parameters allows no property at all, which must not hit the others. */
type With<Parameters, Others> = string extends keyof Parameters ? Others : Parameters & Others;

/** Solves an inverse problem: `redDiff(prior, measurement, { steps: 60, seed: 1 })`. */
export interface Solver<P extends z.ZodObject = z.ZodObject, N extends Needs = Needs> {
  (prior: NeededPrior<N>, measurement: NeededMeasurement<N>, options?: With<z.input<P>, RunOptions>): Solve;
  readonly definition: SolverDefinition<P, N>;
}

/**
 * Declares a solver. Around the bare algorithm this checks and completes the options, refuses a prior or a
 * measurement that it cannot work with, counts network evaluations, and makes the run cancellable.
 */
export function defineSolver<P extends z.ZodObject, const N extends Needs>(
  spec: SolverSpec<P, N>,
): Solver<P, N> {
  const { name, title, summary, paper, needs } = spec;
  const params = spec.params.safeExtend(common.shape).strict() as unknown as P;

  async function* solver(
    prior: NeededPrior<N>,
    measurement: NeededMeasurement<N>,
    { random, signal, ...input }: With<z.input<P>, RunOptions> = {} as With<z.input<P>, RunOptions>,
  ): Solve {
    const options = parseParameters(name, params, input);
    assertRunnable(spec, prior, measurement);
    const total = spec.evaluations(options);
    const evaluations = { done: 0 };
    const iteration = spec.solve(watchPrior(prior, { evaluations, signal }), measurement, {
      ...options,
      random: random ?? createRandom((options as { seed: number }).seed),
    });
    try {
      for (let i = 0; ; i++) {
        if (signal?.aborted) throw abortedError();
        const next = await iteration.next();
        if (next.done) return next.value;
        const { denoised } = next.value;
        const residual = (): Promise<PerSample> => residualNorm(measurement, denoised);
        yield { ...next.value, i, evaluations: { ...evaluations, total }, residual };
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
export async function residualNorm({ y, operator }: Measurement, x: Tensor): Promise<PerSample> {
  return norm(sub(y, await operator.apply(x)));
}

function assertRunnable(
  { name, needs }: { readonly name: string; readonly needs: Needs },
  prior: Prior,
  measurement: Measurement,
): void {
  const mismatch = explainMismatch(needs, { prior, measurement });
  if (mismatch) throw new TweedieError('missing-capability', `${name}: ${mismatch}`);
  const { y, operator } = measurement;
  const pictures = picturesOf(prior);
  if (!takesShape(pictures, operator.inputShape)) {
    const { channels, height, width, multiple } = pictures;
    const any = multiple === 1 ? 'any' : `${multiple}·n`;
    throw new TweedieError(
      'bad-shape',
      `${name}: ${prior.name} takes images of shape [${channels},${height ?? any},${width ?? any}], ` +
        `and ${operator.name} is for [${operator.inputShape}]`,
    );
  }
  assertShape(y, [y.shape[0] ?? 1, ...operator.outputShape], `${name}: the measurement of ${operator.name}`);
  if (!isFinite(y))
    throw new TweedieError('bad-value', `${name}: the measurement must be finite, got NaN or infinity`);
}

/** Whether a prior takes images of a shape `[C, H, W]`. */
export function takesShape({ channels, height, width, multiple }: PriorShape, inputShape: Shape): boolean {
  const [c, h, w] = inputShape as [number, number, number];
  const fits = (side: number, wanted: number | null): boolean =>
    wanted === null ? side % multiple === 0 : side === wanted;
  return inputShape.length === 3 && c === channels && fits(h, height) && fits(w, width);
}
