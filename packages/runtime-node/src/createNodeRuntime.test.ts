import { createRandom, full, type Network, type Tensor, TweedieError } from '@tweedie/core';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { promisify } from 'node:util';
import { InferenceSession, Tensor as OrtTensor } from 'onnxruntime-node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createNodeRuntime } from './createNodeRuntime.ts';
import { tinyModel } from './network/fixtures/tinyModel.ts';

const photos = createRequire(import.meta.url).resolve('@tweedie/priors/models/photos/model.onnx');
const runtime = createNodeRuntime();
let network: Network;
let folder: string;
beforeAll(async () => {
  network = await runtime.load(photos);
  folder = await mkdtemp(join(tmpdir(), 'tweedie-runtime-'));
});
afterAll(async () => {
  await network.dispose();
  await rm(folder, { recursive: true });
});

const feeds = (
  seed: number,
  [count, side]: readonly [number, number] = [1, 16],
): Record<'x' | 'sigma', Tensor> => ({
  x: createRandom(seed).normal([count, 3, side, side]),
  sigma: full([count], 0.5),
});

/** What ONNX Runtime gives in this thread. */
async function direct({ x, sigma }: Record<'x' | 'sigma', Tensor>): Promise<Tensor> {
  const session = await InferenceSession.create(photos);
  const ort = ({ data, shape }: Tensor): OrtTensor => new OrtTensor('float32', data, shape);
  const { denoised } = await session.run({ x: ort(x), sigma: ort(sigma) });
  const result = { shape: denoised!.dims, data: Float32Array.from(denoised!.data as Float32Array) };
  await session.release();
  return result;
}

/** Sums in another order, by another number of threads, differ by roundings of float32. */
function expectSame(actual: Tensor | undefined, expected: Tensor): void {
  expect(actual?.shape).toEqual(expected.shape);
  const worst = Math.max(...expected.data.map((value, i) => Math.abs(value - actual!.data[i]!)));
  expect(worst).toBeLessThan(1e-5);
}

async function failure(promise: Promise<unknown>): Promise<string> {
  const error: unknown = await promise.catch((error: unknown) => error);
  expect(error).toBeInstanceOf(TweedieError);
  const { code, message } = error as TweedieError;
  return `${code}: ${message}`.replaceAll(folder, 'FOLDER');
}

test('a network in a worker gives what it gives here, for shapes that come and go', async () => {
  expect(network.inputs).toEqual(['x', 'sigma']);
  expect(network.outputs).toEqual(['denoised']);
  for (const shape of [
    [1, 16],
    [1, 16],
    [2, 8],
    [1, 16],
  ] as const) {
    const fed = feeds(shape[0], shape);
    expectSame((await network.run(fed)).denoised, await direct(fed));
  }
});

test('what was fed stays with the caller, and a result stays what it was', async () => {
  const fed = feeds(1);
  const before = Float32Array.from(fed.x.data);
  const { denoised } = await network.run(fed);
  const kept = Float32Array.from(denoised!.data);
  await network.run(feeds(2));
  await network.run(feeds(3));
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

test('runs that are asked for at once each get their own result', async () => {
  const all = [1, 2, 3, 4].map((seed) => feeds(seed));
  const together = await Promise.all(all.map((fed) => network.run(fed)));
  for (const [i, fed] of all.entries()) expect(together[i]).toEqual(await network.run(fed));
});

test('a run that fails is told in a sentence, and the next one is right', async () => {
  const good = feeds(1);
  const expected = await network.run(good);
  const { x, sigma } = good;
  const failures = [
    await failure(network.run({ x: full([1, 4, 16, 16], 0), sigma })),
    await failure(network.run({ x: full([1, 3, 15, 15], 0), sigma })),
    await failure(network.run({ x: { shape: x.shape, data: new Int32Array(x.data.length) }, sigma })),
    await failure(network.run({ x })),
    await failure(network.run({ ...good, t: sigma })),
    await failure(network.run({ x: { shape: [1, 3, 16, 16], data: new Float32Array(5) }, sigma })),
  ];
  expect(failures).toMatchInlineSnapshot(`
    [
      "network-failed: model.onnx: the network failed: Got invalid dimensions for input: x for the following indices index: 1 Got: 4 Expected: 3 Please fix either the inputs/outputs or the model.",
      "network-failed: model.onnx: the network failed: Non-zero status code returned while running Concat node. Name:'/Concat_1' Status Message: concatbase.h:133 PrepareForComputeImpl Non concat axis dimensions must match: Axis 2 has mismatched dimensions of 7 and 6",
      "network-failed: model.onnx: the network failed: Unexpected input data type. Actual: (tensor(int32)) , expected: (tensor(float))",
      "bad-parameter: model.onnx: the network takes x, sigma, got x",
      "bad-parameter: model.onnx: the network takes x, sigma, got x, sigma, t",
      "bad-shape: model.onnx: x of shape [1,3,16,16] needs 768 values, got 5",
    ]
  `);
  expect(await network.run(good)).toEqual(expected);
});

test('a signal ends a run at once, wherever it is, and leaves the others alone', async () => {
  const controller = new AbortController();
  const { signal } = controller;
  const good = feeds(1);
  const expected = await network.run(good);
  const settled: string[] = [];
  const note = (name: string) => () => settled.push(name);
  const running = network.run(feeds(2, [4, 128]), { signal }).finally(note('running'));
  const waiting = network.run(feeds(3, [4, 128]), { signal }).finally(note('waiting'));
  const later = network.run(good).finally(note('later'));
  setTimeout(() => controller.abort(), 20);
  expect(await failure(running)).toBe('aborted: The run was cancelled');
  expect(await failure(waiting)).toBe('aborted: The run was cancelled');
  expect(await later).toEqual(expected);
  expect(settled).toEqual(['running', 'waiting', 'later']);
  expect(await failure(network.run(good, { signal }))).toBe('aborted: The run was cancelled');
  expect(await network.run(good)).toEqual(expected);
});

test('the event loop goes on while a network runs', async () => {
  const state = { running: true };
  const run = network.run(feeds(1, [4, 128])).finally(() => (state.running = false));
  let turns = 0;
  for (; state.running; turns++) await setImmediate();
  await run;
  expect(turns).toBeGreaterThan(20); // a run in this thread would leave a turn or two
});

test('a model comes from bytes, which stay the caller’s', async () => {
  const bytes = await readFile(photos);
  const loaded = await runtime.load(bytes);
  expect(bytes.equals(await readFile(photos))).toBe(true);
  expect(await loaded.run(feeds(1))).toEqual(await network.run(feeds(1)));
  await loaded.dispose();
});

test('integers go in, and an output whose size depends on the values comes out', async () => {
  const model = tinyModel(
    [
      { op: 'Cast', inputs: ['t'], outputs: ['float'], integers: { to: 1 } },
      { op: 'Mul', inputs: ['x', 'float'], outputs: ['product'] },
      { op: 'NonZero', inputs: ['x'], outputs: ['indices'] },
      { op: 'Cast', inputs: ['indices'], outputs: ['found'], integers: { to: 1 } },
    ],
    {
      inputs: [
        { name: 'x', type: 1, shape: ['n'] },
        { name: 't', type: 7, shape: [1] },
      ],
      outputs: [
        { name: 'product', type: 1, shape: ['n'] },
        { name: 'found', type: 1, shape: [1, 'k'] },
      ],
    },
  );
  const tiny = await runtime.load(model);
  const t = { shape: [1], data: BigInt64Array.of(3n) };
  const run = (...x: number[]): ReturnType<Network['run']> =>
    tiny.run({ x: { shape: [3], data: Float32Array.from(x) }, t });
  for (let repeat = 0; repeat < 2; repeat++) {
    const one = await run(0, 5, 0);
    expect([...one.product!.data]).toEqual([0, 15, 0]);
    expect(one.found).toEqual({ shape: [1, 1], data: Float32Array.of(1) });
    const two = await run(1, 0, 2);
    expect(two.found).toEqual({ shape: [1, 2], data: Float32Array.of(0, 2) });
  }
  await tiny.dispose();
});

test('what is no model is told in a sentence', async () => {
  const bytes = await readFile(photos);
  const put = async (name: string, content: Uint8Array | string): Promise<string> => {
    await writeFile(join(folder, name), content);
    return join(folder, name);
  };
  const failures = [
    await failure(runtime.load(await put('half.onnx', bytes.subarray(0, bytes.length / 2)))),
    await failure(runtime.load(await put('text.onnx', 'Dear diary'))),
    await failure(runtime.load(await put('empty.onnx', ''))),
    await failure(runtime.load(join(folder, 'none.onnx'))),
    await failure(runtime.load(folder)),
    await failure(runtime.load(bytes.subarray(0, bytes.length / 2))),
    await failure(
      runtime.load(
        tinyModel([{ op: 'Sorcery', inputs: ['x'], outputs: ['y'] }], {
          inputs: [{ name: 'x', type: 1, shape: ['n'] }],
          outputs: [{ name: 'y', type: 1, shape: ['n'] }],
        }),
      ),
    ),
  ];
  expect(failures).toMatchInlineSnapshot(`
    [
      "bad-model: half.onnx is cut short, or not an ONNX model",
      "bad-model: text.onnx is cut short, or not an ONNX model",
      "bad-model: empty.onnx is cut short, or not an ONNX model",
      "bad-model: There is no model file FOLDER/none.onnx",
      "bad-model: FOLDER is not a file",
      "bad-model: model is cut short, or not an ONNX model",
      "bad-model: model cannot be loaded: This is an invalid model. In Node, ("", Sorcery, "", -1) : ("x": tensor(float),) -> ("y": tensor(float),) , Error No Op registered for Sorcery with domain_version of 17",
    ]
  `);
});

test('the number of threads is checked', () => {
  expect(() => createNodeRuntime({ threads: 0 })).toThrowErrorMatchingInlineSnapshot(
    `[TweedieError: createNodeRuntime: threads must be 1 or more, got 0]`,
  );
});

test('dispose waits for the run in progress, and refuses those that come after', async () => {
  const loaded = await runtime.load(photos);
  const running = loaded.run(feeds(1));
  const disposal = loaded.dispose();
  expect(await failure(loaded.run(feeds(2)))).toMatchInlineSnapshot(
    `"network-failed: model.onnx: the network was disposed of"`,
  );
  await disposal;
  await loaded.dispose();
  expect(await running).toEqual(await network.run(feeds(1)));
});

test('dispose gives the memory back', async () => {
  const { length } = await readFile(photos);
  const cycle = async (): Promise<void> => {
    const loaded = await runtime.load(photos);
    await loaded.run(feeds(1, [1, 64]));
    await loaded.dispose();
  };
  for (let i = 0; i < 5; i++) await cycle(); // until the allocators have grown to what one network needs
  const before = process.memoryUsage.rss();
  const cycles = 12;
  for (let i = 0; i < cycles; i++) await cycle();
  // A cycle that kept its weights, stored in half of the precision that they run in, would keep twice the file.
  expect(process.memoryUsage.rss() - before).toBeLessThan((cycles * 2 * length) / 4);
});

test('a process with an idle network, or a disposed one, ends by itself', async () => {
  const script = `
    import { createNodeRuntime } from '@tweedie/runtime-node';
    const runtime = createNodeRuntime();
    const [kept, disposed] = await Promise.all([runtime.load(process.argv[1]), runtime.load(process.argv[1])]);
    const x = { shape: [1, 3, 8, 8], data: new Float32Array(192) };
    await disposed.run({ x, sigma: { shape: [1], data: Float32Array.of(1) } });
    await disposed.dispose();
    const { denoised } = await kept.run({ x, sigma: { shape: [1], data: Float32Array.of(1) } });
    console.log('done', denoised.data.length);`;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '--eval', script, photos],
    { timeout: 50_000, cwd: import.meta.dirname },
  );
  expect(stdout).toBe('done 192\n');
});
