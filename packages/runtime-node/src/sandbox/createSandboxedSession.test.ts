import { recordPlugins, type RunEvent, type Workflow } from '@tweedie/workflow';
import { appendFile, mkdtemp, readdir, realpath, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { AddedPlugin } from '../plugins/addedPlugin.ts';
import { integrityOfFolder } from '../plugins/integrityOfFolder.ts';
import { readPlugin } from '../plugins/readPlugin.ts';
import { createSandboxedSession, type SandboxedSession } from './createSandboxedSession.ts';
import { modules } from './fixtures/modules.ts';
import { priorPlugin } from './fixtures/priorPlugin.ts';
import { type PluginFixture, writePlugin } from './fixtures/writePlugin.ts';

let home: string;
beforeAll(async () => {
  home = await realpath(await mkdtemp(join(tmpdir(), 'tweedie-sandbox-')));
  await writeFile(join(home, 'secret.txt'), 'the secret');
});
afterAll(() => rm(home, { recursive: true }));

let session: SandboxedSession | undefined;
afterEach(async () => {
  await session?.dispose();
  session = undefined;
});

let count = 0;
/** A plugin in a folder of its own. */
async function plugin(fixture: PluginFixture, allowed: AddedPlugin['allowed'] = []): Promise<AddedPlugin> {
  return readPlugin(await writePlugin(join(home, `${count++}`), fixture), { allowed });
}

async function open(plugins: readonly AddedPlugin[], options: object = {}): Promise<SandboxedSession> {
  session = await createSandboxedSession({ modules, plugins, threads: 1, ...options });
  return session;
}

function doing(...names: readonly string[]): Workflow {
  const nodes = names.map((name) => [name, { type: `${name}/act`, version: 1 }] as const);
  return { format: 1, nodes: Object.fromEntries(nodes), edges: [] };
}

async function collect(run: AsyncIterable<RunEvent>): Promise<RunEvent[]> {
  const events: RunEvent[] = [];
  for await (const event of run) events.push(event);
  return events;
}

/** What a plugin's node gives, or why it does not. */
async function outcomeOf(act: string, permissions: AddedPlugin['allowed'] = []): Promise<string> {
  const session = await open([await plugin({ name: 'hostile', act, permissions }, permissions)]);
  expect(session.failures).toEqual([]);
  const run = await session.run(doing('hostile'), { folder: home });
  const events = await collect(run);
  const failed = events.find((event) => event.type === 'node.failed');
  if (failed?.type === 'node.failed') return failed.error.message;
  return run.outputs('hostile')!.get('text')!.items[0]!.value as string;
}

test('nodes of a plugin and of Tweedie run in the sandbox, and results come out', async () => {
  const session = await open([await plugin({ name: 'kind', act: "return 'well'" })]);
  expect(session.catalogue.find('kind/act')).toBeDefined();
  const workflow = doing('kind');
  const phantom = { type: '@tweedie/workflow/phantom', version: 1, params: { width: 16, height: 16 } };
  const show = { type: '@tweedie/workflow/show', version: 1 };
  const graph: Workflow = {
    ...workflow,
    nodes: { ...workflow.nodes, phantom, show },
    edges: [{ from: ['phantom', 'image'], to: ['show', 'image'] }],
  };
  expect(await session.validate(graph, { folder: home })).toEqual([]);
  const run = await session.run(graph, { folder: home });
  const events = await collect(run);
  expect(events.at(-1)).toMatchObject({ type: 'run.finished', runId: run.runId, seq: events.length - 1 });
  expect(run.outputs('kind')!.get('text')!.items[0]!.value).toBe('well');
});

test.each([
  [
    'reads a file',
    "return (await import('node:fs')).readFileSync('SECRET', 'utf8')",
    'hostile may not use node:fs',
  ],
  ['loads a module from elsewhere', "return (await import('file://SECRET')).default", ''],
  ['opens a socket', "return (await import('net')).connect(80)", 'hostile may not use node:net'],
  ['asks the web', "return await fetch('http://localhost')", 'fetch is not a function'],
  [
    'starts a program',
    "return (await import('node:child_process')).execSync('id')",
    'hostile may not use node:child_process',
  ],
  [
    'starts a thread',
    "return (await import('worker_threads')).threadId",
    'hostile may not use node:worker_threads',
  ],
  [
    'goes round the hooks',
    "return (await import('node:module')).createRequire",
    'hostile may not use node:module',
  ],
  [
    'hides an import in an address',
    'return (await import(\'data:text/javascript,export { readFileSync as default } from "fs"\')).default',
    'A plugin may not use node:fs',
  ],
  ['ends the process', 'process.exit(3)', 'process.exit is not a function'],
  ['asks for a binding', "return process.binding('fs')", 'process.binding is not a function'],
  [
    'asks for a built-in',
    "return process.getBuiltinModule('fs')",
    'process.getBuiltinModule is not a function',
  ],
  [
    'follows the console to a socket',
    'return new console._stderr.constructor()',
    'Cannot read properties of undefined',
  ],
  ['reads the environment', 'return JSON.stringify(process.env)', '{}'],
  [
    'takes the process back',
    "globalThis.process = { env: 1 }; return 'done'",
    'Cannot assign to read only property',
  ],
  ['looks for pictures', "return await context.host.listImages('/')", 'The workflow does not name /'],
  ['reads a picture', "return await context.host.readImage('/a.png')", 'The workflow does not name /a.png'],
  [
    'asks the session for what it has not',
    'return context.host.constructor.constructor("return this")().fetch',
    'undefined',
  ],
])('a plugin that %s does not get there', async (_, act, sentence) => {
  const told = await outcomeOf(act.replaceAll('SECRET', join(home, 'secret.txt')));
  expect(told).toContain(sentence);
  expect(told).not.toContain('the secret');
});

test('a plugin that patches Object.prototype changes nothing here', async () => {
  expect(await outcomeOf("Object.prototype.polluted = 1; return 'done'")).toBe('done');
  expect('polluted' in {}).toBe(false);
});

test('a permission opens what it says and nothing else', async () => {
  const read = `return (await import('node:fs')).readFileSync('${join(home, 'secret.txt')}', 'utf8')`;
  expect(await outcomeOf(read, ['files'])).toBe('the secret');
  await session?.dispose();
  expect(await outcomeOf(read, ['network'])).toContain('hostile may not use node:fs');
  await session?.dispose();
  const server = createServer((_, response) => response.end('from the network')).listen(0);
  const { port } = server.address() as { readonly port: number };
  try {
    const ask = `return await (await fetch('http://127.0.0.1:${port}')).text()`;
    expect(await outcomeOf(ask, ['network'])).toBe('from the network');
  } finally {
    server.close();
  }
});

test('plugins that fail to load are named, and all others work', async () => {
  const broken = await plugin({ name: 'throws', source: "throw new Error('I am broken')" });
  const session = await open(
    [
      broken,
      await plugin({ name: 'never', source: 'await new Promise(() => {});' }),
      await plugin({ name: 'busy', source: 'for (;;);' }),
      await plugin({ name: 'other', source: "export default { name: 'else', api: 1, version: '1.0.0' };" }),
      await plugin({ name: 'old', source: "export default { name: 'old', api: 0, version: '1.0.0' };" }),
      await plugin({ name: 'empty', source: "export default { name: 'empty', api: 1, version: '1.0.0' };" }),
      await plugin({ name: 'kind' }),
      await plugin({ name: 'kind' }),
    ],
    { patience: 0.5 },
  );
  expect(Object.fromEntries(session.failures.map(({ plugin, message }) => [plugin, message]))).toEqual({
    kind: 'There are two plugins kind',
    throws: 'I am broken',
    never: 'never did not load within 0.5 s',
    busy: 'busy did not come to an end while it was loaded',
    other: 'other calls itself else',
    old: 'old is written for version 0 of the plugin API, and this is version 1',
    empty: 'empty: tweedie.json and the plugin differ in empty/act 1',
  });
  expect((await collect(await session.run(doing('kind'), { folder: home }))).at(-1)?.type).toBe(
    'run.finished',
  );
});

test('a plugin that loops for ever is ended when the run is cancelled, and the next run works', async () => {
  const plugins = [await plugin({ name: 'loop', act: 'for (;;);' }), await plugin({ name: 'kind' })];
  const session = await open(plugins, { grace: 0.2 });
  const controller = new AbortController();
  const events: RunEvent[] = [];
  for await (const event of await session.run(doing('loop'), { folder: home, signal: controller.signal })) {
    events.push(event);
    if (event.type === 'node.started') controller.abort();
  }
  expect(events.at(-1)?.type).toBe('run.cancelled');
  expect((await collect(await session.run(doing('kind'), { folder: home }))).at(-1)?.type).toBe(
    'run.finished',
  );
});

test('a process that runs out of memory fails the run with the node, and the next run works', async () => {
  const eat = 'const all = []; for (;;) all.push(Array.from({ length: 1e5 }, (_, i) => ({ i })));';
  const plugins = [await plugin({ name: 'eater', act: eat }), await plugin({ name: 'kind' })];
  const session = await open(plugins, { memory: 64 });
  const events = await collect(await session.run(doing('eater'), { folder: home }));
  expect(events.at(-1)).toMatchObject({
    type: 'run.failed',
    error: {
      code: 'bad-plugin',
      message: expect.stringMatching(
        /^The process that runs plugins has ended .*, while eater ran$/,
      ) as string,
    },
  });
  expect((await collect(await session.run(doing('kind'), { folder: home }))).at(-1)?.type).toBe(
    'run.finished',
  );
});

test('a plugin brings a prior of its own, and plugins use it with its derivative', async () => {
  const act = `const prior = await context.host.openPrior('lab-priors/tanh');
    const x = { shape: [1, 3, 1, 2], data: Float32Array.of(-2, -1, 0, 0.5, 1, 3) };
    const v = { shape: x.shape, data: new Float32Array(6).fill(1) };
    const [denoised, pullback] = await prior.vjp(x, 0.5);
    return JSON.stringify([await prior.denoise(x, 0.5), denoised, await pullback(v)].map(({ data }) => [...data]));`;
  const session = await open([
    await plugin(priorPlugin('lab-priors')),
    await plugin({ name: 'user-of-it', act }),
  ]);
  expect(session.failures).toEqual([]);
  const run = await session.run(doing('user-of-it'), { folder: home });
  await collect(run);
  const told = run.outputs('user-of-it')!.get('text')!.items[0]!.value as string;
  const [alone, denoised, gradient] = JSON.parse(told) as [number[], number[], number[]];
  const x = [-2, -1, 0, 0.5, 1, 3];
  for (const [i, value] of x.entries()) {
    // float32, and a polynomial of 1e-6 or so for tanh in ONNX Runtime
    expect(alone[i]).toBeCloseTo(Math.tanh(value), 5);
    expect(gradient[i]).toBeCloseTo(1 - Math.tanh(value) ** 2, 5);
  }
  expect(denoised).toEqual(alone);

  const node = { type: 'lab-priors/tanh', version: 1 };
  const graph: Workflow = { format: 1, nodes: { node }, edges: [] };
  expect(await session.validate(graph, { folder: home })).toEqual([]);
});

test('a run that nobody listens to never begins', async () => {
  const act = "return await context.host.saveText('trace.txt', 'was here')";
  const session = await open([await plugin({ name: 'writer', act })]);
  const [never, once] = [join(home, 'never'), join(home, 'once')];
  const planned = await session.run(doing('writer'), { folder: home, out: never });
  await planned.return();
  await collect(await session.run(doing('writer'), { folder: home, out: once }));
  expect(await readdir(once)).toEqual(['trace.txt']);
  await expect(readdir(never)).rejects.toThrow('ENOENT');
});

test('a plugin whose files have changed is named and does not run, also when the process starts anew', async () => {
  const added = await plugin({ name: 'changed' });
  const stored = { folder: added.folder, integrity: await integrityOfFolder(added.folder, { without: [] }) };
  const end = await plugin({
    name: 'ender',
    act: 'const all = []; for (;;) all.push(new Array(1e6).fill({}));',
  });
  const session = await open([{ ...added, stored }, end], { memory: 64 });
  expect(session.failures).toEqual([]);
  await appendFile(added.entry, '// and more');
  await collect(await session.run(doing('ender'), { folder: home }));
  expect(await session.validate(doing('changed'), { folder: home })).toMatchObject([
    { code: 'missing-node', node: 'changed' },
  ]);
  expect(session.failures).toMatchObject([
    {
      plugin: 'changed',
      code: 'bad-plugin',
      message: 'The files of changed have changed since it was added',
    },
  ]);
});

test('a document is held against the plugins of others that are here', async () => {
  const session = await open([await plugin({ name: 'kind' })]);
  const recorded = recordPlugins(doing('kind'), session.catalogue);
  expect(recorded.plugins).toEqual({
    kind: { version: '^1.0.0', integrity: expect.stringMatching(/^sha512-/) as string },
  });
  expect(await session.validate(recorded, { folder: home })).toEqual([]);
  const other = { ...recorded, plugins: { kind: { version: '^1.0.0', integrity: 'sha512-other' } } };
  expect(await session.validate(other, { folder: home })).toMatchObject([
    { severity: 'warning', code: 'plugin-differs' },
  ]);
});

test('nodes of others are brought up to date by the migrations of their plugin', async () => {
  const source = `import { defineNode, definePlugin } from '@tweedie/core';
import { z } from 'zod';
const act = defineNode({
  name: 'act', version: 2, title: 'Act', summary: '', category: 'Test', params: z.strictObject({ b: z.number() }),
  inputs: {}, outputs: { text: { kind: 'text', title: 'Text' } },
  migrations: { 1: ({ a }) => ({ b: 2 * a }) }, run: () => ({ text: '' }),
});
export default definePlugin({ name: 'mover', version: '1.0.0', nodes: [act] });
`;
  const node = { type: 'mover/act', version: 2, title: 'Act', summary: '', category: 'Test', inputs: {} };
  const outputs = { text: { kind: 'text', title: 'Text' } };
  const nodes = [{ ...node, outputs, params: { type: 'object', properties: { b: { type: 'number' } } } }];
  const about = { format: 1, api: 1, name: 'mover', version: '1.0.0', permissions: [], nodes };
  const session = await open([
    await plugin({ name: 'mover', source, files: { 'tweedie.json': JSON.stringify(about) } }),
  ]);
  expect(session.failures).toEqual([]);
  const old = { type: 'mover/act', version: 1, params: { a: 3 } };
  const phantom = { type: '@tweedie/workflow/phantom', version: 1 };
  const graph: Workflow = { format: 1, nodes: { old, phantom }, edges: [], zones: 1 };
  const { workflow, changes, problems } = await session.upgrade(graph);
  expect(workflow).toEqual({ ...graph, nodes: { old: { ...old, version: 2, params: { b: 6 } }, phantom } });
  expect(changes).toEqual([{ place: 'nodes.old', type: 'mover/act', from: 1, to: 2 }]);
  expect(problems).toEqual([]);
});
