/** @file What a session and its sandbox say to each other. What comes out of the sandbox is not to be trusted. */
import type { Plugin } from '@tweedie/core';
import type { PluginCheck } from '@tweedie/testing';
import type {
  ErrorReport,
  Migrated,
  NodeManifest,
  Outcome,
  Permission,
  Problem,
  RunEvent,
  Workflow,
  WorkflowNode,
} from '@tweedie/workflow';
import type { RunLimits } from '../session/session.ts';

/** A plugin as the sandbox needs it. */
export interface PluginPlace {
  readonly name: string;
  /** The folder of its package, which ends in a separator. */
  readonly folder: string;
  /** The module that exports it. */
  readonly entry: string;
  readonly nodes: readonly Pick<NodeManifest, 'type' | 'version'>[];
  readonly allowed: readonly Permission[];
}

/** What the sandbox begins with. */
export interface Setup {
  /** Addresses of modules whose default exports are the plugins that come with Tweedie. */
  readonly modules: readonly string[];
  /** Plugins that are data alone, such as the priors of the user. */
  readonly data: readonly Plugin[];
  readonly plugins: readonly PluginPlace[];
  /** Milliseconds that a plugin may take to load. */
  readonly patience: number;
}

/** What is asked of the sandbox, and what it answers. */
export interface Requests {
  validate: { readonly ask: { readonly workflow: Workflow }; readonly answer: readonly Problem[] };
  /** Answers once the run is planned, and within the limits. Its events follow when it is told to begin. */
  run: {
    readonly ask: {
      readonly workflow: Workflow;
      readonly targets?: readonly string[];
      readonly limits: RunLimits;
      readonly runId: string;
      readonly cache: boolean;
      readonly lastKeys?: ReadonlyMap<string, string>;
    };
    readonly answer: undefined;
  };
  /** Takes the parameters of nodes to the versions that are here, one answer for each. */
  migrate: {
    readonly ask: { readonly nodes: readonly WorkflowNode[] };
    readonly answer: readonly Migrated[];
  };
  check: { readonly ask: { readonly plugin: string }; readonly answer: readonly PluginCheck[] };
}

export type Ask = {
  [K in keyof Requests]: { readonly kind: K; readonly id: number } & Requests[K]['ask'];
}[keyof Requests];

export type ToSandbox =
  | ({ readonly kind: 'setup' } & Setup)
  | Ask
  | { readonly kind: 'begin'; readonly id: number }
  | { readonly kind: 'cancel'; readonly id: number }
  | {
      readonly kind: 'returned';
      readonly call: number;
      readonly value?: unknown;
      readonly error?: ErrorReport;
    };

export type FromSandbox =
  | { readonly kind: 'loading'; readonly plugin: string }
  | { readonly kind: 'failed'; readonly plugin: string; readonly error: ErrorReport }
  | { readonly kind: 'ready' }
  | { readonly kind: 'answer'; readonly id: number; readonly value?: unknown; readonly error?: ErrorReport }
  | { readonly kind: 'event'; readonly id: number; readonly event: RunEvent; readonly outcome?: Outcome }
  | { readonly kind: 'ended'; readonly id: number }
  | {
      readonly kind: 'call';
      readonly id: number;
      readonly call: number;
      readonly method: string;
      readonly args: readonly unknown[];
    };
