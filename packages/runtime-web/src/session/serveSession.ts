import { createRegistry, type Host, type Plugin, TweedieError } from '@tweedie/core';
import { createMemoryCache, createNodeCatalogue, reportOf } from '@tweedie/workflow';
import { createWebHost, type Size, type StoredFile } from '../host/createWebHost.ts';
import type { Files } from '../host/files.ts';
import { createWebPriors } from '../host/createWebPriors.ts';
import type { PriorAddresses } from '../host/findPrior.ts';
import { engineOf } from '../network/engineOf.ts';
import { createWorkerRuntime } from '../network/createWorkerRuntime.ts';
import type { WebRuntime } from '../network/model.ts';
import type { WebRuntimeOptions } from '../network/options.ts';
import { createModelStore, type ModelStore } from '../store/createModelStore.ts';
import { serve } from '../worker/serve.ts';
import { createWorkshop, type Workshop } from './createWorkshop.ts';
import type { Remark, SessionProtocol, Setup } from './protocol.ts';

export interface ServeSessionOptions {
  readonly plugins: readonly Plugin[];
  /** Addresses of modules whose default exports are further plugins. @default none */
  readonly modules?: readonly string[];
  /** Where priors are, beside those that the page tells of. @default {} */
  readonly priors?: PriorAddresses;
  /** What runs networks. @default `createWorkerRuntime` */
  readonly runtime?: (options: WebRuntimeOptions) => WebRuntime;
  /** Where models are kept. @default `createModelStore` */
  readonly store?: () => Promise<ModelStore>;
}

/**
 * Runs the workflows of the page in this Worker. To be called once, as the module of the Worker is run: it listens to
 * the page from then on.
 */
export function serveSession(options: ServeSessionOptions): void {
  let opening: Promise<Rooms> | undefined;
  let settings: WebRuntimeOptions = {};
  const serving = new Map<string, { readonly controller: AbortController; readonly port: MessagePort }>();

  async function hand<K extends keyof Workshop>(
    kind: K,
    request: SessionProtocol[K]['request'],
  ): Promise<readonly [SessionProtocol[K]['answer']]> {
    const { workshop } = await opening!;
    const task = workshop[kind] as (request: object) => Promise<SessionProtocol[K]['answer']>;
    return [await task(request)];
  }
  const tell: (remark: Remark) => void = serve<SessionProtocol>({
    async setup(setup) {
      settings = setup;
      opening = open(options, setup, (remark) => tell(remark));
      await opening;
      return [{}];
    },
    look: (request) => hand('look', request),
    validate: (request) => hand('validate', request),
    run: (request) => hand('run', request),
    cancel(request) {
      serving.get(request.runId)?.controller.abort();
      return hand('cancel', request);
    },
    outputs: (request) => hand('outputs', request),
    async serve({ runId, port, files, texts, priors }) {
      const { hostFor, isPrior } = await opening!;
      const host = hostFor(files, (file) => tell({ kind: 'result', runId, file }));
      const controller = new AbortController();
      serving.set(runId, { controller, port });
      const { serveSandbox } = await import('./serveSandbox.ts'); // for plugins of others alone
      const isNamed = (which: string): boolean => priors.has(which) || isPrior(which);
      serveSandbox(port, { host, texts, isNamed }, controller.signal);
      return [{}];
    },
    stopServing({ runId }) {
      serving.get(runId)?.controller.abort();
      serving.get(runId)?.port.close();
      serving.delete(runId);
      return Promise.resolve([{}]);
    },
    engine: async () => {
      await opening;
      return [await engineOf(settings)];
    },
    ping: () => Promise.resolve([{}]),
  });
}

/** What lives in this Worker. */
interface Rooms {
  readonly workshop: Workshop;
  readonly hostFor: (files: Files, onResult: (file: StoredFile) => void) => Host;
  readonly isPrior: (which: string) => boolean;
}

async function open(
  { plugins, modules = [], priors = {}, runtime = createWorkerRuntime, ...rest }: ServeSessionOptions,
  { priors: others, cacheBytes, ...setup }: Setup,
  tell: (remark: Remark) => void,
): Promise<Rooms> {
  const all = [...plugins, ...(await Promise.all(modules.map(pluginAt)))];
  const { store = createModelStore } = rest;
  let stored: Promise<ModelStore> | undefined;
  const registry = createRegistry(all);
  const opened = createWebPriors({
    registry,
    addresses: { ...priors, ...others },
    runtime: runtime({ ...setup, onNotice: (notice) => tell({ kind: 'notice', notice }) }),
    store: () => (stored ??= store()),
    onDownload: (download) => tell({ kind: 'download', download }),
    onFatal: (error) => tell({ kind: 'lost', error: reportOf(error) }),
  });
  const sizes = new Map<string, Size>();
  const hostFor: Rooms['hostFor'] = (files, onResult) =>
    createWebHost({ files, priors: opened, sizes, onResult });
  const names = new Set(
    all.flatMap(({ name, priors = [] }) => priors.flatMap((prior) => [prior.name, `${name}/${prior.name}`])),
  );
  const workshop = createWorkshop({
    ...{ hostFor, tell },
    catalogue: createNodeCatalogue(all),
    cache: createMemoryCache({ bytes: cacheBytes }),
  });
  return { workshop, hostFor, isPrior: (which) => names.has(which) };
}

async function pluginAt(address: string): Promise<Plugin> {
  const { default: plugin } = (await import(/* @vite-ignore */ /* webpackIgnore: true */ address)) as {
    readonly default?: Plugin;
  };
  if (plugin) return plugin;
  throw new TweedieError('bad-plugin', `${address} exports no plugin`);
}
