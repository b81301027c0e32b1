import { type AbortSignalLike, type TweedieError } from '@tweedie/core';
import type { Outcome, Run, RunEvent } from '@tweedie/workflow';
import { whenOver } from '../session/whenOver.ts';
import { thrownOf } from './errors.ts';
import type { Listener, Sandbox } from './openSandbox.ts';
import type { FromSandbox, Requests } from './protocol.ts';

export interface RunOverOptions {
  readonly call: NonNullable<Listener['call']>;
  readonly signal: AbortSignalLike | undefined;
  /** Seconds from the cancellation to the end of the process. */
  readonly grace: number;
  /** Ends what the host still does for the run. */
  readonly stop: () => void;
}

type Message = Pick<Extract<FromSandbox, { kind: 'event' }>, 'event' | 'outcome'>;
const endings: ReadonlySet<string> = new Set(['run.finished', 'run.failed', 'run.cancelled']);

/** A run in the sandbox. Throws as planning does; after that, whatever happens is an event. */
export async function runOver(
  sandbox: Sandbox,
  ask: Requests['run']['ask'],
  { call, signal, grace, stop }: RunOverOptions,
): Promise<Run> {
  const { runId } = ask;
  const start = Date.now();
  const queue: Message[] = [];
  const results = new Map<string, Outcome>();
  const working = new Set<string>();
  let over = false;
  let wake = (): void => undefined;
  let cancelled = false;
  let timer: NodeJS.Timeout | undefined;

  function push(message: Message): void {
    if (over) return;
    queue.push(message);
    over = endings.has(message.event.type);
    if (over) clear();
    wake();
  }
  function clear(): void {
    clearTimeout(timer);
    signal?.removeEventListener('abort', cancel);
    stop();
  }
  function cancel(): void {
    if (cancelled || over) return;
    cancelled = true;
    stop();
    sandbox.cancel(id);
    timer = setTimeout(() => sandbox.kill(), 1000 * grace); // a plugin that does not listen
  }
  /** The process ended, or sent no ending. */
  function ended(error?: TweedieError): void {
    const seconds = (Date.now() - start) / 1000;
    const stamp = { runId, seq: 0, at: Date.now() - start };
    if (cancelled) return push({ event: { type: 'run.cancelled', seconds, ...stamp } });
    const where = working.size > 0 ? `, while ${[...working].join(' and ')} ran` : '';
    const { remedy } = error ?? {};
    const message = `${error?.message ?? 'The sandbox left the run unfinished'}${where}`;
    const told = { ...thrownOf(error ?? new Error(message)), message };
    push({ event: { type: 'run.failed', seconds, error: { ...told, ...(remedy && { remedy }) }, ...stamp } });
  }
  const { id, answer } = sandbox.ask('run', ask, {
    call,
    ended,
    event({ event, outcome }) {
      if (event.type === 'node.started') working.add(event.node);
      if (event.type === 'node.finished' || event.type === 'node.failed') working.delete(event.node);
      push({ event, ...(outcome && { outcome }) });
    },
  });
  signal?.addEventListener('abort', cancel, { once: true });
  if (signal?.aborted) cancel();
  try {
    await answer;
  } catch (error) {
    clear();
    throw error;
  }

  async function* events(): AsyncGenerator<RunEvent, void, void> {
    let seq = 0;
    try {
      sandbox.begin(id);
      for (;;) {
        for (let next = queue.shift(); next; next = queue.shift()) {
          const { event, outcome } = next;
          if (event.type === 'node.finished' && outcome) results.set(event.node, outcome);
          yield { ...event, runId, seq: seq++ };
        }
        if (over) return;
        await new Promise<void>((resolve) => (wake = resolve));
      }
    } finally {
      cancel();
    }
  }
  const run = Object.assign(events(), { runId, outputs: (node: string) => results.get(node) });
  return whenOver(run, cancel); // also where it never began
}
