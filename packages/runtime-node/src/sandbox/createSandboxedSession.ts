import { createRegistry, type Plugin, type PriorEntry, TweedieError } from '@tweedie/core';
import type { NetworkPrior } from '@tweedie/priors';
import type { PluginCheck } from '@tweedie/testing';
import {
  type Cache,
  checkPlugins,
  createNodeCatalogue,
  describedPlugin,
  type Migrated,
  textsOf,
  type Workflow,
  type WorkflowNode,
} from '@tweedie/workflow';
import { onlyNamed, serveHost } from '@tweedie/workflow/sandbox';
import { createHash, randomUUID } from 'node:crypto';
import { join, sep } from 'node:path';
import { createNodeRuntime } from '../createNodeRuntime.ts';
import { createNodeHost, type NodeHost } from '../host/createNodeHost.ts';
import type { AddedPlugin } from '../plugins/addedPlugin.ts';
import { assertUnchanged } from '../plugins/assertUnchanged.ts';
import { failureOf } from '../plugins/failureOf.ts';
import { deadline } from '../session/deadline.ts';
import { placesOf } from '../session/placesOf.ts';
import type { PluginFailure, Session, SessionRunOptions } from '../session/session.ts';
import { openSandbox, type Sandbox } from './openSandbox.ts';
import type { PluginPlace } from './protocol.ts';
import { runOver } from './runOver.ts';
import { saltedCache } from './saltedCache.ts';
import { upgradeOver } from './upgradeOver.ts';

export interface SandboxedSessionOptions {
  /** Addresses of the modules whose default exports are the plugins that are trusted. */
  readonly modules: readonly string[];
  /** Plugins that are data alone, such as the priors of the user. @default none */
  readonly data?: readonly Plugin[];
  /** Plugins of others. */
  readonly plugins: readonly AddedPlugin[];
  /** Threads of each network. @default the physical cores of the machine */
  readonly threads?: number;
  /** What nodes gave earlier. What was computed beside plugins is kept apart from all else. @default nothing is kept */
  readonly cache?: Cache;
  /** Looks for a prior before the plugins do. */
  readonly findPrior?: (which: string) => Promise<PriorEntry | string | undefined>;
  /** The most JavaScript memory of the sandbox, in MiB. @default 2048 */
  readonly memory?: number;
  /** Seconds that a plugin may take to load. @default 10 */
  readonly patience?: number;
  /** Seconds that a cancelled run has to come to its end, before the sandbox is ended. @default 3 */
  readonly grace?: number;
}

/** A session with plugins that nobody has to trust. */
export interface SandboxedSession extends Session {
  /** Checks all operators and solvers of a plugin, in the sandbox. Throws `not-found` where it is not loaded. */
  check(plugin: string): Promise<readonly PluginCheck[]>;
}

/**
 * Runs workflows in a process of their own that sees no files, no network and nothing of this process, and asks this
 * one for pictures and priors. A plugin that cannot be loaded is a failure, and all others work. A process that ends
 * fails the run, and the next run gets another.
 */
export async function createSandboxedSession(options: SandboxedSessionOptions): Promise<SandboxedSession> {
  const { modules, data = [], memory = 2048, patience = 10, grace = 3, findPrior, cache, threads } = options;
  const trusted = await Promise.all(modules.map(pluginAt));
  const taken = new Set([...trusted, ...data].map(({ name }) => name));
  const failures: PluginFailure[] = [];
  const named = options.plugins.filter(({ name }) => {
    const isNew = !taken.has(name);
    taken.add(name);
    if (!isNew) failures.push({ plugin: name, code: 'bad-plugin', message: `There are two plugins ${name}` });
    return isNew;
  });
  const setup = { modules, data, patience: 1000 * patience, memory };
  const plugins = await unchanged(named);
  let opening: Promise<Sandbox> = openSandbox({ ...setup, plugins: plugins.map(placeOf) });
  let sandbox = await opening;
  failures.push(...sandbox.failures);
  const loaded = plugins.filter(({ name }) => !failures.some(({ plugin }) => plugin === name));
  const catalogue = createNodeCatalogue([
    ...trusted,
    ...data,
    ...loaded.map(({ manifest, integrity }) => ({ ...describedPlugin(manifest), integrity })),
  ]);
  const registry = createRegistry([...trusted, ...data, ...loaded.map(priorsOf)]);
  const open = new Map<string, Promise<NetworkPrior>>();
  const runtime = createNodeRuntime(threads === undefined ? {} : { threads });
  const salt = createHash('sha256')
    .update(JSON.stringify(loaded.map(({ name, integrity }) => [name, integrity])))
    .digest('hex');

  /** The process, or a new one where it has ended. */
  async function living(): Promise<Sandbox> {
    sandbox = await opening;
    if (!sandbox.gone) return sandbox;
    opening = unchanged(loaded).then((same) => openSandbox({ ...setup, plugins: same.map(placeOf) }));
    return opening;
  }
  /** Those whose files are what they were when they were added. The others are failures. */
  async function unchanged(all: readonly AddedPlugin[]): Promise<readonly AddedPlugin[]> {
    const same: AddedPlugin[] = [];
    for (const plugin of all) {
      await assertUnchanged(plugin).then(
        () => same.push(plugin),
        (error: unknown) => failures.push(failureOf(plugin.name, error)),
      );
    }
    return same;
  }
  function isPrior(which: string): boolean {
    try {
      registry.priors.find(which);
      return true;
    } catch {
      return false;
    }
  }
  function hostFor(
    workflow: Workflow,
    options: Omit<SessionRunOptions, 'signal'>,
  ): ReturnType<typeof onlyNamed> {
    const host: NodeHost = createNodeHost({
      ...placesOf(options),
      registry,
      runtime,
      open,
      ...(findPrior && { findPrior }),
    });
    return onlyNamed(host, textsOf(workflow), isPrior);
  }

  return {
    catalogue,
    failures,
    async validate(workflow, places) {
      const controller = new AbortController();
      const call = serveHost({ host: hostFor(workflow, places), signal: controller.signal });
      const box = await living();
      const found = await box.ask('validate', { workflow }, { call }).answer;
      return [...checkPlugins(workflow, catalogue), ...found];
    },
    async upgrade(workflow) {
      const ask = async (nodes: readonly WorkflowNode[]): Promise<readonly Migrated[]> =>
        (await living()).ask('migrate', { nodes }).answer;
      const isForeign = (plugin: string): boolean => loaded.some(({ name }) => name === plugin);
      return upgradeOver(workflow, { catalogue, isForeign, ask });
    },
    async run(workflow, run) {
      const { targets, limits = {}, lastKeys } = run;
      const host = hostFor(workflow, run);
      const box = await living();
      const controller = new AbortController();
      const { evaluations } = limits;
      const call = serveHost({
        ...{ host, signal: controller.signal },
        ...(cache && { cache: saltedCache(cache, salt) }),
        ...(evaluations !== undefined && { evaluations }),
      });
      const runId = `run-${randomUUID()}`;
      const ask = {
        ...{ workflow, limits, runId, cache: cache !== undefined },
        ...(targets && { targets }),
        ...(lastKeys && { lastKeys }),
      };
      const { signal, release } = deadline(run.signal, limits.seconds);
      const stop = (): void => {
        release();
        controller.abort();
      };
      return runOver(box, ask, { call, signal, grace, stop });
    },
    async check(plugin) {
      return (await living()).ask('check', { plugin }).answer;
    },
    async dispose() {
      (await opening).kill();
      const priors = await Promise.allSettled(open.values());
      open.clear();
      for (const prior of priors) if (prior.status === 'fulfilled') await prior.value.dispose();
    },
  };
}

async function pluginAt(address: string): Promise<Plugin> {
  const { default: plugin } = (await import(/* @vite-ignore */ address)) as { readonly default?: Plugin };
  if (plugin) return plugin;
  throw new TweedieError('bad-plugin', `${address} exports no plugin`);
}

function placeOf({ name, folder, entry, manifest, allowed }: AddedPlugin): PluginPlace {
  const nodes = manifest.nodes.map(({ type, version }) => ({ type, version }));
  return { name, folder: folder.endsWith(sep) ? folder : folder + sep, entry, nodes, allowed };
}

/** The priors of a plugin, whose cards lie in its package. */
function priorsOf({ name, version, folder, manifest: { priors } }: AddedPlugin): Plugin {
  const inside = priors.filter(({ card }) => card.startsWith(`${name}/`) && !card.includes('..'));
  const at = (card: string): string => join(folder, card.slice(name.length + 1));
  return { name, version, priors: inside.map((prior) => ({ ...prior, card: at(prior.card) })) };
}
