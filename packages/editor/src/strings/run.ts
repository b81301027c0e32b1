/** @file The words about runs. */

/** "0.4 s", "12 s", "2 min 5 s" */
function duration(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** "12 MB", "1.4 GB" */
function memory(bytes: number): string {
  if (bytes < 1e9) return `${Math.max(1, Math.round(bytes / 1e6))} MB`;
  return `${(bytes / 1e9).toFixed(1)} GB`;
}

/** A value in a sentence, no longer than it takes to recognise it. */
function short(value: unknown): string {
  const text =
    value === undefined ? 'its default' : typeof value === 'string' ? value : JSON.stringify(value);
  return text.length <= 30 ? text : `${text.slice(0, 29)}…`;
}

export const strings = {
  duration,
  run: 'Run',
  runAll: 'Run the graph',
  /** Others wait already. */
  runAfter: (waiting: number) => `Run (${waiting} waiting)`,
  cancel: 'Cancel',
  stopping: 'Stopping…',
  paused: 'Paused',
  /** "20 evaluations, about 0.3 GB" */
  takes: (evaluations: number, bytes: number) =>
    [
      ...(evaluations === 0 ? [] : [evaluations === 1 ? '1 evaluation' : `${evaluations} evaluations`]),
      `about ${memory(bytes)}`,
    ].join(', '),
  takesLong: (evaluations: number, bytes: number) =>
    `A run takes ${evaluations === 1 ? '1 network evaluation' : `${evaluations} network evaluations`} and about ${memory(bytes)} of memory. What is still known from earlier runs does not run again.`,
  memory,
  starting: 'Starting…',
  left: (seconds: number) => `${duration(seconds)} left`,
  steps: (done: number, total: number) => `${done} of ${total}`,
  evaluations: (done: number, total: number) => `${done} of ${total} network evaluations`,
  item: (index: number, count: number | undefined) =>
    count === undefined ? `item ${index + 1}` : `item ${index + 1} of ${count}`,
  status: {
    waiting: 'Waiting',
    running: 'Running',
    finished: (seconds: number) => `Finished in ${duration(seconds)}`,
    cached: 'As before: nothing had to run',
    failed: 'Failed',
    cancelled: 'Cancelled',
    skipped: 'Did not run',
    over: 'Finished',
  },
  stale: {
    type: 'Stale: it is another node now',
    parameter: (title: string, before: unknown, now: unknown) =>
      `Stale: ${title} was ${short(before)}, and is ${short(now)} now`,
    connection: (port: string) => `Stale: ${port} is connected to something else`,
    source: (node: string) => `Stale: ${node} changed`,
  },
  estimate: 'The estimate so far',
  results: 'Results',
  noResults: 'Run the graph to see what comes out of it.',
  nothingToShow: 'Nothing that can be shown came out of it.',
  runs: 'Runs',
  noRuns: 'There was no run yet.',
  forget: 'Forget',
  sooner: 'Sooner',
  later: 'Later',
  again: 'Run again',
  openGraph: 'Open its graph',
  pause: 'Pause the queue',
  resume: 'Resume the queue',
  cancelAll: 'Cancel all',
  queue: 'Queue',
  pausedHow: 'Nothing starts until you resume. What is on its way goes on.',
  held: 'Left from before the reload',
  heldHow: (count: number) =>
    count === 1
      ? '1 run waited when the page was loaded again. It starts when you say so.'
      : `${count} runs waited when the page was loaded again. They start when you say so.`,
  goOn: 'Go on',
  waitsForYou: 'Waits for you',
  stoppedByReload: 'Was stopped by the reload',
  waitingFor: (count: number) => (count === 1 ? '1 run waits' : `${count} runs wait`),
  copyReport: 'Copy report',
  copied: 'Copied',
  notCopied: 'The browser did not allow it to be copied',
  started: (title: string) => `${title || 'Untitled'} runs`,
  ended: {
    finished: (title: string, seconds: string) => `${title || 'Untitled'} has finished${seconds}`,
    failed: (title: string, message: string) => `${title || 'Untitled'} failed: ${message}`,
    cancelled: (title: string) => `${title || 'Untitled'} was cancelled`,
  },
  curves: 'Curves',
  noCurves: 'Solvers draw curves while they run: the residual, and the PSNR where a reference is connected.',
  curvesOfNode: 'Node',
  curveTitles: { residual: 'Residual', psnr: 'PSNR' } as Readonly<Record<string, string>>,
  curveUnits: { psnr: 'dB' } as Readonly<Record<string, string>>,
  sampleCurve: (n: number) => `Sample ${n}`,
  itemCurve: (n: number) => `Item ${n}`,
  untitled: 'Untitled',
} as const;
