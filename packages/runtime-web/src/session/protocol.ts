/** @file What the page and the Worker of a session say to each other. */
import type { ErrorReport, Outcome, Problem, RunEvent, Workflow } from '@tweedie/workflow';
import type { StoredFile } from '../host/createWebHost.ts';
import type { Download } from '../host/createWebPriors.ts';
import type { Files } from '../host/files.ts';
import type { PriorAddresses } from '../host/findPrior.ts';
import type { Notice, WebRuntimeOptions } from '../network/options.ts';

/** What the Worker begins with. */
export interface Setup extends Omit<WebRuntimeOptions, 'onNotice'> {
  readonly priors: PriorAddresses;
  /** How much is kept of what nodes gave. */
  readonly cacheBytes: number;
}

/** What is asked of the Worker, and what it answers. */
export interface Requests {
  validate: {
    readonly ask: { readonly workflow: Workflow; readonly files: Files };
    readonly answer: readonly Problem[];
  };
  /** Answers once the run is planned. Its events follow. */
  run: {
    readonly ask: {
      readonly workflow: Workflow;
      readonly files: Files;
      readonly targets?: readonly string[];
      readonly runId: string;
    };
    readonly answer: undefined;
  };
  outputs: {
    readonly ask: { readonly run: number; readonly node: string };
    readonly answer: Outcome | undefined;
  };
}

export type Ask = {
  [K in keyof Requests]: { readonly kind: K; readonly id: number } & Requests[K]['ask'];
}[keyof Requests];

export type ToWorker =
  | ({ readonly kind: 'setup' } & Setup)
  | Ask
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'ping' };

export type FromWorker =
  /** It cannot work, and will not. */
  | { readonly kind: 'failed'; readonly error: ErrorReport }
  | { readonly kind: 'answer'; readonly id: number; readonly value?: unknown; readonly error?: ErrorReport }
  | { readonly kind: 'event'; readonly id: number; readonly event: RunEvent }
  /** A run broke off without a last event. */
  | { readonly kind: 'ended'; readonly id: number; readonly error: ErrorReport }
  | { readonly kind: 'result'; readonly id: number; readonly file: StoredFile }
  | { readonly kind: 'notice'; readonly notice: Notice }
  | { readonly kind: 'download'; readonly download: Download }
  | { readonly kind: 'pong' };
