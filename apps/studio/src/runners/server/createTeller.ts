import type { Tensor } from '@tweedie/core';
import type { Happening, RunEvent } from '@tweedie/workflow';
import { eventsOf, type PlainState } from './eventsOf.ts';
import type { PreviewHead } from './readPreview.ts';

/** An event as a server sends it: previews say their size, and their pixels come apart. */
export type PlainEvent = RunEvent;

/** Makes the events of one run of what a server says, in messages that may repeat themselves. */
export interface Teller {
  snapshot(state: PlainState): void;
  event(event: PlainEvent): void;
  preview(head: PreviewHead, estimate: Tensor): void;
  /** The server ended the run without an event that says so. */
  cancelled(): void;
  /** Whether an event said that the run is over. */
  readonly over: boolean;
}

/**
 * Tells events under the id that the server gave the run. A run that a server began again after it went down counts its
 * events from 0 again: here they go on after those before.
 */
export function createTeller(runId: string, push: (event: RunEvent) => void): Teller {
  let inner: string | undefined; // the run that the server is at
  let offset = 0;
  let last = -1;
  let over = false;

  function turnTo(id: string): void {
    if (inner !== undefined && inner !== id) offset = last + 1;
    inner = id;
  }
  function tell(happening: Happening & Pick<RunEvent, 'seq'>, at = 0): void {
    const seq = happening.seq + offset;
    last = Math.max(last, seq);
    over ||= ['run.finished', 'run.failed', 'run.cancelled'].includes(happening.type);
    push({ ...happening, runId, seq, at });
  }
  return {
    snapshot(state) {
      turnTo(state.runId);
      for (const event of eventsOf(state)) tell(event);
    },
    event(event) {
      turnTo(event.runId);
      if (event.type !== 'node.preview') tell(event, event.at);
    },
    preview: ({ node, port, seq, item }, estimate) =>
      tell({ type: 'node.preview', node, port, estimate, seq, ...(item && { item }) }),
    cancelled: () => tell({ type: 'run.cancelled', seconds: 0, seq: last + 1 - offset }),
    get over() {
      return over;
    },
  };
}
