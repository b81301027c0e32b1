import { TweedieError } from '@tweedie/core';
import { follow, type Outcome, reportOf, type RunState, type Workflow } from '@tweedie/workflow';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { lastKeysOf } from './lastKeysOf.ts';
import type { FoundRun, Runner, RunnerOptions, Running, RunResult } from './runner.ts';
import { isOver, type RunRecord } from './runRecord.ts';

export interface RunsState {
  /** All runs that are remembered, the oldest first. Those that wait start in this order. */
  readonly records: readonly RunRecord[];
  /** Nothing starts. What is on its way goes on. */
  readonly paused: boolean;
}

export interface RunsOptions {
  /** Milliseconds since 1970. @default Date.now */
  readonly now?: () => number;
  /** How many runs that are over are remembered, with what came out of them. @default 20 */
  readonly limit?: number;
}

export interface StartOptions {
  /** Nodes to run, with all that they need. @default all results */
  readonly targets?: readonly string[];
  /** The open document that the workflow is of. @default '' */
  readonly document?: string;
}

/** A run that a page had not ended when it went away. */
export interface LeftRun extends Omit<FoundRun, 'follow'> {
  readonly began: boolean;
}

/** The runs of a page. Of those for one runner one goes at a time, and the others wait, unless it has a queue of its own. */
export interface Runs extends Pick<StoreApi<RunsState>, 'getState' | 'getInitialState' | 'subscribe'> {
  /** Puts a run at the end of the queue, and gives its id. */
  start(runner: Runner, workflow: Workflow, options?: StartOptions): string;
  /** Takes in a run that is on its way already. */
  follow(runner: Runner, found: FoundRun): string;
  /**
   * Takes in runs that a page had not ended when it went away, and gives their ids: what had begun is over, and the rest is
   * held until it is let go on.
   */
  recall(runner: Runner, left: readonly LeftRun[]): readonly string[];
  /** Lets what is held start. */
  goOn(): void;
  /** Runs the same document again, and gives the id of the new run; `undefined` where there is no such run. */
  retry(id: string): string | undefined;
  /** Lets nothing start, or lets runs start again. */
  setPaused(paused: boolean): void;
  /** Stops a run at once, or takes it out of the queue. */
  cancel(id: string): void;
  cancelAll(): void;
  /** Puts a waiting run before another, or at the end. */
  reorder(id: string, before?: string): void;
  /** Forgets a run that is over. */
  forget(id: string): void;
  /** What came out of a node in a run; `undefined` where nothing did. */
  outputs(id: string, node: string): Promise<Outcome | undefined>;
  /** The files that a run saved. */
  results(id: string): Promise<readonly RunResult[]>;
}

/** Holds the queue and the history of runs. No failure is thrown: it is part of the record. */
export function createRuns({ now = Date.now, limit = 20 }: RunsOptions = {}): Runs {
  const store = createStore<RunsState>(() => ({ records: [], paused: false }));
  const jobs = new Map<string, Job>();
  const busy = new Set<string>(); // runners, by id
  let count = 0;

  const records = (): readonly RunRecord[] => store.getState().records;
  const find = (id: string): RunRecord | undefined => records().find((record) => record.id === id);
  function change(id: string, news: Partial<RunRecord>): void {
    store.setState({ records: records().map((one) => (one.id === id ? { ...one, ...news } : one)) });
  }

  function work(): void {
    for (const record of records()) {
      const job = jobs.get(record.id);
      if (store.getState().paused || record.status !== 'waiting' || record.held || !job || job.begun)
        continue;
      const { id, queues = false } = job.runner;
      if (!queues && busy.has(id)) continue;
      if (!queues) busy.add(id);
      job.begun = true;
      void runOne(record, job).then(() => {
        if (!queues) busy.delete(id);
        forgetOld();
        work();
      });
    }
  }
  async function runOne({ id, targets, document }: RunRecord, job: Job): Promise<void> {
    const { signal } = job.controller;
    if (!job.runner.queues) change(id, { status: 'running' });
    let state: RunState | undefined;
    try {
      const lastKeys = lastKeysOf(records().filter((one) => one.document === document));
      const running = await job.begin({ signal, lastKeys, document, ...(targets && { targets }) });
      job.running = running;
      for await (const event of running) {
        state = follow(state, event);
        const isFirst = find(id)?.status === 'waiting';
        change(id, { state, ...(isFirst && { status: 'running' }) });
      }
      const status = state?.status.is ?? 'running';
      change(id, status === 'running' ? failed(brokenOff()) : { status });
    } catch (error) {
      change(id, signal.aborted ? { status: 'cancelled' } : failed(error));
    }
  }
  function forgetOld(): void {
    const over = records().filter(isOver);
    for (const { id } of over.slice(0, Math.max(0, over.length - limit))) forget(id);
  }
  function forget(id: string): void {
    const record = find(id);
    if (!record || !isOver(record)) return;
    jobs.delete(id);
    store.setState({ records: records().filter((one) => one !== record) });
  }
  function cancel(id: string): void {
    const record = find(id);
    if (!record || isOver(record)) return;
    change(id, record.status === 'waiting' ? { status: 'cancelled', held: undefined } : { stopping: true });
    jobs.get(id)?.controller.abort();
  }

  function put({ workflow, runner, begin, options, askedAt = now(), news = {} }: NewRun): string {
    const id = String(count++);
    const { targets, document = '' } = options;
    jobs.set(id, { runner, begin, controller: new AbortController() });
    const record: RunRecord = {
      ...{ id, workflow, document, title: workflow.name ?? '', runner: runner.id },
      ...{ status: 'waiting', askedAt, ...(targets && { targets }) },
      ...news,
    };
    store.setState({ records: [...records(), record] });
    work();
    return id;
  }

  const runs: Runs = {
    ...pick(store),
    start: (runner, workflow, options = {}) =>
      put({ workflow, runner, options, begin: (given) => runner.run(workflow, given) }),
    follow(runner, { workflow, targets, document, askedAt, follow: begin }) {
      const options = { document, ...(targets && { targets }) };
      return put({ workflow, runner: { ...runner, queues: true }, options, begin, askedAt });
    },
    recall: (runner, left) =>
      left.map(({ workflow, targets, document, askedAt, began }) =>
        put({
          ...{ workflow, runner, askedAt, options: { document, ...(targets && { targets }) } },
          begin: (given) => runner.run(workflow, given),
          news: began ? { status: 'cancelled', stopped: true } : { held: true },
        }),
      ),
    goOn() {
      store.setState({ records: records().map((one) => (one.held ? { ...one, held: undefined } : one)) });
      work();
    },
    retry(id) {
      const [record, job] = [find(id), jobs.get(id)];
      if (!record || !job) return undefined;
      const { workflow, document, targets } = record;
      if (record.stopped) forget(id); // the new one is in its place
      return runs.start(job.runner, workflow, { document, ...(targets && { targets }) });
    },
    setPaused(paused) {
      store.setState({ paused });
      work();
    },
    cancel,
    cancelAll() {
      for (const { id } of [...records()].reverse()) cancel(id);
    },
    reorder(id, before) {
      const record = find(id);
      if (record?.status !== 'waiting' || id === before) return;
      const others = records().filter((one) => one !== record);
      const at = others.findIndex((one) => one.id === before && one.status === 'waiting');
      store.setState({ records: others.toSpliced(at < 0 ? others.length : at, 0, record) });
      const next = at < 0 ? undefined : jobs.get(before!)?.running;
      if (at >= 0 && !next) return; // its runner has not heard of that one yet
      jobs
        .get(id)
        ?.running?.move?.(next)
        .catch(() => undefined); // it has begun meanwhile
    },
    forget,
    async outputs(id, node) {
      return jobs.get(id)?.running?.outputs(node);
    },
    async results(id) {
      return (await jobs.get(id)?.running?.results()) ?? [];
    },
  };
  return runs;
}

interface NewRun extends Pick<Job, 'runner' | 'begin'> {
  readonly workflow: Workflow;
  readonly options: StartOptions;
  readonly askedAt?: number;
  readonly news?: Partial<RunRecord>;
}

/** What a record needs that is not data. */
interface Job {
  readonly runner: Runner;
  readonly begin: (options: RunnerOptions) => Promise<Running>;
  readonly controller: AbortController;
  begun?: true;
  running?: Running;
}

function brokenOff(): TweedieError {
  return new TweedieError('network-failed', 'The run broke off without saying why', {
    remedy: 'Run it again.',
  });
}

function failed(error: unknown): Partial<RunRecord> {
  return { status: 'failed', error: reportOf(error) };
}

function pick({
  getState,
  getInitialState,
  subscribe,
}: StoreApi<RunsState>): Pick<StoreApi<RunsState>, 'getState' | 'getInitialState' | 'subscribe'> {
  return { getState, getInitialState, subscribe };
}
