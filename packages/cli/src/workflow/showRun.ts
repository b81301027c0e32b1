import { type NodeState, type RunEvent, type RunState, follow } from '@tweedie/workflow';
import { createProgress, formatSeconds, type Progress } from '../progress.ts';
import type { Report } from '../report.ts';

export interface RunDisplay {
  /** Shows one more event, and returns the run so far. */
  take(event: RunEvent): RunState;
  stop(): void;
}

/** Shows how a run goes on: one bar for all of it, and a line for each node that took part and is over. */
export function showRun(report: Report): RunDisplay {
  let state: RunState | undefined;
  let progress: Progress | undefined;

  function stop(): void {
    progress?.stop();
    progress = undefined;
  }
  return {
    stop,
    take(event) {
      state = follow(state, event);
      const { done, total, secondsLeft } = state.progress;
      if (event.type === 'run.progress' && done > 0 && done < total) {
        progress ??= createProgress('Running', { total, clear: true });
        progress.update(done, notesOf(state), { total, secondsLeft });
      }
      const line = lineOf(event, state);
      if (line !== undefined) {
        if (process.stderr.isTTY) stop(); // the next event brings it back below the line
        report.note(line);
      }
      return state;
    },
  };
}

/** What runs now. */
function notesOf({ nodes }: RunState): string {
  const running = Object.entries(nodes).filter(
    ([, { status, progress }]) => status.is === 'running' && progress,
  );
  return running.map(([id, node]) => `${id}${itemOf(node)}`).join(', ');
}

function itemOf({ progress }: NodeState): string {
  if (!progress?.item) return '';
  const { index, count } = progress.item;
  return ` ${index + 1}${count === undefined ? '' : `/${count}`}`;
}

function lineOf(event: RunEvent, { nodes }: RunState): string | undefined {
  if (!('node' in event)) return undefined;
  const name = event.node.padEnd(Math.max(...Object.keys(nodes).map((id) => id.length)));
  switch (event.type) {
    case 'node.finished':
      return `${name}  ${event.cached ? 'from cache' : secondsOf(event.seconds)}`;
    case 'node.failed':
      return [`${name}  failed: ${event.error.message}`, event.error.remedy].filter(Boolean).join('\n  ');
    case 'node.skipped':
      return `${name}  skipped: ${event.because}`;
    default:
      return undefined;
  }
}

function secondsOf(seconds: number): string {
  return seconds < 10 ? `${seconds.toFixed(1)} s` : formatSeconds(seconds);
}
