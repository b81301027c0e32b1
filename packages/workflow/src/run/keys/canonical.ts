import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { TweedieError } from '@tweedie/core';

/** Deeper than any parameter or value is, and far less than a stack holds. */
const deepest = 100;

/**
 * One text for each value: fields in the order of their names, numbers exactly (−0 and NaN too), arrays of floats by
 * the hash of their bytes. A field that is `undefined` counts as one that is not there. Throws `bad-value` for what
 * is not data, such as a function.
 */
export function canonical(value: unknown, depth = 0): string {
  if (depth > deepest) throw new TweedieError('bad-value', `A value is nested more than ${deepest} deep`);
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
  if (typeof value === 'boolean' || value === null || value === undefined) return String(value);
  if (value instanceof Float32Array) return `float32(${hashOf(value)})`;
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item, depth + 1)).join()}]`;
  if (isRecord(value)) {
    const fields = Object.keys(value).filter((name) => value[name] !== undefined);
    fields.sort();
    return `{${fields.map((name) => `${JSON.stringify(name)}:${canonical(value[name], depth + 1)}`).join()}}`;
  }
  throw new TweedieError('bad-value', `A value that is data is needed, got ${nameOf(value)}`);
}

function hashOf({ buffer, byteOffset, byteLength }: Float32Array): string {
  return bytesToHex(sha256(new Uint8Array(buffer, byteOffset, byteLength)));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function nameOf(value: unknown): string {
  return typeof value === 'object' ? 'an object of a class' : `a ${typeof value}`;
}
