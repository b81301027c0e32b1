import type { Tensor, ErrorCode } from '@tweedie/core';

/** An error as data. */
export interface ErrorReport {
  readonly code: ErrorCode | 'unexpected';
  readonly message: string;
  readonly remedy?: string;
}

/** Which of the items of a list, where a node runs once for each. */
export interface Item {
  readonly index: number;
  /** How many there are, where that is known. */
  readonly count?: number;
}

/** What happens in a run. `seq` counts from 0 within a run and never skips; `at` is in milliseconds from its start. */
export type RunEvent = Happening & { readonly runId: string; readonly seq: number; readonly at: number };

export type Happening =
  | { readonly type: 'run.started'; readonly nodes: readonly string[]; readonly evaluations: number }
  /** Network evaluations in all, and the seconds that are left. */
  | {
      readonly type: 'run.progress';
      readonly done: number;
      readonly total: number;
      readonly secondsLeft?: number;
    }
  | { readonly type: 'run.finished'; readonly seconds: number }
  /** Some node failed, and what does not hang on it has run. */
  | { readonly type: 'run.failed'; readonly seconds: number; readonly error: ErrorReport }
  | { readonly type: 'run.cancelled'; readonly seconds: number }
  | { readonly type: 'node.started'; readonly node: string; readonly item?: Item }
  | {
      readonly type: 'node.progress';
      readonly node: string;
      readonly done: number;
      readonly total: number;
      readonly item?: Item;
    }
  /** An estimate `[N, C, H, W]` of what will come out of a port. */
  | {
      readonly type: 'node.preview';
      readonly node: string;
      readonly port: string;
      readonly estimate: Tensor;
      readonly item?: Item;
    }
  | {
      readonly type: 'node.metric';
      readonly node: string;
      readonly name: string;
      readonly step: number;
      readonly value: number;
      readonly item?: Item;
    }
  /** It stored a picture or a text among the results, and the host says where. */
  | { readonly type: 'node.stored'; readonly node: string; readonly file: string; readonly item?: Item }
  /** `key` says what the outputs follow from; `cached` that nothing had to run. */
  | {
      readonly type: 'node.finished';
      readonly node: string;
      readonly key: string;
      readonly cached: boolean;
      readonly seconds: number;
    }
  | { readonly type: 'node.failed'; readonly node: string; readonly error: ErrorReport; readonly item?: Item }
  /** It did not run since a node before it failed, or the run was cancelled. */
  | { readonly type: 'node.skipped'; readonly node: string; readonly because: string };
