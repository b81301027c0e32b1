import type { ErrorReport } from '@tweedie/workflow';
import type { PlainState } from './eventsOf.ts';

/** A run as a server tells of it. */
export interface ServerRun {
  readonly id: string;
  readonly status: 'queued' | 'running' | 'finished' | 'failed' | 'cancelled';
  readonly created: string;
  readonly ended?: string;
  readonly error?: ErrorReport;
  readonly targets?: readonly string[];
  readonly results: readonly { readonly name: string; readonly bytes: number }[];
  readonly state?: PlainState;
}

/** What waits and what runs on a server, by the ids of runs. */
export interface ServerQueue {
  readonly paused: boolean;
  readonly running: readonly string[];
  readonly waiting: readonly string[];
}
