import { isOfKind } from '../isOfKind.ts';
import { isPlain } from '../keys/valueKey.ts';
import type { Outcome, Output } from '../outcome.ts';

/** Whether something that came from outside is what a node gave, and all of it data. */
export function isPlainOutcome(value: unknown): value is Outcome {
  return (
    value instanceof Map && [...value].every(([name, output]) => typeof name === 'string' && isOutput(output))
  );
}

function isOutput(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, list, items } = value as Partial<Output>;
  if (kind === undefined || !isPlain(kind) || !Array.isArray(items)) return false;
  return (list === true || items.length === 1) && items.every((item: unknown) => isKeyed(kind, item));
}

function isKeyed(kind: Output['kind'], item: unknown): boolean {
  if (typeof item !== 'object' || item === null || !('key' in item) || !('value' in item)) return false;
  return typeof item.key === 'string' && isOfKind(kind, item.value);
}
