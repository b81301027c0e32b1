import type { ImageTensor, Table } from '@tweedie/core';
import type { Workflow } from '@tweedie/workflow';
import face from '@tweedie/workflow/templates/pictures/face.png?url';
import { expect, onTestFinished, test } from 'vitest';
import type { Download } from '../host/createWebPriors.ts';
import type { Notice } from '../network/options.ts';
import { createWebSession } from './createWebSession.ts';
import { collect } from './fixtures/collect.ts';
import { createGate } from './fixtures/gate.ts';
import { denoising, gatedSession } from './fixtures/gated.ts';
import { inpainting } from './fixtures/inpainting.ts';

const files = { 'pictures/face.png': await (await fetch(face)).blob() };

test('a restoration runs from the bytes of a PNG to a saved PNG and its metrics', async () => {
  const notices: Notice[] = [];
  const downloads: Download[] = [];
  const session = createWebSession({
    onNotice: (notice) => void notices.push(notice),
    onDownload: (download) => void downloads.push(download),
  });
  onTestFinished(session.dispose);
  const workflow = inpainting('ddrm', { steps: 6 });
  expect(await session.validate(workflow)).toMatchObject([
    { node: 'picture', message: 'There is no file pictures/face.png' },
  ]);
  expect(await session.validate(workflow, { files })).toEqual([]);
  const { looked, problems } = await session.look(workflow, { files });
  expect(problems).toEqual([]);
  expect(looked.get('picture')!.facts).toMatchObject({ image: { width: 64, height: 64 } });

  const run = await session.run(workflow, { files });
  const { events, state } = await collect(run);
  expect(state.status).toMatchObject({ is: 'finished' });
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => i));
  expect(events.some(({ type }) => type === 'node.preview')).toBe(true);

  expect(run.results.map(({ name, node, blob }) => [name, node, blob.type]).sort()).toEqual([
    ['metrics.csv', 'table', 'text/csv'],
    ['restored.png', 'save', 'image/png'],
  ]);
  const saved = run.results.find(({ node }) => node === 'save')!;
  const { width, height } = await createImageBitmap(saved.blob);
  expect([width, height]).toEqual([64, 64]);
  const table = (await run.outputs('compare'))!.get('table')!.items[0]!.value as Table;
  const psnr = table.rows[0]![table.columns.findIndex(({ name }) => name === 'PSNR')];
  expect(psnr).toBeGreaterThan(20);

  const { prior, total } = downloads.at(-1)!;
  expect(downloads.at(-1)).toEqual({ prior: 'faces', loaded: total, total });
  expect(prior).toBe('faces');
  // The graphics card of the tests is simulated, which is slower than the processor.
  expect(notices.map(({ code }) => code)).toEqual(['software-webgpu']);
});

test('outputs are given as often as they are asked for, and stay in the cache', async () => {
  const gate = createGate({ open: 1000 });
  const session = gatedSession([gate]);
  onTestFinished(session.dispose);
  const imageOf = async (run: Awaited<ReturnType<typeof session.run>>): Promise<Float32Array> =>
    ((await run.outputs('show'))!.get('image')!.items[0]!.value as ImageTensor).tensor.data;
  const run = await session.run(denoising(4));
  await collect(run);
  const image = await imageOf(run);
  expect(image.length).toBe(3 * 16 * 16);
  expect(await imageOf(run)).toEqual(image);
  expect(await run.outputs('restore')).toBeUndefined(); // no target

  const again = await session.run(denoising(4));
  const { state } = await collect(again);
  expect(state.nodes['restore']!.status).toMatchObject({ is: 'finished', cached: true });
  expect(await imageOf(again)).toEqual(image);
  expect(gate.runs()).toBe(4);
});

test('a pinned node gives what it gave, whatever changes before it', async () => {
  const gate = createGate({ open: 1000 });
  const session = gatedSession([gate]);
  onTestFinished(session.dispose);
  const first = await session.run(denoising(4));
  const { state } = await collect(first);
  const { status } = state.nodes['restore']!;
  const lastKeys = new Map([['restore', status.is === 'finished' ? status.key : '']]);

  const { nodes, ...rest } = denoising(8);
  const restore = { ...nodes['restore']!, pinned: true };
  const second = await session.run({ ...rest, nodes: { ...nodes, restore } }, { lastKeys });
  await collect(second);
  expect(gate.runs()).toBe(4);
  expect(await second.outputs('show')).toEqual(await first.outputs('show'));
});

test('targets are run with what they need, and one that is not there is refused', async () => {
  const session = gatedSession([createGate({ open: 1000 })]);
  onTestFinished(session.dispose);
  const run = await session.run(denoising(4), { targets: ['measure'] });
  const { state } = await collect(run);
  expect(Object.keys(state.nodes).sort()).toEqual(['damage', 'measure', 'picture']);
  expect([...(await run.outputs('measure'))!]).toEqual([]); // a measurement is no data
  await expect(session.run(denoising(4), { targets: ['nobody'] })).rejects.toMatchObject({
    code: 'bad-workflow',
    message: 'There is no node "nobody" that could run',
  });
});

test('the outputs of the last four runs are kept', async () => {
  const session = gatedSession([createGate({ open: 1000 })]);
  onTestFinished(session.dispose);
  const runs = [];
  for (let n = 0; n < 5; n++) {
    const run = await session.run(denoising(4));
    await collect(run);
    runs.push(run);
  }
  await expect(runs[0]!.outputs('show')).rejects.toMatchObject({ code: 'not-found' });
  expect(await runs[1]!.outputs('show')).toBeDefined();
});

test('plugins come from addresses too, and one that is not there fails the Worker', async () => {
  const source = `export default { api: 1, name: 'mine', version: '1.0.0', metrics: [
    { name: 'zero', title: 'Zero', unit: '', better: 'higher', needs: 'reference', evaluate: async () => [0] },
  ] }`;
  const session = gatedSession([createGate()], {
    module: `data:text/javascript,${encodeURIComponent(source)}`,
  });
  onTestFinished(session.dispose);
  const judge: Workflow = { format: 1, nodes: { judge: { type: 'mine/zero', version: 1 } }, edges: [] };
  expect((await session.validate(judge)).map(({ code }) => code)).toEqual(['missing-input', 'missing-input']); // so it is known

  const broken = gatedSession([createGate()], { module: 'data:text/javascript,export const nothing = 0' });
  await expect(broken.validate(judge)).rejects.toMatchObject({
    code: 'network-failed',
    message:
      'The Worker that runs workflows could not begin: data:text/javascript,export const nothing = 0 exports no plugin',
  });
});

test('a session says what its networks run on', async () => {
  const two = createWebSession({ backend: 'wasm', threads: 2 });
  onTestFinished(two.dispose);
  expect(await two.engine()).toEqual({ backend: 'wasm', threads: 2 });
  const auto = createWebSession(); // the graphics card of the tests is simulated
  onTestFinished(auto.dispose);
  const threads = Math.min(4, navigator.hardwareConcurrency);
  expect(await auto.engine()).toEqual({ backend: 'wasm', threads });
});

test('the catalogue is there without a Worker', () => {
  const session = createWebSession({
    worker() {
      throw new Error('nobody asked for one');
    },
  });
  expect(session.catalogue.find('@tweedie/solvers/ddrm')).toBeDefined();
});
