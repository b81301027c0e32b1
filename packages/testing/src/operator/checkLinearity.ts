import { add, norm, scale } from '@tweedie/core';
import type { Check } from '../report.ts';
import { checkIdentity } from './identity.ts';
import { type LinearSubject, plus, roundings, testImage, times } from './subject.ts';

/** `A(x + x′) = Ax + Ax′` and `A(−3x) = −3·Ax`. */
export async function checkLinearity(subject: LinearSubject): Promise<Check[]> {
  const { operator } = subject;
  const [x, other] = [testImage(subject), testImage(subject)];
  const [Ax, Aother] = [await operator.apply(x), await operator.apply(other)];
  const size = times(subject.norm, plus(norm(x), norm(other)));
  return [
    checkIdentity('additivity', {
      sides: ["A(x + x')", "Ax + Ax'"],
      left: await operator.apply(add(x, other)),
      right: add(Ax, Aother),
      scale: size,
      tolerance: roundings,
    }),
    checkIdentity('homogeneity', {
      sides: ['A(-3x)', '-3·Ax'],
      left: await operator.apply(scale(-3, x)),
      right: scale(-3, Ax),
      scale: times(3, size),
      tolerance: roundings,
    }),
  ];
}
