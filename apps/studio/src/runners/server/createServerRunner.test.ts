import type { ImageTensor } from '@tweedie/core';
import { createRuns, type RunRecord, type Runs } from '@tweedie/editor';
import { parseWorkflow, type Workflow } from '@tweedie/workflow';
import { readImage } from '@tweedie/runtime-node';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { waves } from '../../../../server/src/fixtures/pictures.ts';
import { createFolder, startTestServer } from '../../../../server/src/fixtures/server.ts';
import { restoreWorkflow, slowWorkflow } from '../../../../server/src/fixtures/workflows.ts';
import { createServerClient } from './createServerClient.ts';
import { createServerRunner, type RunNotes, type ServerRunner } from './createServerRunner.ts';

beforeEach(() => void vi.stubGlobal('WebSocket', WebSocket)); // Node 20 has none

interface TestRunnerOptions {
  readonly files?: Readonly<Record<string, Blob>>;
  readonly token?: string;
  readonly notes?: RunNotes;
}

function createNotes(): RunNotes {
  const notes = new Map<string, string>();
  return { get: (run) => notes.get(run), set: (run, document) => void notes.set(run, document) };
}

async function runnerOn(
  url: string,
  { files = {}, token, notes = createNotes() }: TestRunnerOptions = {},
): Promise<ServerRunner> {
  const folder = await createFolder();
  let count = 0;
  return createServerRunner({
    client: createServerClient(url, () => token),
    filesOf: () => Promise.resolve(files),
    async decode(png) {
      const path = join(folder, `${count++}.png`);
      await writeFile(path, Buffer.from(await png.arrayBuffer()));
      return readImage(path);
    },
    notes,
    pauses: [50, 100, 200, 400, 800, 1600],
  });
}

function ended(runs: Runs, id: string): Promise<RunRecord> {
  return until(runs, id, ({ status }) => !['waiting', 'running'].includes(status));
}

function until(runs: Runs, id: string, is: (record: RunRecord) => boolean): Promise<RunRecord> {
  return new Promise((resolve) => {
    const look = (): void => {
      const record = runs.getState().records.find((one) => one.id === id);
      if (!record || !is(record)) return;
      unwatch();
      resolve(record);
    };
    const unwatch = runs.subscribe(look);
    look();
  });
}

/** Shows what comes out of a node that takes its time. */
function shown(params: object = {}): Workflow {
  return parseWorkflow({
    format: 1,
    nodes: {
      slow: { type: '@test/server/slow', version: 1, params: { size: 8, ...params } },
      show: { type: '@tweedie/workflow/show', version: 1 },
    },
    edges: [{ from: ['slow', 'image'], to: ['show', 'image'] }],
  });
}

/** Waits for something to become true, however slow the machine is. */
function eventually(is: () => Promise<boolean>): Promise<boolean> {
  return vi.waitUntil(is, { timeout: 30_000 });
}

test('a run on a server tells progress, curves, previews and results, and gives its outputs exactly', async () => {
  const { server } = await startTestServer();
  const runs = createRuns();
  const id = runs.start(await runnerOn(server.url), shown({ steps: 8, seed: 3 }));
  const { state, status } = await ended(runs, id);
  expect(status).toBe('finished');
  expect(state!.progress).toMatchObject({ done: 8, total: 8 });
  const slow = state!.nodes['slow']!;
  expect(slow.status).toMatchObject({ is: 'finished', cached: false });
  expect(slow.metrics['residual']!.map(({ step, value }) => value * (step + 1))).toEqual(
    slow.metrics['residual']!.map(() => 1),
  );
  const image = (await runs.outputs(id, 'show'))!.get('image')!.items[0]!.value as ImageTensor;
  expect(image.tensor.shape).toEqual([1, 3, 8, 8]);
  // The last preview is 7/8 of the result, as 8 bits hold it: half a step of 2/255, and clipped to [-1, 1].
  const { estimate } = slow.previews['image']!;
  expect(estimate.shape).toEqual([1, 3, 8, 8]);
  for (const [i, value] of estimate.data.entries()) {
    const exact = Math.min(1, Math.max(-1, (image.tensor.data[i]! * 7) / 8));
    expect(Math.abs(value - exact)).toBeLessThanOrEqual(1 / 255 + 1e-6);
  }
  expect(await runs.outputs(id, 'slow')).toBeUndefined(); // no target
});

test('pictures are uploaded once for each content, whatever they are called', async () => {
  const { server } = await startTestServer();
  const picture = Uint8Array.from(await waves(32));
  const blob = (): Blob => new Blob([picture], { type: 'image/png' });
  const uploads = vi.spyOn(globalThis, 'fetch');
  const count = (): number =>
    uploads.mock.calls.filter(([to]) => typeof to === 'string' && to.endsWith('/files')).length;
  const files: Record<string, Blob> = { 'my photo (1).png': blob() };
  const runner = await runnerOn(server.url, { files });
  const runs = createRuns();
  const workflow = parseWorkflow(restoreWorkflow('my photo (1).png', 'oracle', 3));
  const first = await ended(runs, runs.start(runner, workflow));
  expect(first.status).toBe('finished');
  files['my photo (1).png'] = blob(); // another object, the same content
  await ended(runs, runs.start(runner, workflow));
  expect(count()).toBe(1);
  const [result] = await runs.results(first.id);
  expect(result).toMatchObject({ name: 'restored.png', type: 'image/png', node: 'save' });
  expect((await result!.read()).size).toBeGreaterThan(100);
});

test('a run is cancelled on the server, and one that waits there never starts', async () => {
  const { server, client } = await startTestServer();
  const runs = createRuns();
  const runner = await runnerOn(server.url);
  const running = runs.start(runner, shown({ steps: 5000 }));
  const waiting = runs.start(runner, shown({ steps: 5000, seed: 1 }));
  await until(runs, running, ({ state }) => (state?.nodes['slow']?.progress?.done ?? 0) > 0);
  await eventually(async () => (await client.ask<unknown[]>('GET', '/runs')).body.length === 2);
  runs.cancel(waiting);
  runs.cancel(running);
  expect(runs.getState().records.map(({ status, stopping }) => [status, stopping])).toEqual([
    ['running', true],
    ['cancelled', undefined],
  ]);
  expect((await ended(runs, running)).status).toBe('cancelled');
  await eventually(async () => {
    const { body } = await client.ask<{ status: string }[]>('GET', '/runs');
    return body.every(({ status }) => status === 'cancelled');
  });
});

test('what waits on the server can be put before others there', async () => {
  const { server, client } = await startTestServer({ paused: true });
  const runs = createRuns();
  const runner = await runnerOn(server.url);
  const [first, , third] = [1, 2, 3].map((seed) => runs.start(runner, shown({ seed })));
  await eventually(async () => (await client.ask<unknown[]>('GET', '/runs')).body.length === 3);
  const queue = async (): Promise<readonly string[]> =>
    (await client.ask<{ waiting: string[] }>('GET', '/queue')).body.waiting;
  const before = await queue();
  await eventually(async () => {
    runs.reorder(third!, first); // again, where the runner had not heard yet that it waits
    return (await queue())[0] === before[2];
  });
  expect(await queue()).toEqual([before[2], before[0], before[1]]);
  runs.cancelAll();
  await eventually(async () => (await queue()).length === 0);
  await Promise.all(before.map((id) => client.ended(id))); // all is written
});

test('a workflow that the server refuses fails with its sentence and remedy', async () => {
  const { server } = await startTestServer();
  const runs = createRuns();
  const id = runs.start(await runnerOn(server.url), parseWorkflow(restoreWorkflow('nowhere.png', 'oracle')));
  expect((await ended(runs, id)).error).toMatchObject({
    code: 'bad-workflow',
    message: 'photo: There is no file nowhere.png',
  });
  const nobody = runs.start(await runnerOn(server.url), shown(), { targets: ['nobody'] });
  expect((await ended(runs, nobody)).error).toMatchObject({
    message: 'There is no node "nobody" that could run',
    remedy: 'Choose one that is in the workflow, and neither muted nor bypassed.',
  });
});

test('a run that fails before its first event fails here too, with what the server says', async () => {
  const { session } = await startTestServer();
  let calls = 0;
  const run: typeof session.run = (...given) =>
    ++calls === 2 ? Promise.reject(new Error('It broke')) : session.run(...given);
  const { server } = await startTestServer({
    session: { ...session, run, dispose: () => Promise.resolve() },
  });
  const runs = createRuns();
  const id = runs.start(await runnerOn(server.url), shown({ steps: 1 }));
  expect(await ended(runs, id)).toMatchObject({
    status: 'failed',
    error: { message: 'Something went wrong that should not' },
  });
});

test('the token is asked for, told in a sentence where it is wrong, and goes with everything', async () => {
  const token = 'a token of sixteen characters or möre';
  const { server } = await startTestServer({ token: 'a token of sixteen characters or more' });
  const runs = createRuns();
  const wrong = runs.start(await runnerOn(server.url, { token: token.slice(0, 16) }), shown({ steps: 1 }));
  expect((await ended(runs, wrong)).error).toMatchObject({ message: 'The token is missing or wrong' });
  const right = runs.start(
    await runnerOn(server.url, { token: 'a token of sixteen characters or more' }),
    shown({ steps: 1 }),
  );
  expect((await ended(runs, right)).status).toBe('finished');
});

test('a server that goes down and comes back goes on with the run, and nothing is missed', async () => {
  const folder = await createFolder();
  const { server, session } = await startTestServer({ folder });
  const port = Number(new URL(server.url).port);
  const runs = createRuns();
  const id = runs.start(await runnerOn(server.url), shown({ steps: 60 }));
  await until(runs, id, ({ state }) => (state?.nodes['slow']?.progress?.done ?? 0) > 2);
  await server.close();
  expect(runs.getState().records[0]!.status).toBe('running');
  await startTestServer({ folder, port, session: { ...session, dispose: () => Promise.resolve() } });
  const { status, state } = await ended(runs, id);
  expect(status).toBe('finished');
  expect(state!.progress).toMatchObject({ done: 60, total: 60 });
  expect(await runs.outputs(id, 'show')).toBeInstanceOf(Map);
});

test('a line that breaks for good fails the run, and says that it may go on there', async () => {
  const { server } = await startTestServer();
  const runs = createRuns();
  const id = runs.start(await runnerOn(server.url), shown({ steps: 5000 }));
  await until(runs, id, ({ state }) => state !== undefined);
  await server.close();
  expect((await ended(runs, id)).error).toMatchObject({
    code: 'network-failed',
    remedy: expect.stringContaining('may go on') as string,
  });
});

test('what was begun is found again with its document, on its way and when it is over', async () => {
  const { server } = await startTestServer();
  const notes = createNotes();
  const before = createRuns();
  const runner = await runnerOn(server.url, { notes });
  const over = before.start(runner, shown({ steps: 2, seed: 9 }), { document: 'one' });
  await ended(before, over);
  const going = before.start(runner, parseWorkflow(slowWorkflow({ steps: 40 })), { document: 'two' });
  await until(before, going, ({ state }) => (state?.nodes['slow']?.progress?.done ?? 0) > 2);

  const after = createRuns(); // the page was loaded again
  const again = await runnerOn(server.url, { notes });
  for (const found of await again.find()) after.follow(again, found);
  const [first, second] = after.getState().records;
  expect([first!.document, second!.document]).toEqual(['one', 'two']);
  expect(second!.workflow).toEqual(parseWorkflow(slowWorkflow({ steps: 40 })));
  const finished = await ended(after, second!.id);
  expect(finished).toMatchObject({ status: 'finished', state: { progress: { done: 40, total: 40 } } });
  expect(finished.state!.nodes['slow']!.metrics['residual']!.length).toBeGreaterThan(3);
  await ended(after, first!.id);
  expect(await after.outputs(first!.id, 'show')).toEqual(await before.outputs(over, 'show'));

  const stranger = await runnerOn(server.url);
  expect(await stranger.find()).toEqual([]); // nothing is on its way, and the rest is not its own
});
