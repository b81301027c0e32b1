import { TweedieError } from '@tweedie/core';
import { createSession } from '@tweedie/runtime-node';
import { parseWorkflow } from '@tweedie/workflow';
import { writeFileSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { waves } from './fixtures/pictures.ts';
import { createFolder, plugins, startTestServer } from './fixtures/server.ts';
import { restoreWorkflow, slowWorkflow } from './fixtures/workflows.ts';

test('what is put into the queue runs, and its results can be had', async () => {
  const { client, faults } = await startTestServer();
  const file = await client.upload(await waves(32));
  const { id } = await client.run(restoreWorkflow('photo.png', 'oracle'), { 'photo.png': file });
  const run = await client.ended(id);
  expect(run).toMatchObject({ status: 'finished', results: [{ name: 'restored.png' }] });
  expect(run.state).toMatchObject({ status: { is: 'finished' }, progress: { done: 10, total: 10 } });
  const png = await client.result(id, 'restored.png');
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.length).toBe(run.results[0]!.bytes);
  expect(faults).toEqual([]);
});

test('a real prior gives the same bytes through the server as in a session of one’s own', async () => {
  const photo = await waves(64);
  const workflow = restoreWorkflow('photos/one.png', 'faces', 4);

  const { client } = await startTestServer();
  const file = await client.upload(photo);
  const { id } = await client.run(workflow, { 'photos/one.png': file });
  expect(await client.ended(id)).toMatchObject({ status: 'finished' });

  const folder = await createFolder();
  await mkdir(join(folder, 'photos'));
  await writeFile(join(folder, 'photos/one.png'), photo);
  const session = createSession({ plugins });
  const run = await session.run(parseWorkflow(workflow), { folder });
  for (let next = await run.next(); next.done !== true; next = await run.next());
  await session.dispose();
  const own = await readFile(join(folder, 'out/restored.png'));
  expect((await client.result(id, 'restored.png')).equals(own)).toBe(true);
});

test('a cancelled run evaluates its network no more, or once more at most', async () => {
  const { client, deeds } = await startTestServer();
  const file = await client.upload(await waves(32));
  const { id } = await client.run(restoreWorkflow('p.png', 'oracle', 500), { 'p.png': file });
  await new Promise<void>((resolve) => {
    deeds.onEvaluation = () => deeds.evaluations === 3 && resolve();
  });
  const { status, body } = await client.ask('POST', `/runs/${id}/cancel`);
  const after = deeds.evaluations;
  expect({ status, body }).toMatchObject({ status: 200, body: { status: 'cancelled' } });
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(after).toBeLessThan(500);
  expect(deeds.evaluations - after).toBeLessThanOrEqual(1);
  expect(await client.ask('POST', `/runs/${id}/cancel`)).toMatchObject({
    status: 409,
    body: { code: 'conflict', message: 'The run has ended already' },
  });
});

test('runs wait in order, can be moved, cancelled and forgotten, and nothing starts while the queue is paused', async () => {
  const { client, folder } = await startTestServer({ paused: true });
  const ids: string[] = [];
  for (const seed of [1, 2, 3, 4]) ids.push((await client.run(slowWorkflow({ seed, steps: 1 }))).id);
  const [a, b, c, d] = ids as [string, string, string, string];
  const queue = { paused: true, running: [], waiting: [d, a, b, c] };
  expect(await client.ask('POST', `/runs/${d}/move`, { position: 0 })).toMatchObject({ body: queue });
  expect(await client.ask('GET', `/runs/${b}`)).toMatchObject({ body: { status: 'queued', position: 2 } });
  await client.ask('POST', `/runs/${b}/cancel`);
  expect((await client.ask('DELETE', `/runs/${a}`)).status).toBe(204);
  expect(await client.ask('GET', `/runs/${a}`)).toMatchObject({ status: 404, body: { code: 'not-found' } });
  expect(await readdir(join(folder, 'runs'))).not.toContain(a);
  expect(await client.ask('POST', '/queue/resume')).toMatchObject({ body: { paused: false, running: [d] } });
  expect((await client.ended(c)).status).toBe('finished');
  expect((await client.ended(d)).status).toBe('finished');
  const { body: list } = await client.ask<{ id: string; started: string; status: string }[]>('GET', '/runs');
  const started = list
    .filter(({ status }) => status === 'finished')
    .sort((x, y) => (x.started < y.started ? -1 : 1));
  expect(started.map(({ id }) => id)).toEqual([d, c]);
  expect(list.map(({ id }) => id)).toEqual([d, c, b]);
});

test('no more runs go at once than may', async () => {
  const { client } = await startTestServer({ concurrency: 2 });
  const ids: string[] = [];
  for (const seed of [1, 2, 3]) ids.push((await client.run(slowWorkflow({ seed, steps: 20 }))).id);
  expect(await client.ask('GET', '/queue')).toMatchObject({
    body: { concurrency: 2, running: ids.slice(0, 2), waiting: ids.slice(2) },
  });
  expect(await client.ask('DELETE', `/runs/${ids[0]!}`)).toMatchObject({ status: 409 });
  for (const id of ids) expect((await client.ended(id)).status).toBe('finished');
});

test('a workflow with errors is refused with all of them, and leaves nothing behind', async () => {
  const { client, folder } = await startTestServer();
  const workflow = restoreWorkflow('nowhere.png', 'oracle') as { nodes: Record<string, object> };
  const answer = await client.ask('POST', '/runs', { workflow });
  expect(answer).toMatchObject({
    status: 422,
    body: {
      code: 'bad-workflow',
      message: expect.stringContaining('photo: There is no file nowhere.png') as string,
      problems: [{ node: 'photo', code: 'not-found' }],
    },
  });
  expect(await client.ask('POST', '/runs', { workflow: { format: 1, nodes: {} } })).toMatchObject({
    status: 422,
    body: { code: 'bad-workflow' },
  });
  expect(await client.ask('POST', '/runs', { workflow: slowWorkflow(), targets: ['none'] })).toMatchObject({
    status: 422,
    body: { message: 'There is no node "none" that could run' },
  });
  expect(await readdir(join(folder, 'runs'))).toEqual([]);
});

test('a run says what is odd about its workflow', async () => {
  const { client } = await startTestServer();
  const workflow = { ...slowWorkflow({ seed: 1, steps: 1 }), plugins: { '@test/server': '^7.0.0' } };
  const { id } = await client.run(workflow);
  expect(await client.ended(id)).toMatchObject({
    status: 'finished',
    warnings: [{ code: 'plugin-version', message: expect.stringContaining('^7.0.0') as string }],
  });
});

test('a run that fails says why, and the next one runs', async () => {
  const { session } = await startTestServer();
  let calls = 0;
  const run: typeof session.run = (...given) =>
    ++calls === 2 ? Promise.reject(new TweedieError('network-failed', 'It broke')) : session.run(...given);
  const dispose = (): Promise<void> => Promise.resolve();
  const { client } = await startTestServer({ session: { ...session, run, dispose } });
  const { id } = await client.run(slowWorkflow({ steps: 1 }));
  expect(await client.ended(id)).toMatchObject({
    status: 'failed',
    error: { code: 'network-failed', message: 'It broke' },
  });
  const { id: next } = await client.run(slowWorkflow({ steps: 1 }));
  expect((await client.ended(next)).status).toBe('finished');
});

test('limits of pixels and evaluations hold before a run, and that of seconds during it', async () => {
  const { client } = await startTestServer({ limits: { pixels: 100, evaluations: 50, seconds: 0.2 } });
  const refused = async (params: object): Promise<unknown> => {
    const { status, body } = await client.ask('POST', '/runs', { workflow: slowWorkflow({ ...params }) });
    return { status, body };
  };
  expect(await refused({ size: 11 })).toMatchObject({
    status: 422,
    body: { message: 'A picture may have 100 pixels at most, and slow gives one of 11×11' },
  });
  expect(await refused({ steps: 51 })).toMatchObject({
    status: 422,
    body: { message: 'A run may take 50 network evaluations at most, and this one takes 51' },
  });
  const { id } = await client.run(slowWorkflow({ steps: 50, pause: 50 }));
  expect(await client.ended(id)).toMatchObject({
    status: 'failed',
    error: { code: 'aborted', message: 'A run may take 0.2 seconds, and this one was stopped after that' },
  });
});

test('the queue has an end', async () => {
  const { client } = await startTestServer({ paused: true, limits: { queue: 2 } });
  await client.run(slowWorkflow());
  await client.run(slowWorkflow());
  expect(await client.ask('POST', '/runs', { workflow: slowWorkflow() })).toMatchObject({
    status: 429,
    body: { code: 'queue-full' },
  });
});

test('a run writes no more than there is room for, and no message names a folder of the server', async () => {
  const photo = await waves(32);
  const { client, folder } = await startTestServer({ limits: { storedBytes: photo.length + 1000 } });
  const file = await client.upload(photo);
  const full = await client.ended(
    (await client.run(restoreWorkflow('p.png', 'oracle'), { 'p.png': file })).id,
  );
  expect(full).toMatchObject({
    status: 'failed',
    results: [],
    error: {
      code: 'write-failed',
      message: expect.stringMatching(/results may take \d+ bytes in all/) as string,
    },
  });

  const other = await startTestServer();
  await other.client.upload(photo);
  const run = await other.client.run(restoreWorkflow('p.png', 'oracle'), { 'p.png': file });
  other.deeds.onEvaluation = () => writeFileSync(join(other.folder, 'runs', run.id, 'work', 'out'), '');
  const failed = await other.client.ended(run.id);
  expect(JSON.stringify(failed)).toContain(
    'out/restored.png cannot be written: a file stands where a folder',
  );
  expect(JSON.stringify([full, failed])).not.toMatch(new RegExp(`${folder}|${other.folder}`));
});
