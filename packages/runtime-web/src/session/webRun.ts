import { abortedError, type AbortSignalLike } from '@tweedie/core';
import { createRelay, type Outcome, type RunEvent } from '@tweedie/workflow';
import type { StoredFile } from '../host/createWebHost.ts';
import type { Listener } from './openHome.ts';

/** A picture or a text that a node stored, and which node that was. */
export interface WebResult extends StoredFile {
  readonly node: string;
}

/** A run in the Worker. It is on its way already, and leaving the loop cancels it. */
export interface WebRun extends AsyncGenerator<RunEvent, void, void> {
  readonly runId: string;
  /**
   * What came out of a target, once that has finished: a copy of the outputs that are data. The Worker keeps those of
   * the last four runs. Throws `not-found` for an older one, and `network-failed` where the Worker is gone.
   */
  outputs(node: string): Promise<Outcome | undefined>;
  /** What nodes have stored so far, in the order in which they did. */
  readonly results: readonly WebResult[];
}

/** Where a run happens. */
export interface RunPlace {
  /** Plans it, and lets it begin, once the listener hears of it. */
  start(listener: Listener): Promise<unknown>;
  cancel(): void;
  outputs(node: string): Promise<Outcome | undefined>;
  /** Its last event is here, or it never began. */
  leave(): void;
}

/** Starts a run. Throws as planning does; after that, whatever happens is an event. */
export async function startRun(
  runId: string,
  { start, cancel, outputs, leave }: RunPlace,
  signal: AbortSignalLike | undefined,
): Promise<WebRun> {
  if (signal?.aborted) throw abortedError();
  const files = new Map<string, StoredFile>();
  const nodes = new Map<string, string>();
  const results: WebResult[] = [];
  const relay = createRelay({ runId, signal, onCancel: cancel, onOver: leave });

  /** The file and the event that tells of it may come in any order. */
  function join(name: string): void {
    const [file, node] = [files.get(name), nodes.get(name)];
    if (file && node !== undefined) results.push({ ...file, node });
  }
  try {
    await start({
      result({ file }) {
        files.set(file.name, file);
        join(file.name);
      },
      event({ event }) {
        if (event.type === 'node.stored' && !nodes.has(event.file)) {
          nodes.set(event.file, event.node);
          join(event.file);
        }
        relay.push(event);
      },
      ended: relay.end,
    });
  } catch (error) {
    relay.release();
    leave();
    throw error;
  }
  return Object.assign(relay.events, { runId, results, outputs });
}
