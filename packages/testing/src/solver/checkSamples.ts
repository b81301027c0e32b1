import { assertShape, type Tensor, TweedieError } from '@tweedie/core';
import type { Oracle } from '../oracle/oracle.ts';
import { check, type Check, report, type Report, show } from '../report.ts';
import { sightings } from './sightings.ts';
import {
  type Bias,
  type Estimate,
  overallGain,
  type Statistic,
  type Statistics,
  statisticsOf,
} from './statistics.ts';

type PerGroup = number | readonly number[];

export interface Judgement {
  /**
   * What a method with a known bias does, in place of what a right sampler does: one number, or one for each group of
   * the oracle. See `Statistics` for what they are. Without `coverage`, it is what the others give.
   * @default { gain: 1, mean: 0, variance: 1 }
   */
  readonly expected?: Partial<Readonly<Record<Statistic, PerGroup>>>;
  /** How far each may be off on top of what chance allows. @default 0 */
  readonly slack?: Partial<Readonly<Record<Statistic, number>>>;
}

export interface CheckSamplesOptions extends Judgement {
  readonly oracle: Oracle;
  /** What the samples were drawn for: one y for all of them, or one for each. */
  readonly y: Tensor;
  readonly name?: string;
}

/** The statistics of one group of the oracle. */
export interface GroupStatistics extends Statistics {
  readonly group: string;
  /** How many numbers they are taken from. */
  readonly count: number;
}

export interface SamplesReport extends Report {
  readonly statistics: readonly GroupStatistics[];
}

/** A right sampler fails one in two million checks of a normally distributed number. */
const standardErrors = 5;
/** What the float32 arithmetic of a run may add up to. */
const arithmetic = 1e-4;
const kinds: readonly Statistic[] = ['gain', 'mean', 'variance', 'coverage'];

/**
 * Holds samples `[N, C, H, W]` against the exact posterior: do they follow y, and are their mean, their variance and
 * their share in the 90 % interval right? Each may be off by five standard errors of its Monte-Carlo estimate.
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
  const groups = oracle.groups.map((group, g) => [sightings(group, subject), bias[g]!] as const);
  const statistics = groups.map(([seen, expected], g) => ({
    group: oracle.groups[g]!.name,
    count: seen.length,
    ...statisticsOf(seen, expected),
  }));
  const checks = kinds.map((kind) => worstGroup(kind, statistics, slack[kind] ?? 0));
  return { ...report(name, [followsCheck(overallGain(groups)), ...checks]), statistics };
}

/** A solver that ignores y has a slope of 0, and neither slack nor an expected slope of 0 helps it. */
function followsCheck({ value, expected, standardError }: Estimate): Check {
  if (standardError === Infinity) {
    return check('follows y', { error: 0, tolerance: 0, message: 'y says nothing about x' });
  }
  const aim = expected > 0 ? expected : 1;
  const error = Math.max(0, 1 - value / aim);
  const tolerance = 0.75 + (expected > 0 ? (standardErrors * standardError) / aim : 0);
  const follow = error <= tolerance ? 'follow' : 'ignore';
  const slope = `their slope on the exact posterior mean is ${show(value)}, expected ${show(expected)}`;
  return check('follows y', { error, tolerance, message: `the samples ${follow} y: ${slope}` });
}

const sentences: Readonly<Record<Statistic, (value: string) => string>> = {
  gain: (value) => `the slope of the samples on the exact posterior mean is ${value}`,
  mean: (value) => `the mean of the samples is off by ${value} posterior standard deviations`,
  variance: (value) => `the variance of the samples is ${value} times the exact one`,
  coverage: (value) => `the share of samples in the exact 90 % interval is ${value}`,
};

function worstGroup(kind: Statistic, statistics: readonly GroupStatistics[], slack: number): Check {
  const checks = statistics.map(({ group, count, [kind]: { value, expected, standardError } }) => {
    const oneSample = kind === 'coverage' ? 1 / count : 0;
    const tolerance = slack + standardErrors * standardError + arithmetic + oneSample;
    const message = `${sentences[kind](show(value))} in ${group}, expected ${show(expected)} ± ${show(tolerance)}`;
    return check(kind, { error: Math.abs(value - expected), tolerance, message });
  });
  return checks.reduce((worst, next) => (severity(next) > severity(worst) ? next : worst));
}

function severity({ error, tolerance }: Check): number {
  const ratio = error / tolerance;
  return Number.isNaN(ratio) ? Infinity : ratio;
}

function biasOf({ expected = {}, oracle: { groups } }: CheckSamplesOptions): Bias[] {
  const { gain = 1, mean = 0, variance = 1, coverage } = expected;
  const of = (values: PerGroup, g: number): number => (typeof values === 'number' ? values : values[g]!);
  for (const [kind, values] of Object.entries(expected)) {
    if (typeof values === 'number' || values.length === groups.length) continue;
    const counts = `${groups.length} numbers, one for each group, got ${values.length}`;
    throw new TweedieError('bad-value', `expected.${kind}: needs ${counts}`);
  }
  return groups.map((_, g) => ({
    gain: of(gain, g),
    mean: of(mean, g),
    variance: of(variance, g),
    coverage: coverage === undefined ? undefined : of(coverage, g),
  }));
}
