/** @file What the studio says of where workflows run, and of runs beside the graph. */
import type { Engine } from '@tweedie/runtime-web';

/** "127.0.0.1:4747" */
function host(address: string): string {
  return address.replace(/^https?:\/\//, '');
}

/** "12 MB" */
function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}

export const strings = {
  close: 'Close',
  notices: 'Messages',

  // Where runs go
  runsOn: 'Where it runs',
  browser: 'This browser',
  browserOn: (engine: Engine | undefined) =>
    engine ? `This browser · ${engineName(engine)}` : 'This browser',
  server: (address: string) => `Server ${host(address)}`,
  asking: 'asking…',
  ready: 'ready',
  down: 'does not answer',
  refused: 'wants another token',
  idle: 'idle',
  running: (count: number) => `${count} running`,
  waiting: (count: number) => `${count} waiting`,
  paused: 'paused',
  addServer: 'Add a server…',
  editServers: 'Servers…',

  // The dialog of servers
  servers: 'Servers',
  serversSummary:
    'A server runs graphs while you close the page, on a machine that may be faster. Start one with “tweedie serve”.',
  address: 'Address',
  addressHint: '127.0.0.1:4747',
  token: 'Token',
  tokenHint: 'Only where the server asks for one',
  tokenNote: 'The token stays in this tab and is forgotten with it. It is in no graph and no link.',
  test: 'Test the connection',
  add: 'Use this server',
  forget: (address: string) => `Forget ${host(address)}`,
  known: 'Known servers',
  noAddress: 'This is no address: write it as 127.0.0.1:4747.',
  works: (address: string, how: string) => `${host(address)} answers: ${how}.`,
  own: 'served this page',

  // What was left when the page was loaded again
  recalled: (held: number, stopped: number) => {
    const waited = held === 1 ? '1 run waited' : `${held} runs waited`;
    const went = stopped === 1 ? '1 run was stopped' : `${stopped} runs were stopped`;
    const what = [...(held > 0 ? [waited] : []), ...(stopped > 0 ? [went] : [])];
    return `${what.join(', and ')} when the page was loaded again.`;
  },
  recalledRemedy: 'Run it again from the list of runs.',
  goOn: 'Go on',
  queueNotKept: 'The runs that wait will not outlast the page.',

  // Before and while it runs
  large: 'This is a large run',
  largeSummary: (memory: string) =>
    `It takes about ${memory} of memory, more than many browsers give a page. The page may run out of it and break off.`,
  largeRemedy: 'Take a smaller picture, or run it on a server.',
  runAnyway: 'Run it anyway',
  notNow: 'Not now',
  download: (prior: string, loaded: number, total: number) =>
    `Downloading ${prior}: ${megabytes(loaded)} of ${megabytes(total)}`,
  progressTitle: (percent: number, title: string) => `${percent} % · ${title}`,
  curves: 'Curves',
} as const;

function engineName({ backend, threads }: Engine): string {
  if (backend === 'webgpu') return 'WebGPU';
  return `WASM, ${threads === 1 ? '1 thread' : `${threads} threads`}`;
}
