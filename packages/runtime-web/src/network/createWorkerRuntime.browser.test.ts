import { createRandom, full, type Network, type Tensor } from '@tweedie/core';
import photos from '@tweedie/priors/models/photos/model.onnx?url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { sketch } from './check/sketch.ts';
import { createWorkerRuntime } from './createWorkerRuntime.ts';
import { difference } from './fixtures/difference.ts';
import { failure } from './fixtures/failure.ts';
import type { Notice } from './options.ts';

const runtime = createWorkerRuntime({ backend: 'wasm' });
const pair = { of: 'denoised', wrt: 'x' };
let network: Network;
beforeAll(async () => {
  network = await runtime.load(photos);
});
afterAll(() => network.dispose());

function feeds(
  seed: number,
  [count, side]: readonly [number, number] = [1, 16],
): Record<'x' | 'sigma', Tensor> {
  return { x: createRandom(seed).normal([count, 3, side, side]), sigma: full([count], 0.5) };
}

test('a network knows its names, and what was fed stays with the caller', async () => {
  expect(network.inputs).toEqual(['x', 'sigma']);
  expect(network.outputs).toEqual(['denoised']);
  const fed = feeds(1);
  const before = Float32Array.from(fed.x.data);
  const { denoised } = await network.run(fed);
  const kept = Float32Array.from(denoised!.data);
  await network.run(feeds(2));
  expect(fed.x.data).toEqual(before);
  expect(denoised!.data).toEqual(kept);
});

test('a tensor that is a view of a larger one is fed alone', async () => {
  const { x, sigma } = feeds(4);
  const larger = new Float32Array(x.data.length + 7);
  larger.set(x.data, 7);
  const view = { shape: x.shape, data: larger.subarray(7) };
  expect((await network.run({ x: view, sigma })).denoised).toEqual(
    (await network.run({ x, sigma })).denoised,
  );
});

/** Sums in another order differ by roundings: see derivative.test.ts of runtime-node, which has the same network. */
test('a batch gives what its samples give, forward and back', async () => {
  const all = feeds(5, [2, 16]);
  const half = all.x.data.length / 2;
  const [y, pullBack] = await network.vjp!(all, pair);
  const gradient = await pullBack(all.x);
  for (const i of [0, 1]) {
    const x = { shape: [1, 3, 16, 16], data: all.x.data.slice(i * half, (i + 1) * half) };
    const [one, back] = await network.vjp!({ x, sigma: full([1], 0.5) }, pair);
    expect(difference(y.data.subarray(i * half, (i + 1) * half), one.data)).toBeLessThan(2.4e-5);
    const { data } = await back(x);
    expect(difference(gradient.data.subarray(i * half, (i + 1) * half), data)).toBeLessThan(2.4e-5);
  }
});

test('a point is pulled back from as often as one likes, also once another has come', async () => {
  const [p, q] = [feeds(6), feeds(7)];
  const [, pullBackP] = await network.vjp!(p, pair);
  const first = await pullBackP(p.x);
  const [, pullBackQ] = await network.vjp!(q, pair);
  expect(await pullBackP(p.x)).toEqual(first);
  expect(await pullBackQ(p.x)).not.toEqual(first);
  expect(await pullBackP(p.x)).toEqual(first);
});

test('derivatives by two inputs are told apart', async () => {
  const fed = feeds(8);
  const [, byX] = await network.vjp!(fed, pair);
  const gradient = await byX(fed.x);
  const [, bySigma] = await network.vjp!(fed, { of: 'denoised', wrt: 'sigma' });
  expect((await bySigma(fed.x)).shape).toEqual([1]);
  expect(await byX(fed.x)).toEqual(gradient);
});

test('a run that fails is told in a sentence, and the next one is right', async () => {
  const good = feeds(1);
  const expected = await network.run(good);
  const { x, sigma } = good;
  const [, pullBack] = await network.vjp!(good, pair);
  expect([
    await failure(network.run({ x: full([1, 4, 16, 16], 0), sigma })),
    await failure(network.run({ x: { shape: x.shape, data: new Int32Array(x.data.length) }, sigma })),
    await failure(network.run({ x })),
    await failure(network.run({ ...good, t: sigma })),
    await failure(network.run({ x: { shape: [1, 3, 16, 16], data: new Float32Array(5) }, sigma })),
    await failure(network.vjp!(good, { of: 'sharpened', wrt: 'x' })),
  ]).toMatchInlineSnapshot(`
    [
      "network-failed: model.onnx: the network failed: Got invalid dimensions for input: x for the following indices index: 1 Got: 4 Expected: 3 Please fix either the inputs/outputs or the model.",
      "network-failed: model.onnx: the network failed: Unexpected input data type. Actual: (tensor(int32)) , expected: (tensor(float))",
      "bad-parameter: model.onnx: the network takes x, sigma, got x",
      "bad-parameter: model.onnx: the network takes x, sigma, got x, sigma, t",
      "bad-shape: model.onnx: x of shape [1,3,16,16] needs 768 values, got 5",
      "bad-model: model.onnx: the model has no output sharpened; it has denoised",
    ]
  `);
  expect(await failure(pullBack(full([1, 3, 8, 8], 1)))).toContain('network-failed: model.onnx: ');
  expect(await network.run(good)).toEqual(expected);
});

test('a signal ends a run that waits, and leaves the others alone', async () => {
  const controller = new AbortController();
  const expected = await network.run(feeds(1));
  const running = network.run(feeds(2), controller);
  const waiting = network.run(feeds(3), controller);
  const later = network.run(feeds(1));
  controller.abort();
  expect(await failure(running)).toBe('aborted: The run was cancelled');
  expect(await failure(waiting)).toBe('aborted: The run was cancelled');
  expect(await later).toEqual(expected);
});

test('a timestep is a whole number', async () => {
  const steps = [['Cast', ['x'], 'y', { to: { kind: 'int', value: 1 } }]] as const;
  const network = await runtime.load(sketch({ x: [2], type: 'int64', steps }));
  const { y } = await network.run({ x: { shape: [2], data: BigInt64Array.of(3n, 5n) } });
  expect([...y!.data]).toEqual([3, 5]);
  await network.dispose();
});

test('what is no model is told in a sentence', async () => {
  const bytes = new Uint8Array(await (await fetch(photos)).arrayBuffer());
  const sorcery = sketch({ x: [1], steps: [['Sorcery', ['x'], 'y']] });
  vi.spyOn(globalThis, 'fetch').mockResolvedValueOnce(
    new Response('', { status: 404, statusText: 'Not Found' }),
  );
  expect([
    await failure(runtime.load('https://example.org/none.onnx?v=1')),
    await failure(runtime.load(new TextEncoder().encode('Dear diary'))),
    await failure(runtime.load(bytes.subarray(0, bytes.length / 2))),
    await failure(runtime.load(sorcery)),
  ]).toMatchInlineSnapshot(`
    [
      "bad-model: There is no model at https://example.org/none.onnx?v=1: the server answered 404 Not Found",
      "bad-model: model is cut short, or not an ONNX model",
      "bad-model: model is cut short, or not an ONNX model",
      "bad-model: model cannot be loaded: No Op registered for Sorcery with domain_version of 18",
    ]
  `);
});

test('dispose waits for the run in progress, and refuses those that come after', async () => {
  const loaded = await runtime.load(photos);
  const running = loaded.run(feeds(1));
  const disposal = loaded.dispose();
  expect(await failure(loaded.run(feeds(2)))).toBe('network-failed: model.onnx: the network was disposed of');
  await disposal;
  await loaded.dispose();
  expect(await running).toEqual(await network.run(feeds(1)));
});

test('a card that is imitated is left alone unless it is asked for, and a page with one thread hears how to get more', async () => {
  const notices: Notice[] = [];
  vi.stubGlobal('crossOriginIsolated', false);
  const auto = createWorkerRuntime({ onNotice: (notice) => notices.push(notice) });
  const [one, two] = [await auto.load(photos), await auto.load(photos)];
  vi.unstubAllGlobals();
  expect(notices).toMatchInlineSnapshot(`
    [
      {
        "code": "software-webgpu",
        "message": "This browser imitates a graphics card, which is slow. Networks run on the processor.",
        "remedy": "Look whether the settings of the browser switch hardware acceleration off.",
      },
      {
        "code": "one-thread",
        "message": "Networks run on one thread of the processor, because this page is not cross-origin isolated.",
        "remedy": "Serve the page with the headers Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp.",
      },
    ]
  `);
  expect(await one.run(feeds(1))).toEqual(await network.run(feeds(1)));
  await Promise.all([one.dispose(), two.dispose()]);
});

test('the number of threads is checked', () => {
  expect(() => createWorkerRuntime({ threads: 0 })).toThrow(
    'createWorkerRuntime: threads must be 1 or more, got 0',
  );
});

test('weights that lie in another file go into the network and its derivative', async () => {
  const W = Float32Array.of(3, -2);
  const external = { location: 'weights.data', offset: '0', length: '8' };
  const bytes = sketch({
    x: [1, 2],
    constants: { W: { type: 'float32', dims: [1, 2], bytes: new Uint8Array(), external } },
    steps: [
      ['Mul', ['x', 'x'], 'square'],
      ['Mul', ['square', 'W'], 'y'],
    ],
  });
  const outside = await runtime.load({ bytes, files: { 'weights.data': new Uint8Array(W.buffer) } });
  const x = { shape: [1, 2], data: Float32Array.of(2, 5) };
  const [y, pullBack] = await outside.vjp!({ x }, { of: 'y', wrt: 'x' });
  expect([...y.data]).toEqual([12, -50]);
  expect([...(await pullBack(full([1, 2], 1))).data]).toEqual([12, -20]);
  await outside.dispose();
});
