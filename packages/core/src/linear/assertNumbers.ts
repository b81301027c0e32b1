import { TweedieError } from '../errors.ts';
import type { PerSample } from '../tensor/tensor.ts';

/** Throws `bad-value` where a norm or a product within a solver is NaN or infinite. */
export function assertNumbers(place: string, values: PerSample): void {
  const n = values.findIndex((value) => !Number.isFinite(value));
  if (n < 0) return;
  throw new TweedieError('bad-value', `${place}: values must be finite, got ${values[n]} for sample ${n}`);
}
