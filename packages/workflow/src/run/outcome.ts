import type { PortKind, PortValues } from '@tweedie/core';

/** A value, and what it follows from. */
export interface Keyed<V> {
  /** Of data its hash; of an operator, a noise, a measurement or a prior what it was made by. */
  readonly key: string;
  readonly value: V;
}

/** What came out of one output of a node. */
export type Output = {
  [K in PortKind]: {
    readonly kind: K;
    readonly list: boolean;
    /** One, unless it is a list. */
    readonly items: readonly Keyed<PortValues[K]>[];
  };
}[PortKind];

/** All that came out of a node, by output. */
export type Outcome = ReadonlyMap<string, Output>;
