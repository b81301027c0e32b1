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

export interface RunRequest {
  readonly workflow: Workflow;
  readonly files: Files;
  readonly targets?: readonly string[];
  readonly runId: string;
  readonly lastKeys?: ReadonlyMap<string, string>;
}

/** What is asked of the Worker, and what it answers. The setup comes first. */
export interface SessionProtocol {
  readonly setup: { readonly request: Setup; readonly answer: object };
  readonly look: {
    readonly request: { readonly workflow: Workflow; readonly files: Files };
    readonly answer: Looks;
  };
  readonly validate: {
    readonly request: { readonly workflow: Workflow; readonly files: Files };
    readonly answer: { readonly problems: readonly Problem[] };
  };
  /** Answers once the run is planned. Its events are remarks. */
  readonly run: { readonly request: RunRequest; readonly answer: object };
  readonly cancel: { readonly request: { readonly runId: string }; readonly answer: object };
  readonly outputs: {
    readonly request: { readonly runId: string; readonly node: string };
    readonly answer: { readonly outcome: Outcome | undefined };
  };
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
  /** The Worker can do nothing more. */
  | { readonly kind: 'lost'; readonly error: ErrorReport };
