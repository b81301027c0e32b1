import type { AbortSignalLike, Awaitable, ErrorCode } from '@tweedie/core';
import type { NodeCatalogue, Problem, Run, Upgrade, Workflow } from '@tweedie/workflow';

/** The most that a run may take. */
export interface RunLimits {
  /** Of the largest picture, in one channel. */
  readonly pixels?: number;
  /** Network evaluations in all. */
  readonly evaluations?: number;
  readonly seconds?: number;
  /** Of all pictures and texts that it saves. */
  readonly bytes?: number;
}

export interface SessionRunOptions {
  /** What names of files are relative to. */
  readonly folder: string;
  /** Where results go. @default "out" in the folder */
  readonly out?: string;
  /** Whether nothing outside of the folder may be read. @default false */
  readonly confined?: boolean;
  /** Nodes to run, with all that they need. @default all results */
  readonly targets?: readonly string[];
  readonly signal?: AbortSignalLike;
  readonly limits?: RunLimits;
  /**
   * The keys under which nodes finished last: a pinned node gives what the cache has under its own. @default none
   */
  readonly lastKeys?: ReadonlyMap<string, string>;
}

/** A plugin that could not be had. */
export interface PluginFailure {
  readonly plugin: string;
  readonly code: ErrorCode | 'unexpected';
  readonly message: string;
  readonly remedy?: string;
}

/** The plugins, priors and caches that workflows of one process share. */
export interface Session {
  readonly catalogue: NodeCatalogue;
  readonly failures: readonly PluginFailure[];
  /** All that is wrong with a workflow, files and priors looked at. */
  validate(
    workflow: Workflow,
    options: Pick<SessionRunOptions, 'folder' | 'confined'>,
  ): Promise<readonly Problem[]>;
  /** Brings the nodes of a workflow to the versions that are here. */
  upgrade(workflow: Workflow): Awaitable<Upgrade>;
  /** Plans and runs. Throws `bad-workflow` where a limit would be passed, or a target is not there. */
  run(workflow: Workflow, options: SessionRunOptions): Promise<Run>;
  /** Frees the priors. */
  dispose(): Promise<void>;
}
