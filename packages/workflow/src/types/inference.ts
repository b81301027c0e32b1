import type { PortFacts, PortKind } from '@tweedie/core';
import type { FlatEdge } from '../document/flatGraph.ts';
import type { Problem } from '../document/problem.ts';
import type { CoercionName } from './coercions.ts';

/** The items of a list; `undefined` in the place of one that is not known. */
export type Items = readonly (number | string | undefined)[];

/** What is known of the value at an output before a run. */
export interface OutputFacts {
  readonly kind: PortKind;
  readonly facts: PortFacts[PortKind];
  /**
   * Of a list: the node that it began at. Lists that began at one node go together, item by item; others do not.
   * `undefined` for a single value.
   */
  readonly list?: { readonly lineage: string; readonly length?: number };
  /** Of a list that begins here, what is known of its items. */
  readonly items?: Items;
}

/** An edge that holds, and what happens to a value on its way. */
export interface TypedEdge extends FlatEdge {
  readonly coercion?: CoercionName;
  /** The node runs once for each item of this value. */
  readonly mapped: boolean;
}

/** What follows from a flat graph alone. */
export interface Inference {
  /** By node, then by output. */
  readonly outputs: ReadonlyMap<string, Readonly<Record<string, OutputFacts>>>;
  /** The edges that hold, by the node that they lead to. */
  readonly edges: ReadonlyMap<string, readonly TypedEdge[]>;
  /** Completed parameters of nodes that have no problem with them; parameters that edges bring are left at their defaults. */
  readonly params: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  /** Nodes in an order in which each comes after what it needs; those in a cycle are left out. */
  readonly order: readonly string[];
  readonly problems: readonly Problem[];
}
