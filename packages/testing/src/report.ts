import { TweedieError } from '@tweedie/core';

/** One thing that was checked, and how far it was from what it should be. */
export interface Check {
  readonly name: string;
  /** Relative unless the message says otherwise. */
  readonly error: number;
  readonly tolerance: number;
  readonly passed: boolean;
  /** What was found, as one sentence. */
  readonly message: string;
}

export interface Report {
  /** What was checked. */
  readonly name: string;
  readonly checks: readonly Check[];
  readonly passed: boolean;
}

/** Judges by `error ≤ tolerance`, so that NaN fails. */
export function check(name: string, facts: Omit<Check, 'name' | 'passed'>): Check {
  return { name, ...facts, passed: facts.error <= facts.tolerance };
}

export function report(name: string, checks: readonly Check[]): Report {
  return { name, checks, passed: checks.every(({ passed }) => passed) };
}

/** Throws `bad-value`, with one line for each check that failed. */
export function assertPassed({ name, checks }: Report): void {
  const failed = checks.filter(({ passed }) => !passed);
  if (failed.length === 0) return;
  const lines = failed.map((check) => `- ${check.name}: ${check.message}`);
  const count = `${failed.length} of ${checks.length} checks failed`;
  throw new TweedieError('bad-value', [`${name}: ${count}`, ...lines].join('\n'), { facts: { failed } });
}

/** A number in a sentence. */
export function show(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e6) return `${value}`;
  const size = Math.abs(value);
  return size >= 1e-3 && size < 1e6 ? `${Number(value.toPrecision(3))}` : value.toExponential(1);
}
