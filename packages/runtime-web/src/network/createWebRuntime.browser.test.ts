import { createRandom, full } from '@tweedie/core';
import photos from '@tweedie/priors/models/photos/model.onnx?url';
import { afterEach, expect, test, vi } from 'vitest';
import { createWebRuntime } from './createWebRuntime.ts';
import { createWorkerRuntime } from './createWorkerRuntime.ts';
import { failure } from './fixtures/failure.ts';
import type { Notice } from './options.ts';

const feeds = { x: createRandom(1).normal([1, 3, 16, 16]), sigma: full([1], 0.5) };
const pair = { of: 'denoised', wrt: 'x' };

afterEach(() => void vi.unstubAllGlobals());

/** The Workers that are started from here on. */
function watchWorkers(): Worker[] {
  const started: Worker[] = [];
  const Original = Worker;
  vi.stubGlobal(
    'Worker',
    class extends Original {
      constructor(address: string | URL, options?: WorkerOptions) {
        super(address, options);
        started.push(this);
      }
    },
  );
  return started;
}

test('a network in a Worker gives what it gives here, and the page goes on meanwhile', async () => {
  const here = await createWorkerRuntime({ backend: 'wasm' }).load(photos);
  const there = await createWebRuntime({ backend: 'wasm' }).load(photos);
  expect([there.inputs, there.outputs]).toEqual([here.inputs, here.outputs]);
  const larger = new Float32Array(3 * 256 + 5);
  larger.set(feeds.x.data, 5);
  const view = { ...feeds, x: { ...feeds.x, data: larger.subarray(5) } };
  expect(await there.run(view)).toEqual(await here.run(feeds));
  const [y, pullBack] = await here.vjp!(feeds, pair);
  const [output, back] = await there.vjp!(feeds, pair);
  expect(output).toEqual(y);
  const gradient = await back(feeds.x);
  expect(gradient).toEqual(await pullBack(feeds.x));
  await there.vjp!({ ...feeds, sigma: full([1], 2) }, pair);
  expect(await back(feeds.x)).toEqual(gradient); // goes back to the first point
  expect(feeds.x.data.length).toBe(768);

  const state = { running: true };
  const batch = { x: createRandom(2).normal([4, 3, 128, 128]), sigma: full([4], 0.5) };
  const run = there.run(batch).finally(() => (state.running = false));
  let turns = 0;
  for (; state.running; turns++) await new Promise((resolve) => setTimeout(resolve));
  await run;
  expect(turns).toBeGreaterThan(20); // a run in this thread would leave a turn or two
  await Promise.all([here.dispose(), there.dispose()]);
});

test('a signal ends a run at once, wherever it is, and the next one is right', async () => {
  const network = await createWebRuntime({ backend: 'wasm' }).load(photos);
  const expected = await network.run(feeds);
  const controller = new AbortController();
  const large = { x: createRandom(3).normal([4, 3, 128, 128]), sigma: full([4], 0.5) };
  const settled: string[] = [];
  const note = (name: string) => () => settled.push(name);
  const running = network.run(large, controller).finally(note('running'));
  const waiting = network.run(large, controller).finally(note('waiting'));
  const later = network.run(feeds).finally(note('later'));
  setTimeout(() => controller.abort(), 20);
  expect(await failure(running)).toBe('aborted: The run was cancelled');
  expect(await failure(waiting)).toBe('aborted: The run was cancelled');
  expect(await later).toEqual(expected);
  expect(settled).toEqual(['running', 'waiting', 'later']);
  await network.dispose();
});

test('a Worker that breaks down fails what runs in it, and the next load starts another', async () => {
  const workers = watchWorkers();
  const runtime = createWebRuntime({ backend: 'wasm' });
  const network = await runtime.load(photos);
  const expected = await network.run(feeds);
  const running = network.run(feeds);
  workers[0]!.dispatchEvent(new ErrorEvent('error', { message: 'out of memory' }));
  const told = 'network-failed: The Worker of networks broke down: out of memory';
  expect(await failure(running)).toBe(told);
  expect(await failure(network.run(feeds))).toBe(told);
  const another = await runtime.load(photos);
  expect(workers).toHaveLength(2);
  expect(await another.run(feeds)).toEqual(expected);
  await network.dispose();
  expect(await another.run(feeds)).toEqual(expected);
  await another.dispose();
});

test('a Worker ends with its last network', async () => {
  const workers = watchWorkers();
  const runtime = createWebRuntime({ backend: 'wasm' });
  const [one, two] = await Promise.all([runtime.load(photos), runtime.load(photos)]);
  const end = vi.spyOn(workers[0]!, 'terminate');
  await one.dispose();
  await one.dispose();
  expect(end).not.toHaveBeenCalled();
  expect((await two.run(feeds)).denoised!.shape).toEqual([1, 3, 16, 16]);
  await two.dispose();
  expect(end).toHaveBeenCalledOnce();
  expect(workers).toHaveLength(1);
});

test('notices and failures come through to the page', async () => {
  const notices: Notice[] = [];
  const runtime = createWebRuntime({ onNotice: (notice) => notices.push(notice) });
  expect(await failure(runtime.load('/none.onnx'))).toMatch(/^bad-model: /);
  expect(await failure(runtime.load(new Uint8Array(9)))).toBe(
    'bad-model: model is cut short, or not an ONNX model',
  );
  expect(notices.map(({ code }) => code)).toEqual(['software-webgpu']);
});

test('a script that the page may not start is imported by one of its own', async () => {
  const Original = Worker;
  const addresses: string[] = [];
  vi.stubGlobal(
    'Worker',
    class extends Original {
      constructor(address: string | URL, options?: WorkerOptions) {
        addresses.push(String(address));
        if (!String(address).startsWith('blob:'))
          throw new DOMException('of another origin', 'SecurityError');
        super(address, options);
      }
    },
  );
  const network = await createWebRuntime({ backend: 'wasm' }).load(photos);
  expect((await network.run(feeds)).denoised!.shape).toEqual([1, 3, 16, 16]);
  expect(addresses.at(-1)).toMatch(/^blob:/);
  await network.dispose();
});
