import { type AbortSignalLike, type Plugin, TweedieError } from '@tweedie/core';
import type { PluginCheck } from '@tweedie/testing';
import {
  createNodeCatalogue,
  type Looks,
  type NodeCatalogue,
  pluginsOf,
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
import type { Sandboxes } from '../plugins/sandbox/createSandboxes.ts';
import type { WebPlugin } from '../plugins/webPlugin.ts';
import { type Home, openHome } from './openHome.ts';
import type { SessionProtocol } from './protocol.ts';
import { runAtHome } from './runAtHome.ts';
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
  /** Plugins of others, to begin with. @default none */
  readonly others?: readonly WebPlugin[];
  /** Seconds that a plugin of others may take to load. @default 10 */
  readonly loadPatience?: number;
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

export interface CheckPluginOptions {
  readonly signal?: AbortSignal;
  /** Hears how many parts are done, out of how many. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Workflows in a Worker of this page. */
export interface WebSession {
  /** What there is now; `use` makes another one. */
  readonly catalogue: NodeCatalogue;
  /**
   * Takes these plugins of others in the place of those before. Their nodes come from their manifests; their code runs
   * when a workflow with one of their nodes is validated or run, in a Worker without rights. Throws `bad-plugin` where
   * two plugins have one name, and changes nothing.
   */
  use(others: readonly WebPlugin[]): void;
  /**
   * Checks all operators and solvers of a plugin of others, in a Worker without rights. It need not be in use. Throws
   * `bad-plugin` and `aborted`.
   */
  check(plugin: WebPlugin, options?: CheckPluginOptions): Promise<readonly PluginCheck[]>;
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
  const { patience = 120, loadPatience = 10, onNotice = ignore, onDownload = ignore, ...rest } = options;
  const { backend, threads, wasmPaths } = rest;
  const setup = {
    priors: Object.fromEntries(Object.entries(priors).map(([name, prior]) => [name, fromPage(prior)])),
    cacheBytes,
    ...(backend && { backend }),
    ...(threads !== undefined && { threads }),
    ...(wasmPaths !== undefined && { wasmPaths: absolute(wasmPaths) }),
  };
  let current: Home<SessionProtocol> | undefined;
  let count = 0;
  let catalogue = createNodeCatalogue(plugins);
  let usable: readonly WebPlugin[] = [];
  let opening: Promise<Sandboxes> | undefined;

  /** The Worker, or a new one where it has ended. */
  function living(): Home<SessionProtocol> {
    if (current && !current.broken) return current;
    current = openHome<SessionProtocol>(worker(), {
      ...{ place: 'The Worker that runs workflows', patience },
      begin: ({ ask }) => ask('setup', setup),
      onRemark(remark) {
        if (remark.kind === 'notice') onNotice(remark.notice);
        if (remark.kind === 'download') onDownload(remark.download);
      },
    });
    return current;
  }
  /** What runs plugins of others is loaded with the first of them. */
  function sandboxes(): Promise<Sandboxes> {
    opening ??= import('../plugins/sandbox/createSandboxes.ts').then(
      ({ createSandboxes }) => createSandboxes({ cacheBytes, patience, loadPatience }),
      (error: unknown) => {
        opening = undefined; // the next one tries again
        throw error;
      },
    );
    return opening;
  }
  /** Those of others that a workflow has nodes of. */
  function othersOf(workflow: Workflow): readonly WebPlugin[] {
    const used = pluginsOf(workflow);
    return usable.filter(({ name }) => used.has(name));
  }
  function use(others: readonly WebPlugin[]): void {
    const described = others.map(({ described: plugin, integrity }) => ({ ...plugin, integrity }));
    assertNamedOnce([...plugins, ...others]);
    catalogue = createNodeCatalogue([...plugins, ...described]);
    usable = others;
    void opening?.then(({ keep }) => keep(others), ignore);
  }
  const nextId = (): string => `run-${Date.now().toString(36)}-${count++}`;
  if (options.others) use(options.others);

  return {
    get catalogue() {
      return catalogue;
    },
    use,
    check: async (plugin, options) => (await sandboxes()).check(plugin, options),
    look: (workflow, { files = {} } = {}) => living().ask('look', { workflow, files }),
    async validate(workflow, { files = {} } = {}) {
      const here = othersOf(workflow);
      if (here.length === 0) return (await living().ask('validate', { workflow, files })).problems;
      const [home, runId] = [living(), nextId()];
      try {
        const { open, outside } = await sandboxes();
        const sandbox = await open(here);
        const port = await outside({ runId, workflow, files }, { home, plugins: here });
        return (await sandbox.ask('validate', { workflow, files: port }, [port])).problems;
      } finally {
        void home.ask('stopServing', { runId }).catch(ignore);
      }
    },
    async run(workflow, { files = {}, targets, signal, lastKeys } = {}) {
      const runId = nextId();
      const request = { workflow, files, runId, ...(targets && { targets }), ...(lastKeys && { lastKeys }) };
      const here = othersOf(workflow);
      if (here.length === 0) return startRun(runId, runAtHome(living(), request), signal);
      const { open, runInSandbox } = await sandboxes();
      const sandbox = await open(here);
      return startRun(runId, runInSandbox(request, { sandbox, home: living(), plugins: here }), signal);
    },
    engine: () => living().ask('engine', {}),
    dispose() {
      void opening?.then(({ end }) => end(), ignore);
      current?.end(new TweedieError('aborted', 'The session was disposed of'));
    },
  };
}

function assertNamedOnce(plugins: readonly Pick<Plugin, 'name'>[]): void {
  const names = plugins.map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw new TweedieError('bad-plugin', `There are two plugins ${twice}`);
}

function ownWorker(): Worker {
  return startWorker(() => new Worker(new URL('./worker.js', import.meta.url), { type: 'module' }));
}

function ignore(): void {
  // nobody asked
}

/** The Worker lies elsewhere, and addresses are relative to the page. */
function fromPage({ card, url, others }: PriorAddresses[string]): PriorAddresses[string] {
  return {
    card: typeof card === 'string' ? absolute(card) : card,
    url: absolute(url),
    ...(others && {
      others: Object.fromEntries(Object.entries(others).map(([file, each]) => [file, absolute(each)])),
    }),
  };
}

function absolute(address: string): string {
  return new URL(address, document.baseURI).href;
}
