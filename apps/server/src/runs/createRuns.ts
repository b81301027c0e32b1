import { TweedieError } from '@tweedie/core';
import type { Run, RunEvent, RunState, Workflow } from '@tweedie/workflow';
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunRecord, RunRequest } from '../api/schemas.ts';
import { createFeed, type Feed } from '../events/createFeed.ts';
import { plainState } from '../events/plain.ts';
import { describeFailure } from '../failures/describeFailure.ts';
import { Refusal } from '../failures/refusal.ts';
import {
  createQueue,
  enqueue,
  leave,
  move,
  putBack,
  type Queue,
  setPaused,
  startNext,
} from '../queue/queue.ts';
import { admit, type Gate } from './admit.ts';
import { listResults } from './listResults.ts';
import { encodeOutputs, readOutputs, saveOutputs } from './outputs.ts';
import { perform, type Ending } from './perform.ts';
import { recover } from './recover.ts';

export interface RunsOptions extends Gate {
  readonly concurrency: number;
  /** Begins with a queue in which nothing starts. @default as it was when the server went down */
  readonly paused?: boolean | undefined;
  readonly writeResults?: WriteResults | undefined;
  /** Hears what went wrong that no client can be told. */
  readonly onFault: (error: unknown) => void;
}

/** Writes into the folder of results what a run gave and saved not by itself, such as pictures that it shows. */
export type WriteResults = (
  run: Run,
  state: RunState,
  places: { readonly folder: string; readonly out: string; readonly bytes: number },
) => Promise<void>;

/** All runs of a server. Methods throw `not-found` for a run that is not there. */
export interface Runs {
  readonly queue: Queue;
  list(): readonly RunRecord[];
  get(id: string): RunRecord;
  /** What it came to so far, as JSON. */
  state(id: string): Promise<unknown>;
  workflow(id: string): Promise<Workflow>;
  /** What came out of a target, as `encodeOutcome` writes it under the name of the node; throws `not-found` for what has not. */
  outputs(id: string, node: string): Promise<Uint8Array>;
  /** `undefined` once the run has ended. */
  feed(id: string): Feed | undefined;
  create(request: RunRequest): Promise<RunRecord>;
  /** Resolves when the run has stopped; throws `conflict` where it had ended before. */
  cancel(id: string): Promise<RunRecord>;
  /** Forgets a run with all its files; throws `conflict` while it runs. */
  remove(id: string): Promise<void>;
  move(id: string, position: number): Promise<void>;
  setPaused(paused: boolean): Promise<void>;
  /** The path of a result; throws `not-found` for what is not in the list. */
  resultPath(id: string, name: string): string;
  /** Forgets what ended so many milliseconds ago. */
  sweep(age: number): Promise<void>;
  /** Stops what runs, which will begin again at the next start. */
  close(): Promise<void>;
}

interface Active {
  readonly controller: AbortController;
  readonly ended: Promise<void>;
  run?: Run;
}

export async function createRuns(options: RunsOptions): Promise<Runs> {
  const { session, store, files, limits, concurrency, onFault } = options;
  const found = await recover(store, onFault);
  const records = new Map(found.runs.map((record) => [record.id, record]));
  const feeds = new Map<string, Feed>();
  const active = new Map<string, Active>();
  let queue = createQueue({ ...found, paused: options.paused ?? found.paused, concurrency });
  let closing = false;
  for (const id of queue.waiting) feeds.set(id, createFeed());
  await keepOrder();
  pump();

  function get(id: string): RunRecord {
    const record = records.get(id);
    if (record) return record;
    throw new TweedieError('not-found', `There is no run ${id}`);
  }
  async function save(id: string, changes: Partial<RunRecord>): Promise<RunRecord> {
    const record = { ...get(id), ...changes };
    records.set(id, record);
    await store.saveRun(record);
    feeds.get(id)?.tell({ type: 'run', run: record });
    return record;
  }
  async function keepOrder(): Promise<void> {
    await store.saveOrder(queue);
  }
  function pump(): void {
    for (;;) {
      const next = closing ? { queue } : startNext(queue);
      if (next.id === undefined) return;
      queue = next.queue;
      const controller = new AbortController();
      const ended = work(next.id, controller.signal).catch(onFault).then(pump);
      active.set(next.id, { controller, ended });
    }
  }
  async function work(id: string, signal: AbortSignal): Promise<void> {
    const feed = feeds.get(id)!;
    try {
      const { work: folder, out, outputs: kept } = store.placesOf(id);
      for (const old of [out, kept]) await rm(old, { recursive: true, force: true }); // of a run that was interrupted
      const { targets, lastKeys } = await save(id, { status: 'running', started: new Date().toISOString() });
      await keepOrder();
      const workflow = await store.readWorkflow(id);
      const room = Math.max(0, limits.storedBytes - (await stored()));
      const bytes = Math.floor(room / concurrency);
      const onEvent = (event: RunEvent): void => feed.tell({ type: 'event', event });
      let outputs: RunRecord['outputs'] = [];
      const onOutputs = async (run: Run): Promise<void> => {
        if (closing || !feed.state) return;
        const left = async (): Promise<number> => bytes - sum(await listResults(out));
        await options.writeResults?.(run, feed.state, { folder, out, bytes: await left() });
        outputs = await saveOutputs(run, Object.keys(feed.state.nodes), {
          folder: kept,
          bytes: await left(),
        });
      };
      const onRun = (run: Run): void => void Object.assign(active.get(id) ?? {}, { run });
      const given = { workflow, folder, limits: { ...limits, bytes }, signal, onRun, onEvent, onOutputs };
      const wanted = { ...(targets && { targets }), ...(lastKeys && { lastKeys: mapOf(lastKeys) }) };
      await end(id, await perform(session, { ...given, ...wanted }), outputs);
    } catch (error) {
      onFault(error);
      await end(id, { status: 'failed', error: describeFailure(error) });
    } finally {
      active.delete(id);
      if (queue.running.includes(id)) queue = leave(queue, id);
    }
  }
  async function end(id: string, ending: Ending, outputs: RunRecord['outputs'] = []): Promise<void> {
    if (closing && ending.status === 'cancelled') {
      queue = putBack(queue, id);
      await save(id, { status: 'queued' });
      return keepOrder();
    }
    const { out } = store.placesOf(id);
    const state = feeds.get(id)?.state;
    if (state) await store.saveState(id, plainState(state));
    const ended = new Date().toISOString();
    await save(id, { ...ending, ended, results: await listResults(out), outputs });
    feeds.delete(id);
  }
  async function stored(): Promise<number> {
    const written = [...records.values()].flatMap(({ results, outputs }) => [...results, ...outputs]);
    return (await files.bytes()) + sum(written);
  }
  const isOver = ({ ended }: RunRecord): boolean => ended !== undefined;

  const runs: Runs = {
    get queue() {
      return queue;
    },
    list: () => [...records.values()].sort((a, b) => (a.created < b.created ? 1 : -1)),
    get,
    async state(id) {
      get(id);
      const state = feeds.get(id)?.state;
      return state ? plainState(state) : await store.readState(id);
    },
    async workflow(id) {
      return store.readWorkflow(get(id).id);
    },
    async outputs(id, node) {
      const { outputs, ended } = get(id);
      const outcome = ended === undefined ? active.get(id)?.run?.outputs(node) : undefined;
      if (outcome) return encodeOutputs(node, outcome);
      if (outputs.some((each) => each.node === node)) return readOutputs(store.placesOf(id).outputs, node);
      throw new TweedieError('not-found', 'There are no outputs of such a node of this run');
    },
    feed: (id) => feeds.get(id),
    async create(request) {
      if (closing) throw new Refusal('closing', 'The server is going down', 'Try again in a minute.');
      if (queue.waiting.length >= limits.queue) {
        throw new Refusal('queue-full', `${limits.queue} runs wait already`, 'Try again later.');
      }
      if ((await stored()) > limits.storedBytes) {
        throw new Refusal('storage-full', 'There is no room for more results', 'Delete runs first.');
      }
      const id = randomBytes(16).toString('hex');
      const { workflow, warnings } = await admit(options, id, request);
      const { name } = workflow;
      const { targets, lastKeys } = request;
      const extras = {
        ...(name !== undefined && { name }),
        ...(targets && { targets: [...targets] }),
        ...(lastKeys && { lastKeys }),
      };
      const odd = warnings.length > 0 && { warnings: [...warnings] };
      const created = new Date().toISOString();
      records.set(id, {
        id,
        ...extras,
        ...odd,
        status: 'queued',
        created,
        interrupted: 0,
        results: [],
        outputs: [],
      });
      feeds.set(id, createFeed());
      queue = enqueue(queue, id);
      const record = await save(id, {});
      await keepOrder();
      pump();
      return record;
    },
    async cancel(id) {
      if (isOver(get(id))) throw new Refusal('conflict', 'The run has ended already');
      const running = active.get(id);
      if (running) {
        running.controller.abort();
        await running.ended;
      } else {
        queue = leave(queue, id);
        await keepOrder();
        await end(id, { status: 'cancelled' });
      }
      return get(id);
    },
    async remove(id) {
      get(id);
      if (active.has(id)) throw new Refusal('conflict', 'The run is on its way', 'Cancel it first.');
      queue = leave(queue, id);
      await keepOrder();
      await store.remove(id);
      records.delete(id);
      feeds.delete(id);
    },
    async move(id, position) {
      if (get(id).status !== 'queued') throw new Refusal('conflict', 'The run does not wait any more');
      queue = move(queue, id, position);
      await keepOrder();
    },
    async setPaused(paused) {
      queue = setPaused(queue, paused);
      await keepOrder();
      pump();
    },
    resultPath(id, name) {
      if (get(id).results.some((result) => result.name === name)) return join(store.placesOf(id).out, name);
      throw new TweedieError('not-found', 'There is no such result of this run');
    },
    async sweep(age) {
      const isOld = ({ ended }: RunRecord): boolean =>
        ended !== undefined && Date.now() - Date.parse(ended) > age;
      for (const { id } of [...records.values()].filter(isOld)) await runs.remove(id);
      await files.sweep(age);
    },
    async close() {
      closing = true;
      const running = [...active.values()];
      for (const { controller } of running) controller.abort();
      await Promise.all(running.map(({ ended }) => ended));
      await keepOrder();
    },
  };
  return runs;
}

function sum(files: readonly { readonly bytes: number }[]): number {
  return files.reduce((total, { bytes }) => total + bytes, 0);
}

function mapOf(keys: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(keys));
}
