import type { Home } from './openHome.ts';
import type { RunRequest, SessionProtocol } from './protocol.ts';
import type { RunPlace } from './webRun.ts';

/** A run in the Worker of a session. */
export function runAtHome(home: Home<SessionProtocol>, request: RunRequest): RunPlace {
  const { runId } = request;
  return {
    start(listener) {
      home.listeners.set(runId, listener);
      return home.ask('run', request);
    },
    cancel: () => void home.ask('cancel', { runId }).catch(() => undefined),
    outputs: async (node) => (await home.ask('outputs', { runId, node })).outcome,
    leave: () => void home.listeners.delete(runId),
  };
}
