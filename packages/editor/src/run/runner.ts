import type { Outcome, RunEvent, Workflow } from '@tweedie/workflow';

export interface RunnerOptions {
  readonly signal: AbortSignal;
  /** Nodes to run, with all that they need. @default all results */
  readonly targets?: readonly string[];
  /** The keys under which nodes finished last, for those that are pinned. */
  readonly lastKeys?: ReadonlyMap<string, string>;
  /** The open document that the workflow is of. */
  readonly document?: string;
}

/** A file that a node saved. */
export interface RunResult {
  readonly name: string;
  /** Such as "image/png". */
  readonly type: string;
  readonly node?: string;
  read(): Promise<Blob>;
}

/** A run on its way. It begins when its first event is asked for. */
export interface Running extends AsyncIterable<RunEvent> {
  readonly runId: string;
  /** What came out of a target; `undefined` until it has finished. */
  outputs(node: string): Promise<Outcome | undefined>;
  /** The files that were saved so far. */
  results(): Promise<readonly RunResult[]>;
  /** While it waits in the queue of its runner: puts it before another one there, or at the end. */
  move?(before: Running | undefined): Promise<void>;
}

/** A run that somebody found where it runs, such as after the page was loaded again. */
export interface FoundRun {
  readonly workflow: Workflow;
  readonly targets?: readonly string[];
  /** In milliseconds since 1970. */
  readonly askedAt: number;
  /** The open document that it is of; '' where nobody knows. */
  readonly document: string;
  follow(options: Pick<RunnerOptions, 'signal'>): Promise<Running>;
}

/** Where workflows run: in this browser, or on a server. The editor knows no more of it than this. */
export interface Runner {
  readonly id: string;
  /** Said plainly: "This browser, on WebGPU". */
  readonly title: string;
  /** It has a queue of its own, which runs are put into at once. @default false: one run at a time is given to it */
  readonly queues?: boolean;
  run(workflow: Workflow, options: RunnerOptions): Promise<Running>;
}
