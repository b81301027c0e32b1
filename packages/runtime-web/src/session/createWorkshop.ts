import { type Host, TweedieError } from '@tweedie/core';
import {
  type Cache,
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
import type { Ask, FromWorker, Requests } from './protocol.ts';

export interface WorkshopOptions {
  readonly catalogue: NodeCatalogue;
  readonly cache: Cache;
  readonly hostFor: (files: Files, onResult: (file: StoredFile) => void) => Host;
  readonly say: (message: FromWorker) => void;
}

/** Does what the page asks. */
export interface Workshop {
  hear(message: Ask | { readonly kind: 'cancel'; readonly id: number }): void;
}

/** How many runs the outputs are kept of, in full. */
const mostRuns = 4;

export function createWorkshop({ catalogue, cache, hostFor, say }: WorkshopOptions): Workshop {
  const going = new Map<number, AbortController>();
  const runs = new Map<number, Run>(); // the newest, from the oldest on

  async function validate({ workflow, files }: Of<'validate'>): Promise<Requests['validate']['answer']> {
    const { problems } = await study(
      workflow,
      catalogue,
      hostFor(files, () => undefined),
    );
    return problems;
  }
  async function run({ id, workflow, files, targets, runId }: Of<'run'>): Promise<undefined> {
    const controller = new AbortController();
    const { signal } = controller;
    going.set(id, controller);
    try {
      const host = hostFor(files, (file) => say({ kind: 'result', id, file }));
      const { graph, inference, looked, problems } = await study(workflow, catalogue, host, { signal });
      const plan = planGraph(graph, inference, { looked, problems, ...(targets && { targets }) });
      // One node at a time: there is one thread.
      const running = runPlan(plan, { host, cache, signal, turn, runId, concurrency: 1 });
      keep(id, running);
      void follow(id, running);
    } catch (error) {
      going.delete(id);
      throw error;
    }
  }
  async function follow(id: number, running: Run): Promise<void> {
    try {
      for await (const event of running) say({ kind: 'event', id, event: compact(event) });
    } catch (error) {
      say({ kind: 'ended', id, error: reportOf(error) });
    } finally {
      going.delete(id);
    }
  }
  function keep(id: number, running: Run): void {
    runs.set(id, running);
    const [oldest] = runs.keys();
    if (runs.size > mostRuns) runs.delete(oldest!);
  }
  function outputs({ run, node }: Of<'outputs'>): Requests['outputs']['answer'] {
    const known = runs.get(run);
    if (!known) {
      throw new TweedieError(
        'not-found',
        `The outputs of ${mostRuns} runs are kept, and this one was before them`,
        {
          remedy: 'Run it again.',
        },
      );
    }
    const outcome = known.outputs(node);
    return outcome && compact(plainOf(outcome));
  }
  async function obey(ask: Ask): Promise<void> {
    const { id } = ask;
    try {
      const value = await (ask.kind === 'run'
        ? run(ask)
        : ask.kind === 'outputs'
          ? outputs(ask)
          : validate(ask));
      say({ kind: 'answer', id, value });
    } catch (error) {
      say({ kind: 'answer', id, error: reportOf(error) });
    }
  }
  return {
    hear(message) {
      if (message.kind === 'cancel') going.get(message.id)?.abort();
      else void obey(message);
    },
  };
}

type Of<K extends Ask['kind']> = Extract<Ask, { kind: K }>;
