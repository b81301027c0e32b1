import { SingleBar } from 'cli-progress';

export interface ProgressOptions {
  /** How much there is to do, in any unit: network evaluations, say. */
  readonly total: number;
  /** @default process.stderr */
  readonly stream?: NodeJS.WriteStream;
  /** The clock, in milliseconds. @default performance.now */
  readonly now?: () => number;
}

export interface Progress {
  /** `done` so far, of the total; `note` is shown beside it. */
  update(done: number, note?: string): void;
  /** Ends the display. */
  stop(): void;
}

/** How many lines a pipe gets for a whole run. */
const lines = 10;

/** Shows how far a run is and how long it will take: a bar on a terminal, a line for every tenth in a pipe. */
export function createProgress(label: string, options: ProgressOptions): Progress {
  const { total, stream = process.stderr, now = () => performance.now() } = options;
  const begun = now();
  const show = stream.isTTY ? bar(label, { total, stream }) : tenths(label, { total, stream });
  return {
    update(done, note = '') {
      const elapsed = (now() - begun) / 1000;
      show.update(done, { left: done > 0 ? formatSeconds((elapsed * (total - done)) / done) : '…', note });
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

interface Display {
  update(done: number, payload: { readonly left: string; readonly note: string }): void;
  stop(): void;
}

interface DisplayOptions {
  readonly total: number;
  readonly stream: NodeJS.WriteStream;
}

function bar(label: string, { total, stream }: DisplayOptions): Display {
  const single = new SingleBar({
    stream,
    format: `${label} {bar} {percentage} %  {value}/{total}  {left} left  {note}`,
    barCompleteChar: '━',
    barIncompleteChar: '─',
    barsize: 28,
    hideCursor: true,
    gracefulExit: false,
  });
  single.start(total, 0, { left: '…', note: '' });
  return {
    update: (done, payload) => single.update(Math.min(done, total), payload),
    stop: () => single.stop(),
  };
}

function tenths(label: string, { total, stream }: DisplayOptions): Display {
  let shown = 0;
  return {
    update(done, { left, note }) {
      const tenth = Math.floor((lines * done) / total);
      if (tenth <= shown) return;
      shown = tenth;
      const percent = `${Math.round((100 * done) / total)} %`.padStart(5);
      stream.write(`${label} ${percent}  ${done}/${total}  ${left} left  ${note}`.trimEnd() + '\n');
    },
    stop: () => undefined,
  };
}
