import { type AbortSignalLike, type Plugin, TweedieError } from '@tweedie/core';
import {
  createNodeCatalogue,
  type Looks,
  type NodeCatalogue,
  type Problem,
  type Workflow,
} from '@tweedie/workflow';
import type { Download } from '../host/createWebPriors.ts';
import type { Files } from '../host/files.ts';
import type { PriorAddresses } from '../host/findPrior.ts';
import type { Engine } from '../network/engineOf.ts';
import type { WebRuntimeOptions } from '../network/options.ts';
import { startWorker } from '../worker/startWorker.ts';
import { builtInPlugins } from './builtInPlugins.ts';
import { type Home, openHome } from './openHome.ts';
import { startRun, type WebRun } from './webRun.ts';

export interface WebSessionOptions extends WebRuntimeOptions {
  /** The plugins of the Worker, for the catalogue of the page. @default those that come with Tweedie */
  readonly plugins?: readonly Plugin[];
  /** Starts the Worker, whose module calls `serveSession`. @default one with the plugins that come with Tweedie */
  readonly worker?: () => Worker;
  /** Where priors are, beside those that the Worker knows. @default {} */
  readonly priors?: PriorAddresses;
  /** How much the Worker keeps of what nodes gave. @default 256 MiB */
  readonly cacheBytes?: number;
  /**
   * Seconds without a word from a Worker that works, after which it is given up. A network says nothing while it runs
   * on WASM. @default 120
   */
  readonly patience?: number;
  /** Hears how far the network of a prior has come. */
  readonly onDownload?: (download: Download) => void;
}

export interface WebRunOptions {
  /** The pictures and other files that the workflow names. @default {} */
  readonly files?: Files;
  /** Nodes to run, with all that they need. @default all results */
  readonly targets?: readonly string[];
  readonly signal?: AbortSignalLike;
  /** The keys under which nodes finished last: a pinned node gives what it gave under its own. @default none */
  readonly lastKeys?: ReadonlyMap<string, string>;
}

/** Workflows in a Worker of this page. */
export interface WebSession {
  readonly catalogue: NodeCatalogue;
  /** What nodes find outside of a workflow, such as the sizes of its files, and what they do not find. */
  look(workflow: Workflow, options?: Pick<WebRunOptions, 'files'>): Promise<Looks>;
  /** All that is wrong with a workflow, files and priors looked at. */
  validate(workflow: Workflow, options?: Pick<WebRunOptions, 'files'>): Promise<readonly Problem[]>;
  /** Plans and runs. Throws `bad-workflow` for a target that is not there, and `aborted`. */
  run(workflow: Workflow, options?: WebRunOptions): Promise<WebRun>;
  /** What networks run on: WebGPU, or WASM with so many threads. It may change when the graphics card is lost. */
  engine(): Promise<Engine>;
  /** Ends the Worker, and with it all runs. The next run starts another. */
  dispose(): void;
}

/**
 * Runs workflows in a Worker, which starts when it is first needed. The page never waits for it: a Worker that breaks
 * down, or stays silent, fails its runs, and the next run starts another.
 */
export function createWebSession(options: WebSessionOptions = {}): WebSession {
  const { plugins = builtInPlugins, worker = ownWorker, priors = {}, cacheBytes = 2 ** 28 } = options;
  const { patience = 120, onNotice = ignore, onDownload = ignore, ...rest } = options;
  const { backend, threads, wasmPaths } = rest;
  const setup = {
    priors: Object.fromEntries(Object.entries(priors).map(([name, prior]) => [name, fromPage(prior)])),
    cacheBytes,
    ...(backend && { backend }),
    ...(threads !== undefined && { threads }),
    ...(wasmPaths !== undefined && { wasmPaths: absolute(wasmPaths) }),
  };
  let current: Home | undefined;
  let count = 0;

  /** The Worker, or a new one where it has ended. */
  function living(): Home {
    if (!current || current.broken) current = openHome(worker(), { setup, patience, onNotice, onDownload });
    return current;
  }
  return {
    catalogue: createNodeCatalogue(plugins),
    look: (workflow, { files = {} } = {}) => living().ask('look', { workflow, files }),
    validate: async (workflow, { files = {} } = {}) =>
      (await living().ask('validate', { workflow, files })).problems,
    async run(workflow, { files = {}, targets, signal, lastKeys } = {}) {
      const runId = `run-${Date.now().toString(36)}-${count++}`;
      const request = { workflow, files, runId, ...(targets && { targets }), ...(lastKeys && { lastKeys }) };
      return startRun(living(), request, signal);
    },
    engine: () => living().ask('engine', {}),
    dispose() {
      current?.end(new TweedieError('aborted', 'The session was disposed of'));
    },
  };
}

function ownWorker(): Worker {
  return startWorker(() => new Worker(new URL('./worker.js', import.meta.url), { type: 'module' }));
}

function ignore(): void {
  // nobody asked
}

/** The Worker lies elsewhere, and addresses are relative to the page. */
function fromPage({ card, url }: PriorAddresses[string]): PriorAddresses[string] {
  return { card: typeof card === 'string' ? absolute(card) : card, url: absolute(url) };
}

function absolute(address: string): string {
  return new URL(address, document.baseURI).href;
}
