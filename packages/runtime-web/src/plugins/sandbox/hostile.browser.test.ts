/** @file What a plugin that means harm does not come to. */
import type { Workflow } from '@tweedie/workflow';
import { describe, expect, onTestFinished, test } from 'vitest';
import { collect } from '../../session/fixtures/collect.ts';
import { createWebSession, type WebSessionOptions } from '../../session/createWebSession.ts';
import { pluginOf } from '../fixtures/pluginOf.ts';
import { probe } from '../fixtures/probe.ts';

/** What is tried, each with an address of this page's server at hand. */
const attempts = {
  fetch: 'return (await fetch(base)).status',
  'fetch of another site': 'return (await fetch("https://example.com/", { mode: "no-cors" })).type',
  XMLHttpRequest: `return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.onload = () => resolve(request.status);
    request.onerror = () => reject(new Error('no'));
    request.open('GET', base);
    request.send();
  })`,
  WebSocket: `return new Promise((resolve, reject) => {
    const socket = new WebSocket(base.replace(/^http/, 'ws'));
    socket.onopen = resolve;
    socket.onerror = () => reject(new Error('no'));
  })`,
  EventSource: `return new Promise((resolve, reject) => {
    const source = new EventSource(base);
    source.onopen = resolve;
    source.onerror = () => { source.close(); reject(new Error('no')); };
  })`,
  WebTransport: 'return new WebTransport(base.replace(/^http:/, "https:")).ready',
  importScripts: 'return importScripts(base)',
  'import of an address': 'return import(base)',
  'import of data': 'return import("data:text/javascript,export default 1")',
  'code from a string': 'return new Function("return 1")()',
  WebAssembly: 'return WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))',
  'a font': 'return new FontFace("a", `url(${base})`).load()',
  IndexedDB: `return new Promise((resolve, reject) => {
    const request = indexedDB.open('models');
    request.onsuccess = resolve;
    request.onerror = () => reject(request.error);
  })`,
  'the private file system': 'return navigator.storage.getDirectory()',
  'the old file system': 'return webkitRequestFileSystemSync(0, 1).root.name',
  'the Cache API': 'return caches.open("tweedie/models")',
  'Web Locks': 'return navigator.locks.request("tweedie/models", () => "held")',
  cookies: 'return cookieStore.getAll()',
  localStorage: 'return localStorage.length',
  sendBeacon: 'return navigator.sendBeacon(base, "x")',
  WebRTC: 'return new RTCPeerConnection()',
  'a service worker': 'return navigator.serviceWorker.register(base)',
  'a shared worker': 'return new SharedWorker(URL.createObjectURL(new Blob([""])))',
  'a Worker from an address': `return new Promise((resolve, reject) => {
    const worker = new Worker(base);
    worker.onmessage = resolve;
    worker.onerror = () => reject(new Error('no'));
  })`,
  'a Worker from data': `return new Promise((resolve, reject) => {
    const worker = new Worker('data:text/javascript,postMessage(1)');
    worker.onmessage = resolve;
    worker.onerror = () => reject(new Error('no'));
  })`,
  'a Worker of its own that fetches': `return new Promise((resolve, reject) => {
    const code = 'fetch(' + JSON.stringify(base) + ').then(() => postMessage(1), () => postMessage(0))';
    const worker = new Worker(URL.createObjectURL(new Blob([code])));
    worker.onmessage = ({ data }) => (data === 1 ? resolve() : reject(new Error('no')));
    worker.onerror = () => reject(new Error('no'));
  })`,
  'a Worker of its own that imports': `return new Promise((resolve, reject) => {
    const code = 'try { importScripts(' + JSON.stringify(base) + '); postMessage(1) } catch { postMessage(0) }';
    const worker = new Worker(URL.createObjectURL(new Blob([code])));
    worker.onmessage = ({ data }) => (data === 1 ? resolve() : reject(new Error('no')));
    worker.onerror = () => reject(new Error('no'));
  })`,
  'shared memory': 'return new SharedArrayBuffer(8).byteLength',
  'a file that the document does not name': 'return (await host.readImage("secret.png")).width',
  'a folder that the document does not name': 'return (await host.listImages("photos")).join()',
  'a prior that the document does not name': 'return (await host.openPrior("my-own")).name',
  'what the host does not offer': 'return host.constructor.constructor("return 1")()',
};

function probing(attempt: string): Workflow {
  const base = new URL('/packages/runtime-web/package.json', location.href).href;
  const a = { type: 'tweedie-plugin-probe/probe', version: 1, params: { attempt, base } };
  return { format: 1, nodes: { a }, edges: [] };
}

async function sessionOf(
  attempts: Readonly<Record<string, string>>,
  options: WebSessionOptions & { readonly before?: string } = {},
): Promise<ReturnType<typeof createWebSession>> {
  const { before, ...rest } = options;
  const session = createWebSession({ others: [await pluginOf(probe(attempts, before))], ...rest });
  onTestFinished(session.dispose);
  return session;
}

describe('refused is', async () => {
  const session = createWebSession({ others: [await pluginOf(probe(attempts))] });
  const picture = { width: 1, height: 1, data: new Uint8Array(4) };
  test.each(Object.keys(attempts))('%s', async (attempt) => {
    const files = { 'secret.png': picture, 'photos/a.png': picture };
    const run = await session.run(probing(attempt), { files });
    const { state } = await collect(run);
    expect(state.status).toMatchObject({ is: 'finished' });
    expect((await run.outputs('a'))!.get('text')!.items[0]!.value).toMatch(/^refused: /);
  });
  test('and none of it leaves a trace of the session, which still runs', async () => {
    expect(await session.validate(probing('fetch'))).toEqual([]);
    session.dispose();
  });
});

test('nobody else hears what it says to all the world', async () => {
  const heard: unknown[] = [];
  const channel = new BroadcastChannel('tweedie');
  channel.onmessage = ({ data }) => void heard.push(data);
  const hear = ({ data }: MessageEvent): void => void heard.push(data);
  window.addEventListener('message', hear);
  onTestFinished(() => {
    channel.close();
    window.removeEventListener('message', hear);
  });
  const session = await sessionOf({
    shout: 'new BroadcastChannel("tweedie").postMessage("me"); self.postMessage("me"); return "said"',
  });
  const run = await session.run(probing('shout'));
  await collect(run);
  expect((await run.outputs('a'))!.get('text')!.items[0]!.value).toBe('did: said');
  expect(heard).toEqual([]);
});

test('an endless loop is ended when the run is cancelled, and the next run gets another sandbox', async () => {
  const session = await sessionOf({ loop: 'for (;;) {}', work: 'return 1' });
  const run = await session.run(probing('loop'));
  const types: string[] = [];
  for await (const { type } of run) {
    types.push(type);
    if (type === 'node.started') break;
  }
  expect(types.at(-1)).toBe('node.started');
  const next = await session.run(probing('work'));
  expect((await collect(next)).state.status).toMatchObject({ is: 'finished' });
});

test('an endless loop that nobody cancels is ended when patience is', async () => {
  const session = await sessionOf({ loop: 'for (;;) {}', work: 'return 1' }, { patience: 2 });
  const { state } = await collect(await session.run(probing('loop')));
  expect(state.status).toMatchObject({
    is: 'failed',
    error: {
      code: 'bad-plugin',
      message: 'The sandbox for plugins has not answered for 2 seconds, while a ran',
    },
  });
  const next = await session.run(probing('work'));
  expect((await collect(next)).state.status).toMatchObject({ is: 'finished' });
});

test('one that never comes to an end while it loads is given up', async () => {
  const session = await sessionOf({}, { before: 'await new Promise(() => {});', loadPatience: 1 });
  await expect(session.run(probing('any'))).rejects.toMatchObject({
    code: 'bad-plugin',
    message: 'tweedie-plugin-probe did not load within 1 s',
  });
  const stuck = await sessionOf({}, { before: 'for (;;) {}', loadPatience: 1 });
  await expect(stuck.validate(probing('any'))).rejects.toMatchObject({
    message: 'tweedie-plugin-probe did not load within 1 s',
  });
});

test('messages that make no sense are not heard, and lies in those that do are found out', async () => {
  // It gets hold of the port of the page, and speaks for the sandbox.
  const before = `
    const post = MessagePort.prototype.postMessage;
    let port;
    MessagePort.prototype.postMessage = function (...args) { port ??= this; return post.apply(this, args); };
    const say = (...messages) => { for (const message of messages) post.call(port, message); };`;
  const session = await sessionOf(
    {
      lie: `
        say(null, 'x', {}, { id: -1, value: {} }, { id: 'a', value: {} }, { remark: { kind: 'notice', notice: {} } },
          { remark: { kind: 'lost', error: { message: 'x' } } },
          { remark: { kind: 'result', runId: 'r', file: { name: 'a', blob: 1 } } },
          { remark: { kind: 'event', runId: {}, event: {} } });
        for (let id = 0; id < 100; id++) say({ id, value: { problems: 'none', outcome: [1], checks: 1 } });
        return 'said';`,
    },
    { before },
  );
  const run = await session.run(probing('lie'));
  const { state } = await collect(run);
  expect(state.status).toMatchObject({ is: 'finished' });
  expect(run.results).toEqual([]);
  expect((await run.outputs('a'))!.get('text')!.items[0]!.value).toBe('did: said');
});

test('an answer that is none fails what was asked', async () => {
  const before = `
    const post = MessagePort.prototype.postMessage;
    MessagePort.prototype.postMessage = function (message, ...rest) {
      if (message?.value && 'problems' in message.value) message = { id: message.id, value: { problems: [{ severity: 'fatal' }] } };
      return post.call(this, message, ...rest);
    };`;
  const session = await sessionOf({}, { before });
  await expect(session.validate(probing('any'))).rejects.toMatchObject({
    code: 'bad-plugin',
    message: 'The plugins gave an answer that is none',
  });
});

test('one that ends its Worker fails the run, and not the page', async () => {
  const session = await sessionOf({ leave: 'self.close(); await new Promise(() => {});' }, { patience: 2 });
  const { state } = await collect(await session.run(probing('leave')));
  expect(state.status).toMatchObject({ is: 'failed', error: { code: 'bad-plugin' } });
});
