import { abortedError, type AbortSignalLike } from '@tweedie/core';
import { createRelay, type Outcome, type RunEvent } from '@tweedie/workflow';
import type { StoredFile } from '../host/createWebHost.ts';
import type { Home } from './openHome.ts';
import type { RunRequest } from './protocol.ts';

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

/** Starts a run. Throws as planning does; after that, whatever happens is an event. */
export async function startRun(
  home: Home,
  request: RunRequest,
  signal: AbortSignalLike | undefined,
): Promise<WebRun> {
  if (signal?.aborted) throw abortedError();
  const { runId } = request;
  const files = new Map<string, StoredFile>();
  const results: WebResult[] = [];
  const relay = createRelay({
    runId,
    signal,
    onCancel: () => void home.ask('cancel', { runId }).catch(() => undefined),
    onOver: () => home.listeners.delete(runId),
  });
  home.listeners.set(runId, {
    result: ({ file }) => void files.set(file.name, file),
    event({ event }) {
      const stored = event.type === 'node.stored' ? files.get(event.file) : undefined;
      if (stored && 'node' in event) results.push({ ...stored, node: event.node });
      relay.push(event);
    },
    ended: relay.end,
  });
  try {
    await home.ask('run', request);
  } catch (error) {
    relay.release();
    home.listeners.delete(runId);
    throw error;
  }
  return Object.assign(relay.events, {
    runId,
    results,
    outputs: async (node: string) => (await home.ask('outputs', { runId, node })).outcome,
  });
}
