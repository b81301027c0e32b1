import type { ErrorReport, RunState, Workflow } from '@tweedie/workflow';

/** A run as a person sees it, from the moment it was asked for. */
export interface RunRecord {
  readonly id: string;
  /** What the document was called. */
  readonly title: string;
  /** The open document that it is of. */
  readonly document: string;
  /** The id of what runs it. */
  readonly runner: string;
  /** The document as it was. */
  readonly workflow: Workflow;
  /** The nodes that were asked for; left out, all results. */
  readonly targets?: readonly string[];
  readonly status: 'waiting' | 'running' | 'finished' | 'failed' | 'cancelled';
  /** It waits until somebody lets it go on. */
  readonly held?: true | undefined;
  /** It was on its way when its page went away. */
  readonly stopped?: true;
  /** It was told to stop, and has not stopped yet. */
  readonly stopping?: true;
  /** In milliseconds since 1970. */
  readonly askedAt: number;
  /** What happened so far; left out until something did. */
  readonly state?: RunState;
  /** Why it could not go on, where no event said so. */
  readonly error?: ErrorReport;
}

/** Whether a run has come to its end. */
export function isOver({ status }: RunRecord): boolean {
  return status !== 'waiting' && status !== 'running';
}
