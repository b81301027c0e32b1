import { TweedieError } from '@tweedie/core';
import { follow, type Outcome, reportOf, type RunState, type Workflow } from '@tweedie/workflow';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { lastKeysOf } from './lastKeysOf.ts';
import type { Runner, Running, RunResult } from './runner.ts';
import { isOver, type RunRecord } from './runRecord.ts';

export interface RunsState {
  /** All runs that are remembered, the oldest first. Those that wait start in this order. */
  readonly records: readonly RunRecord[];
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

/** The runs of a page: one at a time, the others wait. */
export interface Runs extends Pick<StoreApi<RunsState>, 'getState' | 'getInitialState' | 'subscribe'> {
  /** Puts a run at the end of the queue, and gives its id. */
  start(runner: Runner, workflow: Workflow, options?: StartOptions): string;
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
  const store = createStore<RunsState>(() => ({ records: [] }));
  const jobs = new Map<string, Job>();
  let count = 0;
  let busy = false;

  const records = (): readonly RunRecord[] => store.getState().records;
  const find = (id: string): RunRecord | undefined => records().find((record) => record.id === id);
  function change(id: string, news: Partial<RunRecord>): void {
    store.setState({ records: records().map((one) => (one.id === id ? { ...one, ...news } : one)) });
  }

  async function work(): Promise<void> {
    if (busy) return;
    busy = true;
    for (let next = firstWaiting(); next; next = firstWaiting()) await runOne(next);
    busy = false;
  }
  function firstWaiting(): RunRecord | undefined {
    return records().find(({ status }) => status === 'waiting');
  }

  async function runOne({ id, workflow, targets, document }: RunRecord): Promise<void> {
    const job = jobs.get(id)!;
    change(id, { status: 'running' });
    let state: RunState | undefined;
    try {
      const running = await job.runner.run(workflow, {
        signal: job.controller.signal,
        lastKeys: lastKeysOf(records().filter((one) => one.document === document)),
        ...(targets && { targets }),
      });
      job.running = running;
      for await (const event of running) {
        state = follow(state, event);
        change(id, { state });
      }
      const status = state?.status.is ?? 'running';
      change(id, status === 'running' ? failed(brokenOff()) : { status });
    } catch (error) {
      change(id, job.controller.signal.aborted ? { status: 'cancelled' } : failed(error));
    }
    forgetOld();
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
    if (record.status === 'waiting') change(id, { status: 'cancelled' });
    jobs.get(id)?.controller.abort();
  }

  return {
    ...pick(store),
    start(runner, workflow, { targets, document = '' } = {}) {
      const id = String(count++);
      jobs.set(id, { runner, controller: new AbortController() });
      const record: RunRecord = {
        ...{ id, workflow, document, title: workflow.name ?? '', runner: runner.id },
        ...{ status: 'waiting', askedAt: now(), ...(targets && { targets }) },
      };
      store.setState({ records: [...records(), record] });
      void work();
      return id;
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
    },
    forget,
    async outputs(id, node) {
      return jobs.get(id)?.running?.outputs(node);
    },
    async results(id) {
      return (await jobs.get(id)?.running?.results()) ?? [];
    },
  };
}

/** What a record needs that is not data. */
interface Job {
  readonly runner: Runner;
  readonly controller: AbortController;
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
