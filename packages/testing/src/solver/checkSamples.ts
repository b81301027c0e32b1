import { assertShape, type Tensor, TweedieError } from '@tweedie/core';
import type { Oracle } from '../oracle/oracle.ts';
import { check, type Check, report, type Report, show } from '../report.ts';
import { type Bias, type Estimate, overallGain, type Statistics, statisticsOf } from './statistics.ts';

type PerGroup = number | readonly number[];

export interface Judgement {
  /**
   * What a method with a known bias does, in place of what a right sampler does: one number, or one for each group of
   * the oracle.
   */
  readonly expected?: {
    /** The slope of the samples on the exact posterior mean. @default 1 */
    readonly gain?: PerGroup;
    /** Their variance over the exact one. @default 1 */
    readonly variance?: PerGroup;
    /** Their share in the exact 90 % interval. @default what gain and variance give */
    readonly coverage?: PerGroup;
  };
  /** How far each may be off on top of what chance allows; `mean` in posterior standard deviations. @default 0 */
  readonly slack?: Partial<Record<Statistic, number>>;
}

export interface CheckSamplesOptions extends Judgement {
  readonly oracle: Oracle;
  /** What the samples were drawn for: one y for all of them, or one for each. */
  readonly y: Tensor;
  readonly name?: string;
}

export interface SamplesReport extends Report {
  /** One for each group of the oracle. */
  readonly statistics: readonly Statistics[];
}

type Statistic = 'gain' | 'mean' | 'variance' | 'coverage';

/** A right sampler fails one in two million checks of a normally distributed number. */
const standardErrors = 5;
/** What float32 arithmetic may add up to in a run. */
const arithmetic = 1e-4;

/**
 * Holds samples `[N, C, H, W]` against the exact posterior: do they follow y, and are their mean, their variance and
 * their share in the 90 % interval right? Each is allowed five standard errors of its Monte-Carlo estimate.
 */
export function checkSamples(samples: Tensor, options: CheckSamplesOptions): SamplesReport {
  const { oracle, y, slack = {}, name = `samples of the ${oracle.name}` } = options;
  assertShape(samples, [samples.shape[0]!, ...oracle.operator.inputShape], name);
  if (y.shape[0] !== 1 && y.shape[0] !== samples.shape[0]) {
    const counts = `${samples.shape[0]} samples and ${y.shape[0]} measurements`;
    throw new TweedieError(
      'bad-shape',
      `${name}: needs one measurement, or one for each sample, got ${counts}`,
    );
  }
  const subject = { samples, oracle, posteriors: oracle.posterior(y) };
  const bias = biasOf(options);
  const statistics = oracle.groups.map((group, g) => statisticsOf(subject, group, bias[g]!));
  const checks = [
    followsCheck(overallGain(subject, bias)),
    ...kinds.map((kind) => worstGroup(kind, statistics, slack[kind] ?? 0)),
  ];
  return { ...report(name, checks), statistics };
}

const kinds: readonly Statistic[] = ['gain', 'mean', 'variance', 'coverage'];

const sentences: Readonly<Record<Statistic, (value: string) => string>> = {
  gain: (value) => `the slope of the samples on the exact posterior mean is ${value}`,
  mean: (value) => `the mean of the samples is off by ${value} posterior standard deviations`,
  variance: (value) => `the variance of the samples is ${value} times the exact one`,
  coverage: (value) => `the share of samples in the exact 90 % interval is ${value}`,
};

/** No slack helps a solver that ignores y. */
function followsCheck({ value, expected, standardError }: Estimate): Check {
  const error = Math.max(0, 1 - value / expected);
  const tolerance = 0.75 + (standardErrors * standardError) / Math.abs(expected);
  const message =
    error <= tolerance
      ? `the samples follow y: their slope on the exact posterior mean is ${show(value)}`
      : `the samples ignore y: their slope on the exact posterior mean is ${show(value)}, expected ${show(expected)}`;
  return check('follows y', { error, tolerance, message });
}

function worstGroup(kind: Statistic, statistics: readonly Statistics[], slack: number): Check {
  const checks = statistics.map(({ group, count, [kind]: estimate }) => {
    const { value, expected, standardError } = estimate;
    const error = Math.abs(value - expected);
    const tolerance =
      slack + standardErrors * standardError + arithmetic + (kind === 'coverage' ? 1 / count : 0);
    const expectation = `expected ${show(expected)} ± ${show(tolerance)}`;
    return check(kind, {
      error,
      tolerance,
      message: `${sentences[kind](show(value))} in ${group}, ${expectation}`,
    });
  });
  return checks.reduce((worst, next) => (severity(next) > severity(worst) ? next : worst));
}

function severity({ error, tolerance }: Check): number {
  const ratio = error / tolerance;
  return Number.isNaN(ratio) ? Infinity : ratio;
}

function biasOf({ expected = {}, oracle: { groups } }: CheckSamplesOptions): Bias[] {
  const { gain = 1, variance = 1, coverage } = expected;
  const of = (values: PerGroup, g: number): number => {
    if (typeof values === 'number') return values;
    if (values.length === groups.length) return values[g]!;
    throw new TweedieError('bad-value', `expected: needs ${groups.length} numbers, got ${values.length}`);
  };
  return groups.map((_, g) => ({
    gain: of(gain, g),
    variance: of(variance, g),
    coverage: coverage === undefined ? undefined : of(coverage, g),
  }));
}
