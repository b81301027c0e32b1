import { parseWorkflow } from '@tweedie/workflow';
import { writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { createClient } from '../fixtures/client.ts';
import { waves } from '../fixtures/pictures.ts';
import { startTestServer } from '../fixtures/server.ts';
import { restoreWorkflow, slowWorkflow } from '../fixtures/workflows.ts';

interface Raw {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: string;
}

/** A request with the path and the headers as they are: `fetch` would tidy them. */
function raw(
  url: string,
  path: string,
  options: { method?: string; headers?: Record<string, string> } = {},
): Promise<Raw> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const request = httpRequest({ hostname, port, path, ...options }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    });
    request.on('error', reject).end();
  });
}

const token = 'a token of sixteen characters or more';

test('others can reach a server with a token only, and it asks everybody for it', async () => {
  await expect(startTestServer({ host: '0.0.0.0' })).rejects.toThrow(
    'Others can reach 0.0.0.0, so there must be a token',
  );
  await expect(startTestServer({ token: 'short' })).rejects.toThrow(
    'A token must have 16 characters or more, got 5',
  );
  const { client, server } = await startTestServer({ host: '0.0.0.0', token });
  const url = server.url.replace('0.0.0.0', '127.0.0.1');
  expect((await createClient(url, token).ask('GET', '/nodes')).status).toBe(200);
  expect(client).toBeDefined();
  for (const wrong of [undefined, 'another token of sixteen characters', `${token} `, token.slice(0, -1)]) {
    const stranger = createClient(url, wrong);
    for (const path of [
      '/nodes',
      '/runs',
      '/queue',
      `/runs/${'0'.repeat(32)}`,
      `/runs/${'0'.repeat(32)}/results/a`,
    ]) {
      if (wrong?.trim() === token) continue; // HTTP takes spaces away
      expect(await stranger.ask('GET', path)).toMatchObject({ status: 401, body: { code: 'unauthorised' } });
    }
    expect((await stranger.ask('GET', '/health')).status).toBe(200);
  }
});

test('a socket takes the token beside its protocol, and nothing in the address', async () => {
  const { client, server } = await startTestServer({ token });
  const { id } = await client.run(slowWorkflow());
  const { messages, closed } = await client.watch(id);
  expect({ closed, last: messages.at(-1) }).toMatchObject({
    closed: 1000,
    last: { run: { status: 'finished' } },
  });
  await expect(createClient(server.url).watch(id)).rejects.toThrow('401');
  await expect(createClient(server.url, 'wrong but long enough a token').watch(id)).rejects.toThrow('401');
  const path = `/api/v1/runs/${id}?token=${encodeURIComponent(token)}`;
  expect((await raw(server.url, path)).status).toBe(401);
});

test('a page that gives its own name our address is not answered', async () => {
  const { server } = await startTestServer();
  const ask = async (host: string): Promise<number> =>
    (await raw(server.url, '/api/v1/nodes', { headers: { host } })).status;
  expect(await ask('evil.example')).toBe(403);
  expect(await ask('127.0.0.1.evil.example:4747')).toBe(403);
  expect(await ask('localhost.evil.example')).toBe(403);
  expect(await ask('localhost:4747')).toBe(200);
  expect(await ask('[::1]:4747')).toBe(200);
  const { server: named } = await startTestServer({ hosts: ['restore.example'] });
  expect((await raw(named.url, '/api/v1/nodes', { headers: { host: 'restore.example' } })).status).toBe(200);
});

test('pages of other origins can neither ask nor open sockets, unless they were told to', async () => {
  const { server, client } = await startTestServer({ origins: ['https://studio.example'] });
  const ask = (origin: string, method = 'GET'): Promise<Raw> =>
    raw(server.url, '/api/v1/nodes', {
      method,
      headers: { origin, ...(method === 'OPTIONS' && { 'access-control-request-method': 'GET' }) },
    });
  for (const origin of [
    'https://evil.example',
    'null',
    'https://studio.example.evil',
    'http://studio.example',
  ]) {
    expect((await ask(origin)).status).toBe(403);
    expect((await ask(origin)).headers['access-control-allow-origin']).not.toBe(origin);
  }
  expect(await ask('https://studio.example')).toMatchObject({
    status: 200,
    headers: { 'access-control-allow-origin': 'https://studio.example' },
  });
  expect((await ask('https://studio.example', 'OPTIONS')).status).toBe(204);
  expect((await ask(server.url)).status).toBe(200);

  const { id } = await client.run(slowWorkflow());
  const open = (origin: string): Promise<string> =>
    new Promise((resolve) => {
      const socket = new WebSocket(`${server.url.replace('http', 'ws')}/api/v1/runs/${id}/events`, {
        origin,
      });
      socket.on('open', () => resolve('open')).on('error', ({ message }) => resolve(message));
    });
  expect(await open('https://evil.example')).toContain('403');
  expect(await open('https://studio.example')).toBe('open');
  const { server: closed } = await startTestServer();
  const { headers } = await raw(closed.url, '/api/v1/nodes', { headers: { origin: closed.url } });
  expect(headers['access-control-allow-origin']).toBeUndefined();
});

test('no name leads out of a run: in uploads, in workflows, in results', async () => {
  const { client, server, folder } = await startTestServer();
  await writeFile(join(folder, 'secret.png'), await waves(8));
  const file = await client.upload(await waves(32));
  const names = [
    '../a.png',
    '/etc/a.png',
    'a/../../b.png',
    'out/a.png',
    'OUT/a.png',
    '.hidden.png',
    'a\\b.png',
    'a\0.png',
    '..',
    '',
    'a//b.png',
    'a./b.png',
    'C:a.png',
    'x'.repeat(201),
  ];
  for (const name of names) {
    const answer = await client.ask('POST', '/runs', { workflow: slowWorkflow(), files: { [name]: file } });
    expect(answer, name).toMatchObject({ status: 400, body: { code: 'bad-request' } });
  }
  for (const outside of [
    '../../../secret.png',
    join(folder, 'secret.png'),
    '/etc/passwd',
    'file:///etc/passwd',
  ]) {
    const answer = await client.ask('POST', '/runs', { workflow: restoreWorkflow(outside, 'oracle') });
    expect(answer, outside).toMatchObject({ status: 422, body: { code: 'bad-workflow' } });
  }
  const { id } = await client.run(slowWorkflow());
  await client.ended(id);
  const paths = [
    '../../run.json',
    '..%2f..%2frun.json',
    '%2e%2e/%2e%2e/run.json',
    'result.png%00',
    '..%5crun.json',
    '%2fetc%2fpasswd',
    '.',
  ];
  for (const path of paths) {
    const { status, body } = await raw(server.url, `/api/v1/runs/${id}/results/${path}`);
    expect([400, 404], path).toContain(status);
    expect(body).not.toContain('created');
  }
  for (const other of ['..', '%2e%2e', '../files', id.toUpperCase().replace(/\d/g, 'A'), `${id}/..`]) {
    expect([400, 404], other).toContain(
      (await raw(server.url, `/api/v1/runs/${other}/results/result.png`)).status,
    );
  }
  expect((await raw(server.url, `/api/v1/runs/${id}/results/result.png`)).status).toBe(200);
});

test('an address in a workflow is never asked for', async () => {
  let asked = 0;
  const other = createServer((_, response) => {
    asked++;
    response.end();
  }).listen(0, '127.0.0.1');
  await once(other, 'listening');
  onTestFinished(() => void other.close());
  const { port } = other.address() as AddressInfo;
  const { client } = await startTestServer();
  const url = `http://127.0.0.1:${port}/a.png`;
  expect((await client.ask('POST', '/runs', { workflow: restoreWorkflow(url, 'oracle') })).status).toBe(422);
  const prior = {
    format: 1,
    nodes: { p: { type: '@tweedie/workflow/prior-file', version: 1, params: { file: url } } },
    edges: [],
  };
  expect((await client.ask('POST', '/runs', { workflow: prior })).status).toBe(422);
  expect(asked).toBe(0);
});

test('answers are no pages: nothing in them runs, nobody shows them', async () => {
  const { server } = await startTestServer();
  for (const path of ['/api/v1/health', '/', '/api/v1/nothing']) {
    expect((await raw(server.url, path)).headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("default-src 'none'") as string,
    });
  }
});

test('bodies that cannot be read are refused with a sentence', async () => {
  const { server } = await startTestServer({ limits: { documentBytes: 2000 } });
  const send = async (body: string, type = 'application/json'): Promise<unknown> => {
    const options = { method: 'POST', body, headers: { 'content-type': type } };
    const response = await fetch(`${server.url}/api/v1/runs`, options);
    return { status: response.status, ...((await response.json()) as object) };
  };
  expect(await send('{')).toMatchObject({ status: 400, code: 'bad-request' });
  expect(await send('')).toMatchObject({ status: 400, code: 'bad-request' });
  expect(await send('[]')).toMatchObject({ status: 400, code: 'bad-request' });
  expect(await send('{"workflow":{},"__proto__":{}}')).toMatchObject({ status: 400, code: 'bad-request' });
  expect(await send('{"workflow":{},"more":1}')).toMatchObject({ status: 400, code: 'bad-request' });
  expect(await send(`{"workflow":${'['.repeat(900)}${']'.repeat(900)}}`)).toMatchObject({
    status: 422,
    code: 'bad-workflow',
  });
  expect(await send(`"${'x'.repeat(2000)}"`)).toMatchObject({ status: 413, code: 'too-large' });
  expect(await send('a=b', 'application/x-www-form-urlencoded')).toMatchObject({
    status: 415,
    code: 'unknown-content',
  });
});

test('a frozen server runs what it was made for, with other parameters, and shows nobody the runs of others', async () => {
  const workflows = [parseWorkflow(slowWorkflow())];
  const { client } = await startTestServer({ frozen: { workflows }, host: '0.0.0.0' }).then(
    ({ server, ...rest }) => ({
      ...rest,
      client: createClient(server.url.replace('0.0.0.0', '127.0.0.1')),
    }),
  );
  const { id } = await client.run(slowWorkflow({ steps: 2, seed: 9 }));
  expect((await client.ended(id)).status).toBe('finished');
  const frozen = { status: 403, body: { code: 'frozen' } };
  expect(await client.ask('POST', '/runs', { workflow: restoreWorkflow('a.png', 'oracle') })).toMatchObject(
    frozen,
  );
  const longer = slowWorkflow() as { nodes: object };
  const more = { ...longer, nodes: { ...longer.nodes, more: { type: '@test/server/slow', version: 1 } } };
  expect(await client.ask('POST', '/runs', { workflow: more })).toMatchObject(frozen);
  for (const path of ['/runs', '/queue']) expect(await client.ask('GET', path)).toMatchObject(frozen);
  for (const path of ['/queue/pause', '/queue/resume'])
    expect(await client.ask('POST', path)).toMatchObject(frozen);
  expect(await client.ask('POST', `/runs/${id}/move`, { position: 0 })).toMatchObject(frozen);
  expect(await client.ask('POST', '/runs', { workflow: slowWorkflow({ steps: 501 }) })).toMatchObject({
    status: 422,
    body: { message: 'A run may take 500 network evaluations at most, and this one takes 501' },
  });
  expect(await client.ask('POST', '/runs', { workflow: slowWorkflow({ steps: -1 }) })).toMatchObject({
    status: 422,
  });
});

test('a frozen server may be held to some kinds of nodes', async () => {
  const nodes = ['@test/server/slow', '@tweedie/workflow/save-image'];
  const { client } = await startTestServer({ frozen: { nodes } });
  expect((await client.ask('POST', '/runs', { workflow: slowWorkflow() })).status).toBe(201);
  expect(await client.ask('POST', '/runs', { workflow: restoreWorkflow('a.png', 'oracle') })).toMatchObject({
    status: 403,
    body: { code: 'frozen', message: 'This server does not run @tweedie/workflow/image' },
  });
});
