import { textsOf } from '@tweedie/workflow';
import { badPlugin } from '../badPlugin.ts';
import { priorFilesOf } from '../package/priorsOf.ts';
import type { Home } from '../../session/openHome.ts';
import type { RunRequest, SessionProtocol } from '../../session/protocol.ts';
import type { RunPlace } from '../../session/webRun.ts';
import type { WebPlugin } from '../webPlugin.ts';
import type { Sandbox } from './openSandbox.ts';

export interface InSandboxOptions {
  readonly sandbox: Sandbox;
  /** The Worker of the session, which reads pictures and runs networks for the sandbox. */
  readonly home: Home<SessionProtocol>;
  readonly plugins: readonly WebPlugin[];
}

/** Seconds that a cancelled run has to come to its end, before the sandbox is ended. */
const grace = 3;

/** A run in a sandbox. What it sees of the outside, the Worker of the session gives it. */
export function runInSandbox(request: RunRequest, options: InSandboxOptions): RunPlace {
  const { sandbox, home } = options;
  const { runId } = request;
  let stopped: (() => void) | undefined;
  return {
    async start(listener) {
      sandbox.listeners.set(runId, { ...listener, result: ignore });
      home.listeners.set(runId, { event: ignore, result: listener.result, ended: listener.ended });
      const port = await outside(request, options);
      await sandbox.ask('run', { ...request, files: port }, [port]);
    },
    cancel() {
      void sandbox.ask('cancel', { runId }).catch(ignore);
      void home.ask('cancel', { runId }).catch(ignore);
      const stopping = new Promise<void>((resolve) => {
        const timer = setTimeout(() => {
          sandbox.end(badPlugin('The plugins did not stop when the run was cancelled, and were ended'));
          resolve();
        }, 1000 * grace);
        stopped = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      sandbox.stopping.add(stopping);
      void stopping.then(() => sandbox.stopping.delete(stopping));
    },
    outputs: async (node) => (await sandbox.ask('outputs', { runId, node })).outcome,
    leave() {
      stopped?.();
      sandbox.listeners.delete(runId);
      home.listeners.delete(runId);
      void home.ask('stopServing', { runId }).catch(ignore);
    },
  };
}

/** A port over which the Worker of the session gives what the workflow names, and the priors of the plugins. */
export async function outside(
  { runId, workflow, files }: Pick<RunRequest, 'runId' | 'workflow' | 'files'>,
  { home, plugins }: Omit<InSandboxOptions, 'sandbox'>,
): Promise<MessagePort> {
  const own = await Promise.all(
    plugins
      .filter(({ manifest }) => manifest.priors.length > 0)
      .map(async ({ manifest, read }) => priorFilesOf(manifest, await read())),
  );
  const priors = plugins.flatMap(({ name, manifest }) =>
    manifest.priors.map((prior) => `${name}/${prior.name}`),
  );
  const { port1, port2 } = new MessageChannel();
  const request = {
    ...{ runId, port: port1, texts: textsOf(workflow), priors: new Set(priors) },
    files: Object.assign({}, ...own, files) as typeof files,
  };
  await home.ask('serve', request, [port1]);
  return port2;
}

function ignore(): void {
  // the other Worker tells it
}
