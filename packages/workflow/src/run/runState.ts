import type { Tensor } from '@tweedie/core';
import type { ErrorReport, Item } from './events.ts';

/** Something that is known, and the number of the event that told it. */
export type Told<T> = T & { readonly seq: number };

/** A run so far: plain data, and tensors. */
export interface RunState {
  readonly runId: string;
  /** The last event that is in it. Whoever joins late takes the state, then the events after this one. */
  readonly seq: number;
  /** The event with which it began, the last time that it did; −1 where that was missed. */
  readonly began: number;
  readonly status: Told<
    | { readonly is: 'running' }
    | { readonly is: 'finished' | 'cancelled'; readonly seconds: number }
    | { readonly is: 'failed'; readonly seconds: number; readonly error: ErrorReport }
  >;
  /** Network evaluations in all, and the seconds that are left. */
  readonly progress: Told<{ readonly done: number; readonly total: number; readonly secondsLeft?: number }>;
  readonly nodes: Readonly<Record<string, NodeState>>;
}

export interface NodeState {
  readonly status: Told<
    | { readonly is: 'waiting' }
    | { readonly is: 'running'; readonly item?: Item }
    | { readonly is: 'finished'; readonly key: string; readonly cached: boolean; readonly seconds: number }
    | { readonly is: 'failed'; readonly error: ErrorReport; readonly item?: Item }
    | { readonly is: 'skipped'; readonly because: string }
  >;
  readonly progress?: Told<{ readonly done: number; readonly total: number; readonly item?: Item }>;
  /** The newest estimate for each port. It stays when the node is over: of a cancelled run it is what is left. */
  readonly previews: Readonly<Record<string, Told<{ readonly estimate: Tensor; readonly item?: Item }>>>;
  /** The points of each curve, in the order in which they came. */
  readonly metrics: Readonly<Record<string, readonly Told<MetricPoint>[]>>;
}

export interface MetricPoint {
  readonly step: number;
  readonly value: number;
  readonly item?: Item;
}
