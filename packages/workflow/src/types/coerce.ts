import { type PortKind, type PortValues, TweedieError } from '@tweedie/core';
import type { CoercionName } from './coercions.ts';

type Value = PortValues[PortKind];

/** A value as the input at the end of its edge takes it. */
export function coerce(name: CoercionName, value: Value): Value {
  if (name === 'number-text' && typeof value === 'number') return String(value);
  throw new TweedieError('bad-value', `There is no coercion ${name} yet`);
}
