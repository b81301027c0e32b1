/** @file The words about runs. */

/** "0.4 s", "12 s", "2 min 5 s" */
function duration(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
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
  /** Others wait already. */
  runAfter: (waiting: number) => `Run (${waiting} waiting)`,
  cancel: 'Cancel',
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
  untitled: 'Untitled',
} as const;
