import { SingleBar } from 'cli-progress';

export interface ProgressOptions {
  /** How much there is to do, in any unit: network evaluations, say. */
  readonly total: number;
  /** @default process.stderr */
  readonly stream?: NodeJS.WriteStream;
  /** The clock, in milliseconds. @default performance.now */
  readonly now?: () => number;
  /** Leaves nothing of a bar behind when it ends. @default false */
  readonly clear?: boolean;
}

/** What is known better than by counting. */
export interface Known {
  /** How much there is to do after all. */
  readonly total?: number;
  readonly secondsLeft?: number | undefined;
}

export interface Progress {
  /** `done` so far, of the total; `note` is shown beside it. */
  update(done: number, note?: string, known?: Known): void;
  /** Ends the display. */
  stop(): void;
}

/** How many lines a pipe gets for a whole run. */
const lines = 10;

/** Shows how far a run is and how long it will take: a bar on a terminal, a line for every tenth in a pipe. */
export function createProgress(label: string, options: ProgressOptions): Progress {
  const { stream = process.stderr, now = () => performance.now(), clear = false } = options;
  const begun = now();
  const display = { label, total: options.total, stream };
  const show = stream.isTTY ? bar(display, clear) : tenths(display);
  return {
    update(done, note = '', { total = options.total, secondsLeft } = {}) {
      const elapsed = (now() - begun) / 1000;
      const left = secondsLeft ?? (done > 0 ? (elapsed * (total - done)) / done : undefined);
      show.update({ done, total, left: left === undefined ? '…' : formatSeconds(left), note });
    },
    stop: () => show.stop(),
  };
}

/** "8 s", "3 min 20 s", "2 h 5 min" */
export function formatSeconds(seconds: number): string {
  const s = Math.ceil(seconds);
  if (s < 60) return `${s} s`;
  if (s < 3600) return `${Math.floor(s / 60)} min ${s % 60} s`;
  return `${Math.floor(s / 3600)} h ${Math.floor((s % 3600) / 60)} min`;
}

interface Shown {
  readonly done: number;
  readonly total: number;
  readonly left: string;
  readonly note: string;
}

interface Display {
  update(shown: Shown): void;
  stop(): void;
}

interface DisplayOptions {
  readonly label: string;
  readonly total: number;
  readonly stream: NodeJS.WriteStream;
}

function bar({ label, total: expected, stream }: DisplayOptions, clear: boolean): Display {
  const single = new SingleBar({
    stream,
    format: `${label} {bar} {percentage} %  {value}/{total}  {left} left  {note}`,
    barCompleteChar: '━',
    barIncompleteChar: '─',
    barsize: 28,
    hideCursor: true,
    clearOnComplete: clear,
    gracefulExit: false,
  });
  single.start(expected, 0, { left: '…', note: '' });
  return {
    update({ done, total, left, note }) {
      single.setTotal(total);
      single.update(Math.min(done, total), { left, note });
    },
    stop: () => single.stop(),
  };
}

function tenths({ label, stream }: DisplayOptions): Display {
  let last = 0;
  return {
    update({ done, total, left, note }) {
      const tenth = Math.floor((lines * done) / total);
      if (tenth <= last) return;
      last = tenth;
      const percent = `${Math.round((100 * done) / total)} %`.padStart(5);
      stream.write(`${label} ${percent}  ${done}/${total}  ${left} left  ${note}`.trimEnd() + '\n');
    },
    stop: () => undefined,
  };
}
