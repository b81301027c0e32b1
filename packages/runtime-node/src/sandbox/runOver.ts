import type { AbortSignalLike } from '@tweedie/core';
import { createRelay, type Outcome, type Run, type RunEvent } from '@tweedie/workflow';
import { whenOver } from '../session/whenOver.ts';
import type { Listener, Sandbox } from './openSandbox.ts';
import type { Requests } from './protocol.ts';

export interface RunOverOptions {
  readonly call: NonNullable<Listener['call']>;
  readonly signal: AbortSignalLike | undefined;
  /** Seconds from the cancellation to the end of the process. */
  readonly grace: number;
  /** Ends what the host still does for the run. */
  readonly stop: () => void;
}

/** A run in the sandbox. Throws as planning does; after that, whatever happens is an event. */
export async function runOver(
  sandbox: Sandbox,
  ask: Requests['run']['ask'],
  { call, signal, grace, stop }: RunOverOptions,
): Promise<Run> {
  const { runId } = ask;
  const results = new Map<string, Outcome>();
  let timer: NodeJS.Timeout | undefined;

  function finish(): void {
    clearTimeout(timer);
    stop();
  }
  const relay = createRelay({
    runId,
    signal,
    onOver: finish,
    onCancel() {
      stop();
      sandbox.cancel(id);
      timer = setTimeout(() => sandbox.kill(), 1000 * grace); // a plugin that does not listen
    },
  });
  const { id, answer } = sandbox.ask('run', ask, {
    call,
    ended: (error?: Error) => relay.end(error ?? new Error('The sandbox left the run unfinished')),
    event({ event, outcome }) {
      if (event.type === 'node.finished' && outcome) results.set(event.node, outcome);
      relay.push(event);
    },
  });
  if (signal?.aborted) relay.cancel();
  try {
    await answer;
  } catch (error) {
    relay.release();
    finish();
    throw error;
  }
  async function* events(): AsyncGenerator<RunEvent, void, void> {
    sandbox.begin(id);
    yield* relay.events;
  }
  const run = Object.assign(events(), { runId, outputs: (node: string) => results.get(node) });
  return whenOver(run, relay.cancel); // also where it never began
}
