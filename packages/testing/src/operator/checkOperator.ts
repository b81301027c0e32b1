import { createRandom, isDecomposed, isLinear, type Operator } from '@tweedie/core';
import { assertPassed, type Check, report, type Report } from '../report.ts';
import { checkAdjoint, checkNormal } from './checkAdjoint.ts';
import { checkDerivative } from './checkDerivative.ts';
import { checkLinearity } from './checkLinearity.ts';
import { checkMethods } from './checkMethods.ts';
import { checkPseudoInverse } from './checkPseudoInverse.ts';
import { checkSvd } from './checkSvd.ts';
import { checkSystems } from './checkSystems.ts';
import { type Inverses, type LinearSubject, operatorNorm } from './subject.ts';

export interface CheckOperatorOptions {
  /** @default [0, 1, 2] */
  readonly seeds?: readonly number[];
  /** Samples of a batch. @default 2 */
  readonly batch?: number;
  /**
   * Whether `pseudoInverse`, `solve` and `prox` are exact or stop when an iteration has come close.
   * @default 'exact' for an operator with an SVD, 'iterative' for others
   */
  readonly inverses?: Inverses;
  /**
   * Whether `vjp` is held against finite differences: not for an operator with kinks or jumps, where they are another
   * thing than the derivative.
   * @default true
   */
  readonly smooth?: boolean;
}

/**
 * Checks all that an operator promises. Every operator: shapes, a batch that is exactly its samples, inputs left
 * alone, `vjp` against finite differences where A is smooth. A linear one: linearity, the adjoint, `normal`, `pseudoInverse`, `solve`,
 * `prox`, and the SVD where it has one. Reports the worst of all seeds, and leaves out what rests on a check that
 * failed: with a wrong adjoint, nothing about a proximal step means anything.
 */
export async function checkOperator(
  operator: Operator,
  {
    seeds = [0, 1, 2],
    batch = 2,
    inverses = isDecomposed(operator) ? 'exact' : 'iterative',
    smooth = true,
  }: CheckOperatorOptions = {},
): Promise<Report> {
  const checks: Check[] = [];
  for (const seed of seeds) {
    const random = createRandom(seed);
    const subject = { operator, batch, random };
    const methods = await checkMethods(subject);
    checks.push(...methods);
    if (methods.some(({ name, passed }) => !passed && (name === 'shapes' || name === 'finite'))) continue;
    if (smooth) checks.push(await checkDerivative(subject));
    if (!isLinear(operator)) continue;
    const linear = { ...subject, operator, norm: await operatorNorm(operator, random) };
    checks.push(...(await inOrder(stagesOf(linear, inverses))));
  }
  return report(operator.name, worstOfEach(checks));
}

/** Throws a sentence for everything that `checkOperator` finds wrong. */
export async function assertOperator(operator: Operator, options?: CheckOperatorOptions): Promise<void> {
  assertPassed(await checkOperator(operator, options));
}

type Stage = () => Promise<readonly Check[]>;

function stagesOf(subject: LinearSubject, inverses: Inverses): Stage[] {
  const { operator } = subject;
  return [
    () => checkLinearity(subject),
    () => checkAdjoint(subject),
    () => checkNormal(subject),
    async () => [
      ...(await checkPseudoInverse(subject, inverses)),
      ...(await checkSystems(subject, inverses)),
      ...(isDecomposed(operator) ? await checkSvd({ ...subject, operator }) : []),
    ],
  ];
}

/** Stops after a stage that failed. */
async function inOrder(stages: readonly Stage[]): Promise<Check[]> {
  const checks: Check[] = [];
  for (const stage of stages) {
    if (checks.some(({ passed }) => !passed)) break;
    checks.push(...(await stage()));
  }
  return checks;
}

function worstOfEach(checks: readonly Check[]): Check[] {
  const byName = new Map<string, Check>();
  for (const check of checks) {
    const seen = byName.get(check.name);
    if (!seen || (seen.passed && !(check.error <= seen.error))) byName.set(check.name, check);
  }
  return [...byName.values()];
}
