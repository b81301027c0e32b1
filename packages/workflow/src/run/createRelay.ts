import type { AbortSignalLike } from '@tweedie/core';
import { createQueue } from './createQueue.ts';
import type { RunEvent } from './events.ts';
import { reportOf } from './reportOf.ts';

export interface RelayOptions {
  readonly runId: string;
  /** The run is to stop: once at most, and not after its end. */
  readonly onCancel: () => void;
  /** Its last event is here. */
  readonly onOver?: () => void;
  /** Cancels when it fires. */
  readonly signal?: AbortSignalLike | undefined;
}

/** One end of a run that happens elsewhere. */
export interface Relay {
  /** What was pushed, as a run gives it out: leaving the loop cancels. */
  readonly events: AsyncGenerator<RunEvent, void, void>;
  push(event: RunEvent): void;
  /** Nothing more will come. Without a last event so far, the run was cancelled, or else it failed. */
  end(error: Error): void;
  cancel(): void;
  /** Lets go of the signal: the run never began. */
  release(): void;
}

const endings: ReadonlySet<string> = new Set(['run.finished', 'run.failed', 'run.cancelled']);

/** Brings the events of a run from another process or thread, which may end at any time. */
export function createRelay({ runId, onCancel, onOver, signal }: RelayOptions): Relay {
  const start = Date.now();
  const queue = createQueue<RunEvent>();
  const working = new Set<string>();
  let seq = 0;
  let [cancelled, over] = [false, false];

  function push(event: RunEvent): void {
    if (over) return;
    if (event.type === 'node.started') working.add(event.node);
    if (event.type === 'node.finished' || event.type === 'node.failed') working.delete(event.node);
    queue.push({ ...event, runId, seq: seq++ });
    over = endings.has(event.type);
    if (!over) return;
    queue.end();
    release();
    onOver?.();
  }
  function end(error: Error): void {
    const at = Date.now() - start;
    const stamp = { runId, seq, at, seconds: at / 1000 };
    if (cancelled) return push({ type: 'run.cancelled', ...stamp });
    const where = working.size > 0 ? `, while ${[...working].join(' and ')} ran` : '';
    const report = reportOf(error);
    push({ type: 'run.failed', error: { ...report, message: `${report.message}${where}` }, ...stamp });
  }
  function cancel(): void {
    if (cancelled || over) return;
    cancelled = true;
    onCancel();
  }
  function release(): void {
    signal?.removeEventListener('abort', cancel);
  }
  async function* events(): AsyncGenerator<RunEvent, void, void> {
    try {
      yield* queue;
    } finally {
      cancel();
    }
  }
  signal?.addEventListener('abort', cancel, { once: true });
  return { events: events(), push, end, cancel, release };
}
