import { createRegistry, type Plugin, type Runtime, TweedieError } from '@tweedie/core';
import { createMemoryCache, createNodeCatalogue, reportOf } from '@tweedie/workflow';
import { createWebHost, type Size } from '../host/createWebHost.ts';
import { createWebPriors } from '../host/createWebPriors.ts';
import type { PriorAddresses } from '../host/findPrior.ts';
import { createWorkerRuntime } from '../network/createWorkerRuntime.ts';
import type { WebRuntimeOptions } from '../network/options.ts';
import { createModelStore, type ModelStore } from '../store/createModelStore.ts';
import { createWorkshop, type Workshop } from './createWorkshop.ts';
import type { FromWorker, Setup, ToWorker } from './protocol.ts';

export interface ServeSessionOptions {
  readonly plugins: readonly Plugin[];
  /** Addresses of modules whose default exports are further plugins. @default none */
  readonly modules?: readonly string[];
  /** Where priors are, beside those that the page tells of. @default {} */
  readonly priors?: PriorAddresses;
  /** What runs networks. @default `createWorkerRuntime` */
  readonly runtime?: (options: WebRuntimeOptions) => Runtime;
  /** Where models are kept. @default `createModelStore` */
  readonly store?: () => Promise<ModelStore>;
}

/**
 * Runs the workflows of the page in this Worker. To be called once, as the module of the Worker is run: it listens to
 * the page from then on.
 */
export function serveSession(options: ServeSessionOptions): void {
  const say = (message: FromWorker): void => self.postMessage(message);
  let opening: Promise<Workshop> | undefined;

  self.addEventListener('message', ({ data: message }: MessageEvent<ToWorker>) => {
    if (message.kind === 'ping') say({ kind: 'pong' });
    else if (message.kind === 'setup') {
      opening = open(options, message, say);
      opening.catch((error: unknown) => say({ kind: 'failed', error: reportOf(error) }));
    } else opening?.then((workshop) => workshop.hear(message)).catch(() => undefined);
  });
}

async function open(
  { plugins, modules = [], priors = {}, runtime = createWorkerRuntime, ...rest }: ServeSessionOptions,
  { priors: others, cacheBytes, ...setup }: Setup,
  say: (message: FromWorker) => void,
): Promise<Workshop> {
  const all = [...plugins, ...(await Promise.all(modules.map(pluginAt)))];
  const { store = createModelStore } = rest;
  let stored: Promise<ModelStore> | undefined;
  const opened = createWebPriors({
    registry: createRegistry(all),
    addresses: { ...priors, ...others },
    runtime: runtime({ ...setup, onNotice: (notice) => say({ kind: 'notice', notice }) }),
    store: () => (stored ??= store()),
    onDownload: (download) => say({ kind: 'download', download }),
  });
  const sizes = new Map<string, Size>();
  return createWorkshop({
    catalogue: createNodeCatalogue(all),
    cache: createMemoryCache({ bytes: cacheBytes }),
    hostFor: (files, onResult) => createWebHost({ files, priors: opened, sizes, onResult }),
    say,
  });
}

async function pluginAt(address: string): Promise<Plugin> {
  const { default: plugin } = (await import(/* @vite-ignore */ /* webpackIgnore: true */ address)) as {
    readonly default?: Plugin;
  };
  if (plugin) return plugin;
  throw new TweedieError('bad-plugin', `${address} exports no plugin`);
}
