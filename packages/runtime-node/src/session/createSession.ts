import { createRegistry, type Plugin, type PriorEntry, type Runtime } from '@tweedie/core';
import type { NetworkPrior } from '@tweedie/priors';
import {
  type Cache,
  createNodeCatalogue,
  plan as planGraph,
  run as runPlan,
  study,
  upgradeWorkflow,
} from '@tweedie/workflow';
import { createNodeRuntime } from '../createNodeRuntime.ts';
import { createNodeHost, type NodeHost } from '../host/createNodeHost.ts';
import { assertWithin } from './assertWithin.ts';
import { deadline } from './deadline.ts';
import { placesOf } from './placesOf.ts';
import { whenOver } from './whenOver.ts';
import type { Session, SessionRunOptions } from './session.ts';

export interface SessionOptions {
  readonly plugins: readonly Plugin[];
  /** Threads of each network. @default the physical cores of the machine */
  readonly threads?: number;
  /** What nodes gave earlier. @default nothing is kept */
  readonly cache?: Cache;
  /** Looks for a prior before the plugins do. */
  readonly findPrior?: (which: string) => Promise<PriorEntry | string | undefined>;
}

/** Runs workflows in this process, with plugins that are trusted. Priors stay open for the next run. */
export function createSession({ plugins, threads, cache, findPrior }: SessionOptions): Session {
  const catalogue = createNodeCatalogue(plugins);
  const registry = createRegistry(plugins);
  const open = new Map<string, Promise<NetworkPrior>>();
  const runtime: Runtime = createNodeRuntime(threads === undefined ? {} : { threads });

  function hostFor(options: Omit<SessionRunOptions, 'signal'>): NodeHost {
    const places = placesOf(options);
    return createNodeHost({ ...places, registry, runtime, open, ...(findPrior && { findPrior }) });
  }

  return {
    catalogue,
    failures: [],
    async validate(workflow, places) {
      return (await study(workflow, catalogue, hostFor(places))).problems;
    },
    upgrade: (workflow) => upgradeWorkflow(workflow, catalogue),
    async run(workflow, options) {
      const { targets, limits = {}, lastKeys } = options;
      const host = hostFor(options);
      const { graph, inference, looked, problems } = await study(workflow, catalogue, host);
      const plan = planGraph(graph, inference, { looked, problems, ...(targets && { targets }) });
      assertWithin(limits, plan, inference);
      const { signal, release } = deadline(options.signal, limits.seconds);
      const run = runPlan(plan, {
        host,
        ...(cache && { cache }),
        ...(signal && { signal }),
        ...(lastKeys && { lastKeys }),
      });
      return whenOver(run, release);
    },
    async dispose() {
      const priors = await Promise.allSettled(open.values());
      open.clear();
      for (const prior of priors) if (prior.status === 'fulfilled') await prior.value.dispose();
    },
  };
}
