import type { Line } from '../worker/line.ts';

export interface PulseOptions {
  readonly worker: Line;
  /** Seconds without a word, after which the Worker counts as lost. */
  readonly patience: number;
  /** Whether something is asked of it. */
  readonly isBusy: () => boolean;
  readonly ping: () => void;
  readonly onLost: (seconds: number) => void;
}

/** Seconds that a Worker may take to begin: its modules may come over a slow net. */
const slowStart = 120;

/** In how many parts patience is cut: a page that was asleep loses one of them, and not all. */
const parts = 6;

/** Finds out whether a Worker is still there, by pings, as long as it is busy. To be asked to `watch` when it becomes so. */
export function createPulse({ worker, patience, isBusy, ping, onLost }: PulseOptions): {
  watch(): void;
  stop(): void;
} {
  let silent = 0; // parts without a word
  let limit = Math.max(patience, slowStart);
  let timer: ReturnType<typeof setTimeout> | undefined;

  function stop(): void {
    clearTimeout(timer);
    timer = undefined;
  }
  function watch(): void {
    if (timer !== undefined || !isBusy()) return;
    ping();
    timer = setTimeout(listen, (1000 * limit) / parts);
  }
  function listen(): void {
    timer = undefined;
    silent++;
    if (silent < parts) watch();
    else onLost(limit);
  }
  worker.addEventListener('message', () => {
    silent = 0;
    if (limit === patience) return;
    limit = patience; // it has begun
    stop();
    watch();
  });
  return { watch, stop };
}
