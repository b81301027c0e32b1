import type { Node } from './graph.ts';

/** The value of an attribute, or what ONNX takes where it is left out. */
export function intOf<T>(node: Node, name: string, otherwise: T): number | T {
  return read(node, name, 'int', otherwise);
}

export function floatOf<T>(node: Node, name: string, otherwise: T): number | T {
  return read(node, name, 'float', otherwise);
}

export function stringOf<T>(node: Node, name: string, otherwise: T): string | T {
  return read(node, name, 'string', otherwise);
}

export function intsOf<T>(node: Node, name: string, otherwise: T): readonly number[] | T {
  return read(node, name, 'ints', otherwise);
}

export function floatsOf<T>(node: Node, name: string, otherwise: T): readonly number[] | T {
  return read(node, name, 'floats', otherwise);
}

interface ValueOf {
  int: number;
  float: number;
  string: string;
  ints: readonly number[];
  floats: readonly number[];
}

function read<K extends keyof ValueOf, T>(node: Node, name: string, kind: K, otherwise: T): ValueOf[K] | T {
  const attribute = node.attributes[name];
  return attribute?.kind === kind ? (attribute.value as ValueOf[K]) : otherwise;
}
