import type { PortKind, PortValues } from '@tweedie/core';
import { hash } from './hash.ts';

/** Kinds whose values are data, and can be told apart by it. */
const plain = {
  image: true,
  mask: true,
  samples: true,
  number: true,
  text: true,
  table: true,
  chart: true,
  operator: false,
  noise: false,
  measurement: false,
  prior: false,
} satisfies Record<PortKind, boolean>;

/** Whether the values of a kind are data: they can be hashed and written. Of others only their making is known. */
export function isPlain(kind: PortKind): boolean {
  return Object.hasOwn(plain, kind) && plain[kind];
}

const known = new WeakMap<object, Map<PortKind, string>>();

/**
 * The hash of a plain value: the same for the same data, whatever made it. Remembered for each object, as values
 * never change.
 */
export function valueKey(kind: PortKind, value: PortValues[PortKind]): string {
  if (typeof value !== 'object') return hash({ kind, value });
  const keys = known.get(value) ?? new Map<PortKind, string>();
  known.set(value, keys);
  const key = keys.get(kind) ?? hash({ kind, value });
  keys.set(kind, key);
  return key;
}
