import type { PlanStep } from '../plan/plan.ts';
import type { Item } from './events.ts';
import { Unavailable } from './flow.ts';
import type { Performed } from './perform.ts';
import { reportOf } from './reportOf.ts';
import type { Session } from './session.ts';

export interface Ending {
  /** The step has begun: what its outputs follow from, and how many runs it takes. */
  begin(key: string, runs: number): void;
  /** Watches one of the runs. Rejects with `Unavailable`, whatever the run rejects with. */
  watch(performing: Promise<Performed>, item: Item | undefined): Promise<Performed>;
  /** The step cannot even begin. */
  fail(error: unknown): Unavailable;
  /** The whole run is over: what this step has not done was not needed. */
  end(): void;
}

/** Finds out how a step ends, and says so once: when all its runs are over, or when the whole run is. */
export function createEnding(session: Session, { node }: PlanStep): Ending {
  const { emit, signal, work, failures } = session;
  let key = '';
  let left = 1;
  let ended = false;
  let cached = true;
  let seconds = 0;
  let failure: { readonly error: unknown; readonly item: Item | undefined } | undefined;
  let because: string | undefined;

  function note(error: unknown, item?: Item): Unavailable {
    if (signal.aborted) because ??= cancelled;
    else if (error instanceof Unavailable) because ??= error.message;
    else failure ??= { error, item };
    return new Unavailable(because ?? `${node} failed`);
  }
  function end(): void {
    if (ended) return;
    ended = true;
    work.drop(node);
    if (left > 0 && signal.aborted) because ??= cancelled;
    if (because === cancelled) session.cancelled = true;
    if (failure) {
      const error = reportOf(failure.error);
      failures.push(error);
      emit({ type: 'node.failed', node, error, ...(failure.item && { item: failure.item }) });
    } else if (because !== undefined) {
      emit({ type: 'node.skipped', node, because });
    } else {
      emit({ type: 'node.finished', node, key, cached, seconds });
    }
    session.tellProgress();
  }
  function endRun(): void {
    if (--left === 0) end();
  }
  return {
    begin(itsKey, runs) {
      key = itsKey;
      left = runs;
      if (runs === 0) end();
    },
    async watch(performing, item) {
      try {
        const performed = await performing;
        cached &&= performed.cached;
        seconds += performed.seconds;
        return performed;
      } catch (error) {
        throw note(error, item);
      } finally {
        endRun();
      }
    },
    fail(error) {
      const unavailable = note(error);
      end();
      return unavailable;
    },
    end,
  };
}

const cancelled = 'The run was cancelled';
