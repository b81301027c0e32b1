import { norm, sub, zeros } from '@tweedie/core';
import type { Check } from '../report.ts';
import { checkIdentity } from './identity.ts';
import { type LinearSubject, plus, testImage, testMeasurement, times } from './subject.ts';

/**
 * `A·A⁺·A = A`, and `Aᵀ(A·A⁺y − y) = 0`: what A⁺ leaves of y is what no image explains. Both are relative to
 * ‖A‖·‖A⁺·…‖ as well, because A⁺ of a badly conditioned A is large and float32 rounds it in proportion.
 */
export async function checkPseudoInverse(subject: LinearSubject, tolerance: number): Promise<Check[]> {
  const { operator } = subject;
  const Ax = await operator.apply(testImage(subject));
  const back = await operator.pseudoInverse(Ax);
  const y = testMeasurement(subject);
  const solution = await operator.pseudoInverse(y);
  const leftOver = sub(await operator.apply(solution), y);
  const gradient = await operator.adjoint(leftOver);
  return [
    checkIdentity('pseudo-inverse', {
      sides: ['A·A⁺·A', 'A'],
      left: await operator.apply(back),
      right: Ax,
      scale: plus(norm(Ax), times(subject.norm, norm(back))),
      tolerance,
    }),
    checkIdentity('least squares', {
      sides: ['Aᵀ(A·A⁺y - y)', '0'],
      left: gradient,
      right: zeros(gradient.shape),
      scale: times(subject.norm, plus(norm(y), times(subject.norm, norm(solution)))),
      tolerance,
    }),
  ];
}
