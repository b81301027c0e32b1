import { formatBytes } from '@tweedie/runtime-node';
import { createProgress, type Progress } from '../progress.ts';

/** Shows how far the files of a model are, one after the other. */
export interface FetchProgress {
  /** Another file. */
  begin(name: string): void;
  update(done: number, total: number | undefined): void;
  /** Says something in between. */
  aside(say: () => void): void;
  stop(): void;
  /** How many bytes of the file are there. */
  done(): number;
}

/** The clock is in milliseconds. */
export function createFetchProgress(now: () => number = () => performance.now()): FetchProgress {
  let name = '';
  let done = 0;
  let shown: Progress | undefined;
  let first: { readonly bytes: number; readonly time: number } | undefined;
  function stop(): void {
    shown?.stop();
    shown = first = undefined;
  }
  return {
    stop,
    done: () => done,
    begin(next) {
      stop();
      name = next;
      done = 0;
    },
    aside(say) {
      stop();
      say();
    },
    update(bytes, total) {
      done = bytes;
      if (total === undefined) return; // there is no telling how far it is
      shown ??= createProgress(`Fetching ${name} (MB)`, { total: megabytes(total) });
      first ??= { bytes, time: now() };
      const speed = (bytes - first.bytes) / ((now() - first.time) / 1000);
      const known = speed > 0 ? { secondsLeft: (total - bytes) / speed } : {};
      const note = speed > 0 ? `${formatBytes(speed)}/s` : '';
      shown.update(megabytes(bytes), note, { total: megabytes(total), ...known });
    },
  };
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1e5) / 10;
}
