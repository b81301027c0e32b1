/** @file What can go wrong on the way is told in a sentence, and nothing bad is kept. */
import { TweedieError } from '@tweedie/core';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { fetchFile, type FetchOptions, type Pin } from './fetchFile.ts';
import {
  etagOf,
  file,
  hostileServer,
  type HostileServer,
  partly,
  startOf,
  status,
} from './fixtures/hostileServer.ts';

const bytes = new Uint8Array(300_000).map((_, i) => (i * i) >> 3);
const other = bytes.map((value) => value ^ 1);
const digest = (of: Uint8Array): string => createHash('sha256').update(of).digest('hex');
const half = 150_000;

let server: HostileServer;
let folder: string;
let path: string;
let notes: string[];
beforeAll(async () => {
  server = await hostileServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tweedie-fetch-'));
  path = join(folder, 'model.onnx');
  notes = [];
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});

function get(options: FetchOptions & Pin = {}, name = '/model.onnx') {
  return fetchFile(`${server.url}${name}`, path, {
    waits: [0, 0],
    onNote: (note) => notes.push(note),
    ...options,
  });
}

async function failure(options: FetchOptions & Pin = {}, name?: string): Promise<string> {
  const error: unknown = await get(options, name).then(
    () => 'nothing',
    (error: unknown) => error,
  );
  if (!(error instanceof TweedieError)) throw error;
  return `${error.code}: ${error.message}`.replaceAll(server.url, 'SERVER').replaceAll(folder, 'FOLDER');
}

const kept = (): Promise<string[]> => readdir(folder);
const ranges = (): (string | undefined)[] => server.seen.slice(-2).map(({ range }) => range);

test('a file comes whole, with what it is, and step by step', async () => {
  server.serve('/model.onnx', bytes);
  const steps: number[] = [];
  const found = await get({ sha256: digest(bytes).toUpperCase(), onProgress: (done) => steps.push(done) });
  expect(found).toMatchObject({ bytes: bytes.length, sha256: digest(bytes) });
  expect((await readFile(path)).equals(bytes)).toBe(true);
  expect(steps.at(-1)).toBe(bytes.length);
  expect((await kept()).sort()).toEqual(['model.onnx', 'model.onnx.whole.json']);
});

test('what is whole does not come again while the server has the same', async () => {
  server.serve('/model.onnx', bytes);
  await get();
  const before = await stat(path);
  expect(await get()).toMatchObject({ sha256: digest(bytes) });
  expect((await stat(path)).mtimeMs).toBe(before.mtimeMs);
  const asked = server.seen.length;
  await get({ sha256: digest(bytes) });
  expect(server.seen).toHaveLength(asked); // a pin needs no server
  server.serve('/model.onnx', other);
  expect(await get()).toMatchObject({ sha256: digest(other) });
  await writeFile(path, bytes); // somebody else's hand
  expect(await get()).toMatchObject({ sha256: digest(other) });
});

test('a line that breaks off is taken up where it broke, and said', async () => {
  server.serve('/model.onnx', partly(bytes, half, 'hang up'), file(bytes));
  expect(await get()).toMatchObject({ sha256: digest(bytes) });
  expect(ranges()).toEqual([undefined, `bytes=${half}-`]);
  expect(notes).toEqual([
    expect.stringMatching(
      /^(The connection to 127\.0\.0\.1 failed: .*|.* broke off after .*)\. Trying again in 0 s \(1 of 2\)\.$/,
    ),
    'Going on after the first 150 kB.',
  ]);
});

test('a line that breaks off every time gives up after a few, keeps the part, and goes on the next time', async () => {
  server.serve('/model.onnx', partly(bytes, half, 'hang up'));
  expect(await failure()).toMatch(
    /^download-failed: (The connection to 127\.0\.0\.1 failed|127\.0\.0\.1 broke off)/,
  );
  expect(notes).toHaveLength(2);
  expect((await kept()).sort()).toEqual(['model.onnx.part', 'model.onnx.part.json']);
  server.serve('/model.onnx', bytes);
  expect(await get()).toMatchObject({ sha256: digest(bytes) });
});

test('a server that says nothing more is left, and its part kept', async () => {
  server.serve('/model.onnx', partly(bytes, half, 'say nothing'));
  expect(await failure({ stallSeconds: 1 })).toBe('download-failed: Nothing came from 127.0.0.1 for 1 s');
  expect(notes).toEqual([]);
  server.serve('/model.onnx', bytes);
  await get();
  expect(ranges().at(-1)).toBe(`bytes=${half}-`);
});

test('a server that never answers is left', async () => {
  server.serve('/model.onnx', () => undefined);
  expect(await failure({ stallSeconds: 1 })).toBe('download-failed: Nothing came from 127.0.0.1 for 1 s');
});

test('Ctrl-C keeps the part', async () => {
  server.serve('/model.onnx', partly(bytes, half, 'say nothing'));
  const controller = new AbortController();
  const cancelled = failure({
    signal: controller.signal,
    onProgress: (done) => done === half && controller.abort(),
  });
  expect(await cancelled).toBe('aborted: Cancelled');
  expect((await stat(`${path}.part`)).size).toBe(half);
});

test('a file that changed in between begins anew', async () => {
  server.serve('/model.onnx', partly(bytes, half, 'hang up'), file(other));
  expect(await get()).toMatchObject({ sha256: digest(other) });
  expect((await readFile(path)).equals(other)).toBe(true);
});

test('a changed file that is served as the rest of the first begins anew', async () => {
  const heedless =
    (length: number, etag: string) =>
    (response: ServerResponse, request: IncomingMessage): void => {
      const from = startOf(request.headers.range);
      if (from === 0) return file(other)(response, request);
      response.writeHead(206, { etag, 'content-range': `bytes ${from}-${length - 1}/${length}` });
      response.end(other.subarray(from));
    };
  for (const rest of [heedless(bytes.length, etagOf(other)), heedless(bytes.length + 1, etagOf(bytes))]) {
    server.serve('/model.onnx', partly(bytes, half, 'hang up'), rest);
    expect(await get()).toMatchObject({ sha256: digest(other) });
    await rm(path);
  }
});

test('a server that knows no ranges, or has no rest, sends all of it again', async () => {
  const whole = (response: ServerResponse): void => {
    response.writeHead(200, { 'content-length': bytes.length }).end(bytes);
  };
  server.serve('/model.onnx', partly(bytes, half, 'hang up'), whole);
  expect(await get()).toMatchObject({ sha256: digest(bytes) });
  await rm(path);
  server.serve('/model.onnx', partly(bytes, half, 'hang up'), status(416), file(bytes));
  expect(await get()).toMatchObject({ sha256: digest(bytes) });
  expect(ranges()).toEqual([`bytes=${half}-`, undefined]);
});

test('what has no validator is never continued', async () => {
  const nameless = (response: ServerResponse): void => {
    response.writeHead(200, { 'content-length': bytes.length, etag: 'W/"weak"' });
    response.write(bytes.subarray(0, half), () => setTimeout(() => response.destroy(), 20));
  };
  server.serve('/model.onnx', nameless, file(bytes));
  expect(await get()).toMatchObject({ sha256: digest(bytes) });
  expect(ranges()).toEqual([undefined, undefined]);
});

test('other bytes than those that are pinned are not kept', async () => {
  server.serve('/model.onnx', other);
  expect(await failure({ sha256: digest(bytes) })).toBe(
    'bad-model: model.onnx is damaged, or another file than was asked for',
  );
  expect(await kept()).toEqual([]);
});

test('another length than that of the card is not even fetched', async () => {
  server.serve('/model.onnx', bytes);
  expect(await failure({ bytes: 12 })).toBe(
    'bad-model: SERVER/model.onnx has 300000 bytes, and its card says 12',
  );
  expect(await kept()).toEqual([]);
});

test('a length that is too small gives a file that its pin refuses', async () => {
  server.serve('/model.onnx', (response) => {
    response.socket?.write(`HTTP/1.1 200 OK\r\ncontent-length: ${half}\r\nconnection: close\r\n\r\n`);
    response.socket?.end(bytes);
  });
  expect(await failure({ sha256: digest(bytes) })).toMatch(
    /^(bad-model: model.onnx is damaged|download-failed: )/,
  );
  expect((await kept()).filter((name) => name === 'model.onnx')).toEqual([]);
});

test('more than there should be is not kept', async () => {
  server.serve('/model.onnx', partly(bytes, half, 'hang up'), (response) => {
    response.writeHead(206, {
      etag: etagOf(bytes),
      'content-range': `bytes ${half}-${bytes.length - 1}/${bytes.length}`,
    });
    response.end(bytes); // from the beginning, in chunks of no said length
  });
  expect(await failure({ waits: [0] })).toBe(
    'download-failed: 127.0.0.1 sent more than the 300 kB that it spoke of',
  );
  expect(await kept()).toEqual([]);
});

test.each([
  [404, 'not-found: 127.0.0.1 has no such file: SERVER/model.onnx'],
  [401, 'download-failed: 127.0.0.1 does not let everybody fetch SERVER/model.onnx'],
  [403, 'download-failed: 127.0.0.1 does not let everybody fetch SERVER/model.onnx'],
  [500, 'download-failed: 127.0.0.1 answers with status 500: SERVER/model.onnx'],
  [206, 'download-failed: 127.0.0.1 answers with status 206: SERVER/model.onnx'],
  [302, 'download-failed: 127.0.0.1 answers with status 302: SERVER/model.onnx'],
])('status %d is told and not tried again', async (code, sentence) => {
  server.serve('/model.onnx', status(code));
  expect(await failure()).toBe(sentence);
  expect({ notes, kept: await kept() }).toEqual({ notes: [], kept: [] });
});

test.each([429, 503])('a busy server is asked again a few times: %d', async (code) => {
  server.serve('/model.onnx', status(code), status(code, { 'retry-after': '0' }), file(bytes));
  await get();
  expect(notes).toEqual([
    `127.0.0.1 is busy (status ${code}). Trying again in 0 s (1 of 2).`,
    `127.0.0.1 is busy (status ${code}). Trying again in 0 s (2 of 2).`,
  ]);
  await rm(path);
  server.serve('/model.onnx', status(code));
  expect(await failure()).toBe(`download-failed: 127.0.0.1 is busy (status ${code})`);
});

test('nobody waits for an hour', async () => {
  server.serve('/model.onnx', status(429, { 'retry-after': '3600' }));
  expect(await failure()).toBe('download-failed: 127.0.0.1 is busy (status 429)');
  expect(notes).toEqual([]);
});

test('a web page is no file', async () => {
  server.serve('/model.onnx', (response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<html>');
  });
  expect(await failure()).toBe('download-failed: SERVER/model.onnx is a web page, not a file');
  expect(await kept()).toEqual([]);
});

test('redirects are followed, but not in circles, not to nowhere, and not to what is not secure', async () => {
  server.serve('/model.onnx', bytes);
  server.serve('/moved', status(302, { location: '/model.onnx' }));
  expect(await get({}, '/moved')).toMatchObject({ sha256: digest(bytes) });
  server.serve('/circle', status(307, { location: '/circle' }));
  expect(await failure({}, '/circle')).toBe('download-failed: 127.0.0.1 redirects more than 10 times');
  server.serve('/plain', status(302, { location: 'http://example.org/model.onnx' }));
  expect(await failure({}, '/plain')).toBe(
    'bad-parameter: 127.0.0.1 redirects to an address that is not secure: http://example.org/model.onnx',
  );
  server.serve('/nowhere', status(302, { location: 'http://' }));
  expect(await failure({}, '/nowhere')).toBe(
    'download-failed: 127.0.0.1 redirects to what is no address: http://',
  );
});

test('without a connection there is one clear sentence', async () => {
  const gone = await hostileServer();
  await gone.close();
  await expect(fetchFile(`${gone.url}/model.onnx`, path)).rejects.toMatchObject({
    code: 'download-failed',
    message: '127.0.0.1 cannot be reached (ECONNREFUSED)',
  });
});

test('a disk without room is told before anything comes', async () => {
  const length = 1e16;
  server.serve('/model.onnx', (response) => {
    response.writeHead(200, { 'content-length': length });
    response.write(bytes);
  });
  expect(await failure()).toMatch(/^write-failed: The disk of FOLDER has .* left, and 10000 TB are to come$/);
  expect(await kept()).toEqual([]);
});

test('two at once do not write into one another', async () => {
  server.serve('/model.onnx', partly(bytes, half, 'say nothing'));
  const controller = new AbortController();
  const first = failure({ signal: controller.signal });
  await vi.waitFor(() => stat(`${path}.part`));
  expect(await failure()).toBe(
    `write-failed: Another process fetches this file already (process ${process.pid})`,
  );
  controller.abort();
  expect(await first).toBe('aborted: Cancelled');
});

test('the lock of a process that died is none', async () => {
  await writeFile(`${path}.lock`, '999999999');
  server.serve('/model.onnx', bytes);
  await get();
  expect(await kept()).not.toContain('model.onnx.lock');
});
