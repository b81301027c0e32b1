/** @file An ONNX network as plain data. What no derivative needs, such as documentation, is left out. */
import type { DataType } from './dataType.ts';

/** The length of an axis: known, a symbol that equal lengths share, or unknown. */
export type Dim = number | string | undefined;

/** What is known of a value. `dims` is `undefined` where not even the rank is known. */
export interface Value {
  readonly name: string;
  readonly type?: DataType | undefined;
  readonly dims?: readonly Dim[] | undefined;
}

/** A tensor in the file: weights, axes, shapes. */
export interface Constant {
  readonly type: DataType;
  readonly dims: readonly number[];
  /** Row-major, little-endian; of no length where the values are in another file. */
  readonly bytes: Uint8Array;
  /** Where the values are in another file: ONNX's keys `location`, `offset`, `length`, … */
  readonly external?: Readonly<Record<string, string>> | undefined;
}

export type Attribute =
  | { readonly kind: 'int'; readonly value: number }
  | { readonly kind: 'float'; readonly value: number }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'ints'; readonly value: readonly number[] }
  | { readonly kind: 'floats'; readonly value: readonly number[] }
  | { readonly kind: 'strings'; readonly value: readonly string[] }
  | { readonly kind: 'tensor'; readonly value: Constant }
  | { readonly kind: 'graph'; readonly value: Graph };

export interface Node {
  readonly op: string;
  /** '' for ONNX's own. */
  readonly domain: string;
  readonly name: string;
  /** '' stands for an input that is left out. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: Readonly<Record<string, Attribute>>;
}

/** Nodes are in an order in which each comes after what it needs. */
export interface Graph {
  readonly name: string;
  readonly inputs: readonly Value[];
  readonly outputs: readonly Value[];
  /** What the file tells of the values in between; it may tell nothing. */
  readonly values: readonly Value[];
  readonly constants: ReadonlyMap<string, Constant>;
  readonly nodes: readonly Node[];
}

export interface Model {
  readonly irVersion: number;
  /** The version of each set of operators, by domain; '' is ONNX's own. */
  readonly opsets: Readonly<Record<string, number>>;
  readonly graph: Graph;
}
