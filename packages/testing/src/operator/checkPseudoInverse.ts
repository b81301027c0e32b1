import { norm, sub, zeros } from '@tweedie/core';
import type { Check } from '../report.ts';
import { checkIdentity } from './identity.ts';
import {
  type Inverses,
  type LinearSubject,
  plus,
  roundings,
  testImage,
  testMeasurement,
  times,
} from './subject.ts';

/**
 * After k steps LSQR has `‖A·x̂ − A·x‖ ≤ ‖A‖·‖x‖/(2k + 1)` however badly A is conditioned (the polynomial of least
 * √λ·|p(λ)| with p(0) = 1 is a Chebyshev polynomial), and it stops after 100.
 */
const tolerances: Readonly<Record<Inverses, number>> = { exact: roundings, iterative: 1 / 201 };

/**
 * `A·A⁺·A = A`, and for an exact A⁺ `Aᵀ(A·A⁺y − y) = 0`: what is left of y is what no image explains. The scales
 * hold ‖A‖·‖A⁺y‖, because A⁺y is large where A is badly conditioned, and float32 rounds it in proportion.
 */
export async function checkPseudoInverse(subject: LinearSubject, inverses: Inverses): Promise<Check[]> {
  const { operator } = subject;
  const tolerance = tolerances[inverses];
  const x = testImage(subject);
  const Ax = await operator.apply(x);
  const back = await operator.pseudoInverse(Ax);
  const inverse = checkIdentity('pseudo-inverse', {
    sides: ['A·A⁺·A', 'A'],
    left: await operator.apply(back),
    right: Ax,
    scale: times(subject.norm, plus(norm(x), norm(back))),
    tolerance,
  });
  if (inverses === 'iterative') return [inverse];

  const y = testMeasurement(subject);
  const solution = await operator.pseudoInverse(y);
  const gradient = await operator.adjoint(sub(await operator.apply(solution), y));
  const leastSquares = checkIdentity('least squares', {
    sides: ['Aᵀ(A·A⁺y - y)', '0'],
    left: gradient,
    right: zeros(gradient.shape),
    scale: times(subject.norm, plus(norm(y), times(subject.norm, norm(solution)))),
    tolerance,
  });
  return [inverse, leastSquares];
}
