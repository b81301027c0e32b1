import type { RunEvent, RunState } from '@tweedie/workflow';
import { exitCodes } from '../failure.ts';

/** An event without its pixels. */
export function withoutPixels(event: RunEvent): object {
  return event.type === 'node.preview' ? { ...event, estimate: { shape: event.estimate.shape } } : event;
}

/** Done means that every node that took part has come to its end. */
export function exitCodeOf({ status, nodes }: RunState): number {
  if (status.is === 'cancelled') return exitCodes.cancelled;
  const whole =
    status.is === 'finished' && Object.values(nodes).every((node) => node.status.is === 'finished');
  return whole ? exitCodes.ok : exitCodes.failed;
}

/** One line for a person. */
export function summaryOf({ status, progress: { done } }: RunState): string {
  const seconds = 'seconds' in status ? status.seconds.toFixed(1) : '?';
  const work = `${done} network ${done === 1 ? 'evaluation' : 'evaluations'} in ${seconds} s`;
  return `${{ running: 'Stopped', finished: 'Done', failed: 'Failed', cancelled: 'Cancelled' }[status.is]}: ${work}`;
}

/** How a run and its nodes ended, for a machine. */
export function describeRun({ status, progress, nodes }: RunState): object {
  const entries = Object.entries(nodes).map(
    ([
      id,
      {
        status: { is: ended, ...facts },
      },
    ]) => {
      return [id, { status: ended, ...facts, seq: undefined }];
    },
  );
  return {
    status: status.is,
    ...('seconds' in status && { seconds: status.seconds }),
    evaluations: progress.done,
    nodes: Object.fromEntries(entries) as object,
  };
}
