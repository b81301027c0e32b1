import type { FoundRun, Runner, RunnerOptions, Running, RunResult } from '@tweedie/editor';
import { abortedError, type Image, TweedieError } from '@tweedie/core';
import { decodeOutcome, type RunEvent, type Workflow } from '@tweedie/workflow';
import { strings } from '../../strings/running.ts';
import type { ServerClient } from './createServerClient.ts';
import { createUploader } from './createUploader.ts';
import type { ServerQueue, ServerRun } from './serverRun.ts';
import { typeOfFile } from './typeOfFile.ts';
import { watchRun, type WatchOptions } from './watchRun.ts';

export interface ServerRunnerOptions extends Pick<WatchOptions, 'pauses'> {
  readonly client: ServerClient;
  /** The pictures that a workflow names, as far as they are here. */
  readonly filesOf: (workflow: Workflow) => Promise<Readonly<Record<string, Blob>>>;
  readonly decode: (png: Blob) => Promise<Image>;
  /** The runs that were begun in this tab. */
  readonly notes: RunNotes;
}

/** Which open document a run is of, by the id of the run. */
export interface RunNotes {
  get(run: string): string | undefined;
  set(run: string, document: string): void;
}

/** Runs workflows on a server. */
export interface ServerRunner extends Runner {
  readonly client: ServerClient;
  /** The runs that are on their way there, and those that this tab began, the oldest first. */
  find(): Promise<readonly FoundRun[]>;
}

/** How many runs are taken up again at most. */
const most = 20;

export function createServerRunner(options: ServerRunnerOptions): ServerRunner {
  const { client, filesOf, notes } = options;
  const uploader = createUploader(client);
  let creating: Promise<unknown> = Promise.resolve(); // one after the other: they wait there in this order

  async function create(workflow: Workflow, { targets, lastKeys }: RunnerOptions): Promise<ServerRun> {
    const files = await filesOf(workflow);
    const uploads = Object.entries(files).map(
      async ([name, picture]) => [name, await uploader.upload(picture)] as const,
    );
    return client.ask('POST', '/runs', {
      ...{ workflow, files: Object.fromEntries(await Promise.all(uploads)) },
      ...(targets && { targets }),
      ...(lastKeys && hasPins(workflow) && { lastKeys: Object.fromEntries(lastKeys) }),
    });
  }
  async function createOrAgain(workflow: Workflow, given: RunnerOptions): Promise<ServerRun> {
    if (given.signal.aborted) throw abortedError();
    try {
      return await create(workflow, given);
    } catch (error) {
      if (!(error instanceof TweedieError) || error.code !== 'not-found') throw error;
      uploader.forget(); // so the server did
      return create(workflow, given);
    }
  }
  return {
    id: client.address,
    title: strings.server(client.address),
    queues: true,
    client,
    async run(workflow, given) {
      const created = creating.then(() => createOrAgain(workflow, given));
      creating = created.catch(() => undefined);
      const { id } = await created;
      notes.set(id, given.document ?? '');
      return runningOn(options, id, given.signal);
    },
    async find() {
      const runs = await client.ask<readonly ServerRun[]>('GET', '/runs');
      const wanted = runs.filter(({ id, ended }) => ended === undefined || notes.get(id) !== undefined);
      const found = wanted.slice(0, most).map(async ({ id, created, targets }): Promise<FoundRun> => {
        const workflow = await client.ask<Workflow>('GET', `/runs/${id}/workflow`);
        return {
          ...{ workflow, askedAt: Date.parse(created), document: notes.get(id) ?? '' },
          ...(targets && { targets }),
          follow: ({ signal }) => Promise.resolve(runningOn(options, id, signal)),
        };
      });
      return (await Promise.all(found)).reverse();
    },
  };
}

/** Lets go of its run when the signal fires, and tells of it in the words of the server. */
function runningOn(
  { client, decode, pauses }: ServerRunnerOptions,
  id: string,
  signal: AbortSignal,
): Running {
  const nodes = new Map<string, string>(); // by the names of files
  let run: ServerRun | undefined;

  async function* events(): AsyncGenerator<RunEvent, void, void> {
    const watching = {
      signal,
      decode,
      onRun: (news: ServerRun) => void (run = news),
      ...(pauses && { pauses }),
    };
    for await (const event of watchRun(client, id, watching)) {
      if (event.type === 'node.stored') nodes.set(event.file.replace(/^out\//, ''), event.node);
      yield event;
    }
  }
  function resultOf({ name }: ServerRun['results'][number]): RunResult {
    const node = nodes.get(name);
    const path = `/runs/${id}/results/${encodeURIComponent(name)}`;
    return {
      name,
      type: typeOfFile(name),
      ...(node !== undefined && { node }),
      read: () => client.fetch(path),
    };
  }
  return {
    runId: id,
    [Symbol.asyncIterator]: events,
    async outputs(node) {
      try {
        const blob = await client.fetch(`/runs/${id}/outputs/${encodeURIComponent(node)}`);
        return decodeOutcome(node, new Uint8Array(await blob.arrayBuffer()));
      } catch (error) {
        if (error instanceof TweedieError && error.code === 'not-found') return undefined;
        throw error;
      }
    },
    results: () => Promise.resolve((run?.results ?? []).map(resultOf)),
    async move(before) {
      const { waiting } = await client.ask<ServerQueue>('GET', '/queue');
      const others = waiting.filter((each) => each !== id);
      const at = before ? others.indexOf(before.runId) : -1;
      await client.ask('POST', `/runs/${id}/move`, { position: at < 0 ? others.length : at });
    },
  };
}

function hasPins({ nodes, subgraphs = {} }: Workflow): boolean {
  return [{ nodes }, ...Object.values(subgraphs)].some((graph) =>
    Object.values(graph.nodes).some(({ pinned }) => pinned),
  );
}
