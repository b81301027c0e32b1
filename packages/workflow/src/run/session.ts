import type { AbortSignalLike, Host } from '@tweedie/core';
import type { Cache } from './cache/cache.ts';
import { createSlots, type Slots } from './createSlots.ts';
import { createWork, type Work } from './createWork.ts';
import type { ErrorReport, Happening } from './events.ts';
import type { Flows } from './flow.ts';
import type { Outcome } from './outcome.ts';

export interface SessionOptions {
  readonly host: Host;
  readonly cache?: Cache | undefined;
  readonly turn?: (() => Promise<void>) | undefined;
  readonly signal: AbortSignalLike;
  /** How many nodes run at once. */
  readonly concurrency: number;
  /** Milliseconds. */
  readonly now: () => number;
  readonly emit: (happening: Happening) => void;
  /** Where the outputs of targets go. */
  readonly results: Map<string, Outcome>;
}

/** What the steps of one run share. */
export interface Session extends SessionOptions {
  readonly slots: Slots;
  readonly work: Work;
  /** Says how many network evaluations are done, where that has changed. */
  readonly tellProgress: () => void;
  /** What comes out of the steps that others still wait for. */
  readonly flows: Map<string, Promise<Flows>>;
  /** Ends the steps that were put off until somebody needs them. */
  readonly putOff: (() => void)[];
  /** What went wrong, in the order in which it did. */
  readonly failures: ErrorReport[];
  /** Some step did not come to its end, as the run was cancelled. */
  cancelled: boolean;
}

export function createSession(options: SessionOptions): Session {
  const work = createWork(options.now);
  let told = { done: 0, total: 0 };
  return {
    ...options,
    slots: createSlots(options.concurrency),
    work,
    tellProgress() {
      const progress = work.progress();
      if (progress.done === told.done && progress.total === told.total) return;
      told = progress;
      options.emit({ type: 'run.progress', ...progress });
    },
    flows: new Map(),
    putOff: [],
    failures: [],
    cancelled: false,
  };
}
