/** @file What the page and the Worker of a session say to each other, over `openChannel` and `serve`. */
import type { ErrorReport, Looks, Outcome, Problem, RunEvent, Workflow } from '@tweedie/workflow';
import type { StoredFile } from '../host/createWebHost.ts';
import type { Download } from '../host/createWebPriors.ts';
import type { Files } from '../host/files.ts';
import type { PriorAddresses } from '../host/findPrior.ts';
import type { Engine } from '../network/engineOf.ts';
import type { Notice, WebRuntimeOptions } from '../network/options.ts';

/** What the Worker begins with. */
export interface Setup extends Omit<WebRuntimeOptions, 'onNotice'> {
  readonly priors: PriorAddresses;
  /** How much is kept of what nodes gave. */
  readonly cacheBytes: number;
}

/** `Outside` is what nodes see of the outside: the files of the page, or in a sandbox a way to ask for them. */
export interface RunRequest<Outside = Files> {
  readonly workflow: Workflow;
  readonly files: Outside;
  readonly targets?: readonly string[];
  readonly runId: string;
  readonly lastKeys?: ReadonlyMap<string, string>;
}

export interface ServeRequest {
  /** What is stored goes to the page as results of this run. */
  readonly runId: string;
  readonly port: MessagePort;
  readonly files: Files;
  /** All that the workflow names: nothing else may be read. */
  readonly texts: ReadonlySet<string>;
  /** The priors that may be opened though it does not name them. */
  readonly priors: ReadonlySet<string>;
}

/** What is asked of the Worker, and what it answers. The setup comes first. */
export interface SessionProtocol<Outside = Files> {
  readonly setup: { readonly request: Setup; readonly answer: object };
  readonly look: {
    readonly request: { readonly workflow: Workflow; readonly files: Outside };
    readonly answer: Looks;
  };
  readonly validate: {
    readonly request: { readonly workflow: Workflow; readonly files: Outside };
    readonly answer: { readonly problems: readonly Problem[] };
  };
  /** Answers once the run is planned. Its events are remarks. */
  readonly run: { readonly request: RunRequest<Outside>; readonly answer: object };
  readonly cancel: { readonly request: { readonly runId: string }; readonly answer: object };
  readonly outputs: {
    readonly request: { readonly runId: string; readonly node: string };
    readonly answer: { readonly outcome: Outcome | undefined };
  };
  /**
   * Lets a sandbox ask for what one workflow may see of the outside, over a port, till it is told to stop. Once the run
   * is cancelled, it answers that it was.
   */
  readonly serve: { readonly request: ServeRequest; readonly answer: object };
  readonly stopServing: { readonly request: { readonly runId: string }; readonly answer: object };
  /** What its networks run on. */
  readonly engine: { readonly request: object; readonly answer: Engine };
  /** Whether it still hears. */
  readonly ping: { readonly request: object; readonly answer: object };
}

/** What the Worker says unasked. */
export type Remark =
  | { readonly kind: 'event'; readonly runId: string; readonly event: RunEvent }
  | { readonly kind: 'result'; readonly runId: string; readonly file: StoredFile }
  /** A run broke off without a last event. */
  | { readonly kind: 'ended'; readonly runId: string; readonly error: ErrorReport }
  | { readonly kind: 'notice'; readonly notice: Notice }
  | { readonly kind: 'download'; readonly download: Download }
  /** How many parts of a plugin are checked. */
  | { readonly kind: 'checked'; readonly done: number; readonly total: number }
  /** The Worker can do nothing more. */
  | { readonly kind: 'lost'; readonly error: ErrorReport };
