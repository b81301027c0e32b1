import { repeat, type Tensor } from '@tweedie/core';
import { expect } from 'vitest';
import type { Law } from './affine.ts';
import type { Coefficient } from './recursions.ts';
import { posterior, type Setting, variance } from './setting.ts';

/** Two-sided: passes by chance alone in all but 7 of a million. */
const limit = 4.5;
/** 39 draws split the line into 40 equally likely parts; the middle 36 hold 90 % of the posterior. */
export const chains = 39;
const trim = 2;
/** Float32 images, a few dozen steps. */
const rounding = 2e-5;

/** The same measurement for each chain. */
export function forChains({ measurement }: Setting): Setting['measurement'] {
  return { ...measurement, y: repeat(measurement.y, chains) };
}

/**
 * Holds `chains` results against the law that is expected of each row of coefficients: the mean (its slope in
 * y and its offset), the variance, and how often the middle 90 % of the chains hold the truth.
 */
export function expectLaw(result: Tensor, setting: Setting, lawOf: (coefficient: Coefficient) => Law): void {
  const { s, sigmaY, means, width, measurement, truth } = setting;
  const rows = s.length;
  const { operator } = measurement;
  const x = operator.coefficients(result).data;
  const x0 = operator.coefficients(truth).data;
  const uty = (operator.svd.ut(measurement.y) as Tensor).data;
  for (const [row, sValue] of s.entries()) {
    const law = lawOf({ s: sValue, m: means[row]!, sigmaY });
    const exact = posterior({ s: sValue, m: means[row]!, sigmaY });
    const draws = Array.from({ length: width }, (_, k) =>
      Array.from({ length: chains }, (_, n) => x[(n * rows + row) * width + k]!),
    );
    const seen = Array.from({ length: width }, (_, k) => uty[row * width + k] ?? 0);
    const bias = draws.map((values, k) => average(values) - law.gain * seen[k]! - law.offset);
    const place = `row ${row} (s = ${sValue})`;
    const error = Math.sqrt(law.variance / chains) + rounding;
    expectScore(total(bias) / (error * Math.sqrt(width)), `${place}: offset`);
    const slope = total(bias.map((value, k) => value * seen[k]!));
    expectScore(slope / (error * Math.hypot(...seen, 1e-9)), `${place}: gain`);
    if (law.variance < rounding) {
      for (const values of draws) expect(Math.max(...values) - Math.min(...values), place).toBeLessThan(0.05);
      continue;
    }
    const spread = average(draws.map(sampleVariance)) / law.variance - 1;
    expectScore(spread / Math.sqrt(2 / (width * (chains - 1))), `${place}: variance`);
    const inside = draws.filter((values, k) => holds(values, x0[row * width + k]!)).length / width;
    const wanted = expectedCoverage({ law, exact, s: sValue, m: means[row]!, sigmaY });
    const deviation = Math.sqrt(Math.max(wanted * (1 - wanted), 1 / width) / width);
    expectScore((inside - wanted) / deviation, `${place}: coverage ${inside} for ${wanted}`);
  }
}

function expectScore(z: number, place: string): void {
  expect(Math.abs(z), place).toBeLessThan(limit);
}

function holds(values: readonly number[], truth: number): boolean {
  const below = values.filter((value) => value < truth).length;
  return below >= trim && below <= chains - trim;
}

/**
 * How often the truth lies between the 2nd and the 38th of 39 draws from N(gain·y + offset, variance), when
 * the truth is a draw from the exact posterior and y is drawn too.
 */
function expectedCoverage(given: { law: Law; exact: Law; s: number; m: number; sigmaY: number }): number {
  const { law, exact, s, m, sigmaY } = given;
  const unit = Math.sqrt(law.variance);
  const shift = exact.offset - law.offset + (exact.gain - law.gain) * s * m;
  const spread = Math.sqrt(exact.variance + (exact.gain - law.gain) ** 2 * (s ** 2 * variance + sigmaY ** 2));
  let sum = 0;
  let weight = 0;
  for (let k = -800; k <= 800; k++) {
    const t = k / 100;
    const density = Math.exp((-t * t) / 2);
    sum += density * insideProbability(normalCdf((shift + spread * t) / unit));
    weight += density;
  }
  return sum / weight;
}

/** That between 2 and 37 of 39 draws lie below a point with `p` of the distribution below it. */
function insideProbability(p: number): number {
  let term = (1 - p) ** chains;
  let sum = 0;
  for (let k = 0; k <= chains - trim; k++) {
    if (k >= trim) sum += term;
    term *= ((chains - k) / (k + 1)) * (p / (1 - p));
  }
  return p < 1 - 1e-12 && p > 1e-12 ? sum : 0;
}

/** Abramowitz and Stegun 7.1.26: within 2e-7. */
function normalCdf(z: number): number {
  const t = 1 / (1 + 0.3275911 * (Math.abs(z) / Math.SQRT2));
  const poly =
    t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const erf = 1 - poly * Math.exp((-z * z) / 2);
  return (1 + Math.sign(z) * erf) / 2;
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function average(values: readonly number[]): number {
  return total(values) / values.length;
}

function sampleVariance(values: readonly number[]): number {
  const middle = average(values);
  return total(values.map((value) => (value - middle) ** 2)) / (values.length - 1);
}
