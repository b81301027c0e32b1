import type { RunLimits, Session } from '@tweedie/runtime-node';
import type { Run, RunEvent, Workflow } from '@tweedie/workflow';
import { describeFailure, type Failure } from '../failures/describeFailure.ts';

/** How a run came to its end. */
export type Ending =
  { readonly status: 'finished' | 'cancelled' } | { readonly status: 'failed'; readonly error: Failure };

export interface Performance {
  readonly workflow: Workflow;
  /** Its files, and "out" for its results. */
  readonly folder: string;
  readonly targets?: readonly string[];
  readonly lastKeys?: ReadonlyMap<string, string>;
  readonly limits: RunLimits;
  readonly signal: AbortSignal;
  /** Hears of the run before it begins. */
  readonly onRun: (run: Run) => void;
  readonly onEvent: (event: RunEvent) => void;
  /** Whatever is to happen before the run has ended, with what came out of it. */
  readonly onOutputs?: (run: Run) => Promise<void>;
}

/** Runs a workflow to its end, which is never an exception. */
export async function perform(session: Session, options: Performance): Promise<Ending> {
  const { workflow, folder, targets, lastKeys, limits, signal, onRun, onEvent, onOutputs } = options;
  let last: RunEvent | undefined;
  try {
    const wanted = { ...(targets && { targets }), ...(lastKeys && { lastKeys }) };
    const run = await session.run(workflow, { folder, confined: true, ...wanted, limits, signal });
    onRun(run);
    for await (const event of run) {
      onEvent(event);
      last = event;
    }
    await onOutputs?.(run);
  } catch (error) {
    return signal.aborted ? { status: 'cancelled' } : { status: 'failed', error: describeFailure(error) };
  }
  switch (last?.type) {
    case 'run.finished':
      return { status: 'finished' };
    case 'run.failed':
      return { status: 'failed', error: last.error };
    default:
      if (signal.aborted) return { status: 'cancelled' };
      return { status: 'failed', error: outOfTime(limits.seconds) };
  }
}

function outOfTime(seconds = Infinity): Failure {
  return {
    code: 'aborted',
    message: `A run may take ${seconds} seconds, and this one was stopped after that`,
    remedy: 'Take fewer steps or samples, or a smaller picture.',
  };
}
