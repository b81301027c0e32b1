/** @file Attributes of nodes to be made. */
import type { Attribute } from '../ir/graph.ts';

export function int(value: number): Attribute {
  return { kind: 'int', value };
}

export function ints(value: readonly number[]): Attribute {
  return { kind: 'ints', value };
}

export function float(value: number): Attribute {
  return { kind: 'float', value };
}

export function floats(value: readonly number[]): Attribute {
  return { kind: 'floats', value };
}

export function string(value: string): Attribute {
  return { kind: 'string', value };
}
