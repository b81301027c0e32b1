import { type Host, TweedieError } from '@tweedie/core';
import {
  type Cache,
  flatten,
  look,
  type NodeCatalogue,
  plainOf,
  plan as planGraph,
  reportOf,
  type Run,
  run as runPlan,
  study,
} from '@tweedie/workflow';
import type { StoredFile } from '../host/createWebHost.ts';
import type { Files } from '../host/files.ts';
import { turn } from '../host/turn.ts';
import { compact } from './compact.ts';
import type { Remark, SessionProtocol } from './protocol.ts';

export interface WorkshopOptions<Outside> {
  readonly catalogue: NodeCatalogue;
  readonly cache: Cache;
  readonly hostFor: (files: Outside, onResult: (file: StoredFile) => void) => Host;
  readonly tell: (remark: Remark) => void;
}

type Task<K extends keyof SessionProtocol, Outside> = (
  request: SessionProtocol<Outside>[K]['request'],
) => Promise<SessionProtocol[K]['answer']>;

/** Does what the page asks. */
export type Workshop<Outside = Files> = {
  readonly [K in Exclude<keyof SessionProtocol, 'setup' | 'serve' | 'stopServing' | 'engine' | 'ping'>]: Task<
    K,
    Outside
  >;
};

/** How many runs the outputs are kept of. */
const mostRuns = 4;

export function createWorkshop<Outside = Files>({
  catalogue,
  cache,
  hostFor,
  tell,
}: WorkshopOptions<Outside>): Workshop<Outside> {
  const going = new Map<string, AbortController>();
  const runs = new Map<string, Run>(); // the newest ones, oldest first

  async function follow(running: Run): Promise<void> {
    const { runId } = running;
    try {
      for await (const event of running) tell({ kind: 'event', runId, event: compact(event) });
    } catch (error) {
      tell({ kind: 'ended', runId, error: reportOf(error) });
    } finally {
      going.delete(runId);
    }
  }
  function keep(running: Run): void {
    runs.set(running.runId, running);
    const [oldest] = runs.keys();
    if (runs.size > mostRuns) runs.delete(oldest!);
  }
  const lookingAt = (files: Outside): Host => hostFor(files, () => undefined); // nothing is stored
  return {
    look: ({ workflow, files }) => look(flatten(workflow, catalogue).graph, lookingAt(files)),
    async validate({ workflow, files }) {
      const { problems } = await study(workflow, catalogue, lookingAt(files));
      return { problems };
    },
    async run({ workflow, files, targets, lastKeys, runId }) {
      const controller = new AbortController();
      const { signal } = controller;
      going.set(runId, controller);
      try {
        const host = hostFor(files, (file) => tell({ kind: 'result', runId, file }));
        const { graph, inference, looked, problems } = await study(workflow, catalogue, host, { signal });
        const plan = planGraph(graph, inference, { looked, problems, ...(targets && { targets }) });
        // One node at a time: there is one thread.
        const running = runPlan(plan, {
          ...{ host, cache, signal, turn, runId, concurrency: 1 },
          ...(lastKeys && { lastKeys }),
        });
        keep(running);
        void follow(running);
        return {};
      } catch (error) {
        going.delete(runId);
        throw error;
      }
    },
    cancel({ runId }) {
      going.get(runId)?.abort();
      return Promise.resolve({});
    },
    // eslint-disable-next-line @typescript-eslint/require-await -- an error is a rejection
    async outputs({ runId, node }) {
      const known = runs.get(runId);
      if (!known) {
        throw new TweedieError(
          'not-found',
          `The outputs of ${mostRuns} runs are kept, and this one was before them`,
          { remedy: 'Run it again.' },
        );
      }
      const outcome = known.outputs(node);
      return { outcome: outcome && compact(plainOf(outcome)) };
    },
  };
}
