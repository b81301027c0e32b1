import { combine, dot, map, norm, type Tensor } from '@tweedie/core';
import { worst } from '../numbers/relativeError.ts';
import { check, type Check } from '../report.ts';
import { verdict } from './identity.ts';
import { plus, type Subject, testMeasurement, times } from './subject.ts';

const h = 1 / 16;

/**
 * Central differences at h and h/2, extrapolated, err by h⁴ = 1.5e-5 times the fifth derivative over 480, and by some
 * roundings of A(x) over h/2 = 1/32, or 1e-4 for an A of `roundings` 3.8e-6.
 */
const tolerance = 5e-4;

/** `⟨A(x + hu) − A(x − hu), v⟩/2h → ⟨u, vjp(x, v)⟩`, for x and x ± hu in (−1, 1). */
export async function checkDerivative(subject: Subject): Promise<Check> {
  const { operator, batch, random } = subject;
  const shape = [batch, ...operator.inputShape];
  const x = map(random.uniform(shape), (value) => 1.8 * value - 0.9);
  const u = map(random.uniform(shape), (value) => (value < 0.5 ? -1 : 1));
  const slope = async (step: number): Promise<Tensor> => {
    const ahead = await operator.apply(combine([1, x], [step, u]));
    const behind = await operator.apply(combine([1, x], [-step, u]));
    return combine([1 / (2 * step), ahead], [-1 / (2 * step), behind]);
  };
  const Ju = combine([4 / 3, await slope(h / 2)], [-1 / 3, await slope(h)]);
  const other = testMeasurement(subject);
  const v = combine([norm(Ju).map((length, n) => norm(other)[n]! / (length || 1)), Ju], [1, other]);
  const Jtv = await operator.vjp(x, v);
  const [left, right] = [dot(Ju, v), dot(u, Jtv)];
  const size = plus(times(norm(Ju), norm(v)), times(norm(u), norm(Jtv)));
  const error = worst(
    left.map((value, n) => Math.abs(value - right[n]!)),
    size,
  );
  return check('vjp', {
    error,
    tolerance,
    message: `⟨J·u, v⟩ = ⟨u, vjp(x, v)⟩ ${verdict(error, tolerance)}`,
  });
}
