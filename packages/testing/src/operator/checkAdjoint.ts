import { combine, dot, norm, type PerSample } from '@tweedie/core';
import { worst } from '../numbers/relativeError.ts';
import { check, type Check, show } from '../report.ts';
import { checkIdentity, verdict } from './identity.ts';
import { type LinearSubject, plus, roundings, testImage, testMeasurement, times } from './subject.ts';

/**
 * `⟨Ax, y⟩ = ⟨x, Aᵀy⟩`, relative to `‖Ax‖·‖y‖ + ‖x‖·‖Aᵀy‖`. Half of y is Ax, so that the products are of the size of
 * the norms: two random directions would be almost orthogonal and hide a wrong factor.
 */
export async function checkAdjoint(subject: LinearSubject): Promise<Check[]> {
  const trials = [await trial(subject), await trial(subject)];
  const error = worst(
    trials.map((trial) => trial.error),
    [1, 1],
  );
  const factor = error <= roundings ? undefined : commonFactor(trials);
  const message = factor === undefined ? `⟨Ax, y⟩ = ⟨x, Aᵀy⟩ ${verdict(error, roundings)}` : offBy(factor);
  return [check('adjoint', { error, tolerance: roundings, message })];
}

/** `normal = AᵀA` */
export async function checkNormal(subject: LinearSubject): Promise<Check[]> {
  const { operator } = subject;
  const x = testImage(subject);
  const identity = checkIdentity('normal', {
    sides: ['normal', 'AᵀA'],
    left: await operator.normal(x),
    right: await operator.adjoint(await operator.apply(x)),
    scale: times(subject.norm ** 2, norm(x)),
    tolerance: roundings,
  });
  return [identity];
}

interface Trial {
  readonly error: number;
  /** `⟨x, Aᵀy⟩ / ⟨Ax, y⟩`, and how far rounding can move it. */
  readonly factor: PerSample;
  readonly uncertainty: PerSample;
}

async function trial(subject: LinearSubject): Promise<Trial> {
  const { operator } = subject;
  const x = testImage(subject);
  const Ax = await operator.apply(x);
  const other = testMeasurement(subject);
  const share = norm(other).map((length, n) => length / (norm(Ax)[n]! || 1));
  const y = combine([share, Ax], [1, other]);
  const Aty = await operator.adjoint(y);
  const [left, right] = [dot(Ax, y), dot(x, Aty)];
  const size = plus(times(norm(Ax), norm(y)), times(norm(x), norm(Aty)));
  return {
    error: worst(
      left.map((value, n) => Math.abs(value - right[n]!)),
      size,
    ),
    factor: right.map((value, n) => value / left[n]!),
    uncertainty: size.map((value, n) => (2 * roundings * value) / Math.abs(left[n]!)),
  };
}

/** The factor by which the adjoint is off, if it is clearly off by one and the same in every trial. */
function commonFactor(trials: readonly Trial[]): number | undefined {
  const factors = trials.flatMap(({ factor }) => factor);
  const first = factors[0]!;
  const uncertainty = Math.max(...trials.flatMap((trial) => trial.uncertainty));
  const isCommon = factors.every((factor) => Math.abs(factor - first) <= uncertainty);
  return isCommon && first !== 0 && Math.abs(first - 1) > 10 * uncertainty ? first : undefined;
}

function offBy(factor: number): string {
  return `adjoint is ${show(factor)} times Aᵀ; multiply it by ${show(1 / factor)}`;
}
