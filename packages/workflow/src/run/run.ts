import { type AbortSignalLike, type Host, TweedieError } from '@tweedie/core';
import type { Plan } from '../plan/plan.ts';
import type { Cache } from './cache/cache.ts';
import { createAbort } from './createAbort.ts';
import { createQueue } from './createQueue.ts';
import { createThrottle } from './createThrottle.ts';
import type { Happening, RunEvent } from './events.ts';
import { execute } from './execute.ts';
import type { Outcome } from './outcome.ts';
import { createSession } from './session.ts';

export interface RunPlanOptions {
  readonly host: Host;
  /** What nodes gave in this run and in earlier ones. @default nothing is kept */
  readonly cache?: Cache;
  /** Cancels the run as soon as it fires. A solver hears of it within a step. */
  readonly signal?: AbortSignalLike;
  /** How many nodes run at once. @default 2 */
  readonly concurrency?: number;
  /**
   * The keys under which nodes finished last. A pinned node gives what is cached under its own, whatever has changed
   * before it, and what only leads to it does not run. @default none
   */
  readonly lastKeys?: ReadonlyMap<string, string>;
  /** Waited for before a node runs, so that a host with one thread can hear what it is told meanwhile. */
  readonly turn?: () => Promise<void>;
  /** The time in milliseconds. @default Date.now */
  readonly now?: () => number;
  /** @default a random word */
  readonly runId?: string;
}

/** A run on its way. It begins when its first event is asked for, and leaving the loop cancels it. */
export interface Run extends AsyncGenerator<RunEvent, void, void> {
  readonly runId: string;
  /** What came out of a target, once that has finished. */
  outputs(node: string): Outcome | undefined;
}

/** The least time between two events of one kind about one node. */
const milliseconds = 50;

/**
 * Runs a plan. What the cache knows does not run again. A node that fails takes along what hangs on it, and the rest
 * goes on; of a node that runs once for each item, the items that worked are cached. Progress, previews and metrics
 * of a node come at most every 50 ms, each the newest. `follow` makes the state of the run from the events. Throws
 * `bad-parameter` unless `concurrency` is a whole number from 1 on.
 */
export function run(plan: Plan, options: RunPlanOptions): Run {
  const {
    host,
    cache,
    turn,
    concurrency = 2,
    lastKeys = new Map<string, string>(),
    now = Date.now,
  } = options;
  const { runId = `run-${Math.random().toString(36).slice(2)}` } = options;
  if (!Number.isInteger(concurrency) || concurrency < 1) {
    throw new TweedieError('bad-parameter', `run: concurrency must be 1 or more, got ${concurrency}`);
  }
  const results = new Map<string, Outcome>();

  async function* events(): AsyncGenerator<RunEvent, void, void> {
    const queue = createQueue<RunEvent>();
    const { signal, abort, release } = createAbort(options.signal);
    const start = now();
    let seq = 0;
    const emit = (happening: Happening): void =>
      queue.push({ ...happening, runId, seq: seq++, at: now() - start });
    const throttle = createThrottle({ milliseconds, now, emit });
    const session = createSession({
      ...{ host, cache, turn, concurrency, now, signal, results },
      emit: throttle.push,
    });
    const running = execute(plan, session, lastKeys).finally(queue.end);
    running.catch(() => undefined); // it is thrown below
    try {
      yield* queue;
    } finally {
      abort();
      release();
      await running;
    }
  }
  return Object.assign(events(), { runId, outputs: (node: string) => results.get(node) });
}
