import type { PortFacts, PortKind } from '@tweedie/core';

/** What a node found outside of the document, such as a file. */
export interface Looked {
  /** Changes whenever that does. */
  readonly key: string;
  /** What is known of its outputs. */
  readonly facts?: Readonly<Record<string, PortFacts[PortKind]>>;
  /** How many items its list outputs have. */
  readonly lengths?: Readonly<Record<string, number>>;
}
