import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { RunRecord } from '../api/schemas.ts';
import { createFolder, startTestServer } from '../fixtures/server.ts';
import { slowWorkflow } from '../fixtures/workflows.ts';

const day = 86_400_000;

function idOf(digit: number): string {
  return String(digit).repeat(32);
}

/** Leaves a run behind as a server does. */
async function leave(folder: string, digit: number, facts: Partial<RunRecord>): Promise<void> {
  const id = idOf(digit);
  const created = new Date(Date.now() - digit * 1000).toISOString();
  const record = { id, status: 'queued', created, interrupted: 0, results: [], ...facts };
  await mkdir(join(folder, 'runs', id, 'work'), { recursive: true });
  await writeFile(join(folder, 'runs', id, 'workflow.json'), JSON.stringify(slowWorkflow({ steps: 1 })));
  await writeFile(join(folder, 'runs', id, 'run.json'), JSON.stringify(record));
}

test('what ran comes first, then the queue in its order, then what the queue does not know yet', async () => {
  const folder = await createFolder();
  await leave(folder, 1, {});
  await leave(folder, 2, { status: 'running' });
  await leave(folder, 3, {});
  await leave(folder, 4, {});
  await leave(folder, 5, { status: 'finished', ended: new Date().toISOString() });
  const order = { waiting: [idOf(3), idOf(9), idOf(1), idOf(5)], paused: true };
  await writeFile(join(folder, 'queue.json'), JSON.stringify(order));
  const { client } = await startTestServer({ folder });
  expect(await client.ask('GET', '/queue')).toMatchObject({
    body: { paused: true, running: [], waiting: [2, 3, 1, 4].map(idOf) },
  });
  expect(await client.ask('GET', `/runs/${idOf(2)}`)).toMatchObject({ body: { interrupted: 1 } });
  await client.ask('POST', '/queue/resume');
  for (const digit of [1, 2, 3, 4]) expect((await client.ended(idOf(digit))).status).toBe('finished');
});

test('a run that took the server down three times is given up', async () => {
  const folder = await createFolder();
  await leave(folder, 1, { status: 'running', interrupted: 2 });
  const { client } = await startTestServer({ folder });
  expect(await client.ended(idOf(1))).toMatchObject({
    status: 'failed',
    error: { message: 'The server went down 3 times while this ran' },
  });
});

test('half of what an interrupted run wrote is gone before it begins again', async () => {
  const folder = await createFolder();
  await leave(folder, 1, { status: 'running' });
  await mkdir(join(folder, 'runs', idOf(1), 'work/out'));
  await writeFile(join(folder, 'runs', idOf(1), 'work/out/result.png'), 'half');
  const { client } = await startTestServer({ folder });
  expect((await client.ended(idOf(1))).results.map(({ name }) => name)).toEqual(['result.png']);
  expect((await client.result(idOf(1), 'result.png')).subarray(1, 4).toString()).toBe('PNG');
});

test('files that cannot be read are left where they are, and the rest is served', async () => {
  const folder = await createFolder();
  await leave(folder, 1, {});
  await leave(folder, 2, {});
  await leave(folder, 3, { id: idOf(1) }); // another's record
  await writeFile(join(folder, 'runs', idOf(2), 'run.json'), '{ "id": ');
  await writeFile(join(folder, 'queue.json'), 'nonsense');
  await mkdir(join(folder, 'runs', 'something else'));
  const { client, faults } = await startTestServer({ folder });
  expect((await client.ended(idOf(1))).status).toBe('finished');
  expect(faults.map(String).sort()).toEqual([
    `Error: The run ${idOf(2)} cannot be read, and is left aside`,
    `Error: The run ${idOf(3)} cannot be read, and is left aside`,
  ]);
  expect(await readFile(join(folder, 'runs', idOf(2), 'run.json'), 'utf8')).toBe('{ "id": ');
});

test('what ended long ago is forgotten at the start, what waits never is', async () => {
  const folder = await createFolder();
  const ended = new Date(Date.now() - 3 * day).toISOString();
  await leave(folder, 1, { status: 'finished', ended });
  await leave(folder, 2, { status: 'failed', ended: new Date().toISOString() });
  await leave(folder, 3, { created: ended });
  const { client } = await startTestServer({ folder, paused: true, limits: { days: 2 } });
  for (let left = 100; left > 0; left--) {
    if ((await readdir(join(folder, 'runs'))).length === 2) break;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const { body } = await client.ask<RunRecord[]>('GET', '/runs');
  expect(body.map(({ id }) => id)).toEqual([idOf(2), idOf(3)]);
});
