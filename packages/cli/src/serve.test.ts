import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type RunAnswer, serve, type Serving } from './fixtures/server.ts';
import { tweedie } from './fixtures/tweedie.ts';

let folder = '';
const servings: Serving[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tweedie-serve-'));
});
afterEach(async () => {
  await Promise.all(servings.splice(0).map((serving) => serving.end('SIGKILL')));
  await rm(folder, { recursive: true, force: true });
});

async function start(args: readonly string[] = []): Promise<Serving> {
  const serving = await serve(join(folder, 'server'), args);
  servings.push(serving);
  return serving;
}

/** Restores a test picture that needs no file, saves it and shows it. */
function graph(seed: number, steps: number): object {
  const node = (type: string, params: object = {}): object => ({ type, version: 1, params });
  return {
    format: 1,
    name: `Run ${seed}`,
    nodes: {
      truth: node('@tweedie/workflow/phantom', { width: 64, height: 64 }),
      blur: node('@tweedie/operators/gaussian-blur', { sigma: 1, boundary: 'circular' }),
      noise: node('@tweedie/operators/gaussian', { sigma: 0.05 }),
      measure: node('@tweedie/workflow/measure', { seed }),
      prior: node('@tweedie/priors/faces'),
      solve: node('@tweedie/solvers/ddrm', { steps, seed }),
      save: node('@tweedie/workflow/save-image', { name: 'restored.png' }),
      show: node('@tweedie/workflow/show'),
    },
    edges: [
      { from: ['truth', 'image'], to: ['measure', 'image'] },
      { from: ['blur', 'operator'], to: ['measure', 'operator'] },
      { from: ['noise', 'noise'], to: ['measure', 'noise'] },
      { from: ['measure', 'measurement'], to: ['solve', 'measurement'] },
      { from: ['prior', 'prior'], to: ['solve', 'prior'] },
      { from: ['solve', 'samples'], to: ['save', 'images'] },
      { from: ['solve', 'image'], to: ['show', 'image'] },
    ],
  };
}

function create({ ask }: Serving, workflow: object): Promise<RunAnswer> {
  return ask('POST', '/runs', { workflow });
}

test('a document gives the same files from "tweedie run" and through "tweedie serve", also from what is kept on disk', async () => {
  await writeFile(join(folder, 'graph.json'), JSON.stringify(graph(1, 4)));
  const ran = await tweedie(folder, ['run', 'graph.json', '--out', 'results', '--no-cache']);
  expect(ran).toMatchObject({ code: 0 });
  const own = (await readdir(join(folder, 'results'))).sort();
  expect(own).toContain('restored.png');
  expect(own).toContain('show.png');

  for (const time of ['first', 'second']) {
    const serving = await start();
    const { id } = await create(serving, graph(1, 4));
    const run = await serving.ended(id);
    expect(run.results.map(({ name }) => name)).toEqual(own);
    for (const name of own) {
      const bytes = await readFile(join(folder, 'results', name));
      expect((await serving.result(id, name)).equals(bytes), `${name}, the ${time} time`).toBe(true);
    }
    await serving.end('SIGTERM');
  }
});

test('killed in the middle of ten runs, the server comes back: what had ended has ended, what ran begins again, the rest follows in order', async () => {
  const before = await start(['--paused']);
  const ids: string[] = [];
  for (let seed = 1; seed <= 10; seed++) {
    const steps = seed === 4 ? 200 : 5; // the fourth takes long, so that it runs when the server is killed
    ids.push((await create(before, graph(seed, steps))).id);
  }
  await before.ask('POST', `/runs/${ids[9]!}/move`, { position: 5 });
  const order = [...ids.slice(0, 5), ids[9]!, ...ids.slice(5, 9)];
  await before.ask('POST', '/queue/resume');
  while ((await before.ask<{ running: string[] }>('GET', '/queue')).running[0] !== order[3]) await wait(5);
  await wait(50);
  const known = await Promise.all(order.slice(0, 3).map((id) => before.ended(id)));
  await before.end('SIGKILL');

  const after = await start();
  const runs: RunAnswer[] = [];
  for (const id of order) runs.push(await after.ended(id));
  expect(runs.map(({ status }) => status)).toEqual(order.map(() => 'finished'));
  expect(runs.slice(0, 3)).toEqual(known);
  expect(runs.map(({ interrupted }) => interrupted)).toEqual([0, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
  const began = runs.map(({ started }) => started);
  expect(began).toEqual([...began].sort());
  for (const id of order) expect((await after.result(id, 'restored.png')).length).toBeGreaterThan(1000);
});

test('told to end, the server puts what runs back, and goes on with it at the next start', async () => {
  const before = await start();
  const { id: running } = await create(before, graph(1, 500));
  const { id: waiting } = await create(before, graph(2, 2));
  while ((await before.ask<{ running: string[] }>('GET', '/queue')).running.length === 0) await wait(5);
  expect(await before.end('SIGTERM')).toBe(0);

  const after = await start(['--paused']);
  expect(await after.ask('GET', '/queue')).toMatchObject({ running: [], waiting: [running, waiting] });
  expect(await after.ask('GET', `/runs/${running}`)).toMatchObject({ status: 'queued', interrupted: 0 });
  await after.ask('POST', `/runs/${running}/cancel`);
  await after.ask('POST', '/queue/resume');
  expect((await after.ended(waiting)).status).toBe('finished');
});

test('others can reach it with the token that it shows once, and not without', async () => {
  const { url, token = '' } = await start(['--host', '0.0.0.0']);
  expect(token).toMatch(/^[\w-]{32}$/);
  const ask = async (headers: Record<string, string>): Promise<number> =>
    (await fetch(`${url}/api/v1/nodes`, { headers })).status;
  expect(await ask({})).toBe(401);
  expect(await ask({ authorization: `Bearer ${token}` })).toBe(200);
});

test('the studio is served beside the API, and a folder without one is told in one sentence', async () => {
  const studio = join(folder, 'studio');
  await mkdir(studio);
  const without = await tweedie(folder, ['serve', '--port', '0', '--folder', 'server', '--studio', 'studio']);
  expect(without).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^tweedie: There is no studio in studio: it has no index\.html/) as string,
  });
  await writeFile(join(studio, 'index.html'), '<title>Studio</title>');
  const { url } = await start(['--studio', studio]);
  expect(await (await fetch(url)).text()).toBe('<title>Studio</title>');
  expect((await fetch(`${url}/api/v1/health`)).status).toBe(200);
});

test('a port or a folder that is taken is told in one sentence', async () => {
  const { url } = await start();
  const same = await tweedie(folder, ['serve', '--port', '0', '--folder', 'server']);
  expect(same).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^tweedie: Another server, process \d+, uses /) as string,
  });
  const { code, stderr } = await tweedie(folder, ['serve', '--port', new URL(url).port, '--folder', 'other']);
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: `tweedie: Nothing can listen at 127.0.0.1:${new URL(url).port}: it is taken\n  Choose another port.\n`,
  });
});
