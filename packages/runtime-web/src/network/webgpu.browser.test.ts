import type { Attribute } from '@tweedie/autodiff';
import { floats, ints } from '@tweedie/autodiff';
import { createRandom, type Network, type Tensor } from '@tweedie/core';
import { env, Tensor as OrtTensor } from 'onnxruntime-web/webgpu';
import { expect, test, vi } from 'vitest';
import { sketch } from './check/sketch.ts';
import { smallNetwork } from './check/smallNetwork.ts';
import { createWorkerRuntime } from './createWorkerRuntime.ts';
import { difference } from './fixtures/difference.ts';
import { failure } from './fixtures/failure.ts';
import { watchCard } from './fixtures/watchCard.ts';
import type { Notice } from './options.ts';

const notices: Notice[] = [];
const onNotice = (notice: Notice): void => void notices.push(notice);
const onCard = createWorkerRuntime({ backend: 'webgpu', onNotice });
const onWasm = createWorkerRuntime({ backend: 'wasm', onNotice });
const pair = { of: 'y', wrt: 'x' };
const { model, x, v } = smallNetwork();
const another = createRandom(5).normal(x.shape);

/** What WASM gives. */
async function onProcessor(x: Tensor, v: Tensor): Promise<readonly [y: Tensor, gradient: Tensor]> {
  const network = await onWasm.load(model);
  const [y, pullBack] = await network.vjp!({ x }, pair);
  const gradient = await pullBack(v);
  await network.dispose();
  return [y, gradient];
}

function expectSame(actual: Tensor | undefined, expected: Tensor): void {
  expect(actual?.shape).toEqual(expected.shape);
  expect(difference(actual!.data, expected.data)).toBeLessThan(1e-4); // as in checkWebgpu.ts
}

const list = (...value: number[]): Attribute => ({ kind: 'ints', value });
const text = (value: string): Attribute => ({ kind: 'string', value });

test('what the pullback needs stays on the card, and is freed when another point comes', async () => {
  const network = await onCard.load(model);
  expect(notices).toEqual([]);
  const card = watchCard();
  const kept = new Set<OrtTensor>();
  const fromGpuBuffer = OrtTensor.fromGpuBuffer.bind(OrtTensor);
  vi.spyOn(OrtTensor, 'fromGpuBuffer').mockImplementation((buffer, options) => {
    const tensor = fromGpuBuffer(buffer, {
      ...options,
      dispose: () => {
        kept.delete(tensor);
        options.dispose?.();
      },
    });
    kept.add(tensor);
    return tensor;
  });
  const [y, pullBack] = await network.vjp!({ x }, pair);
  expect(card.downloads()).toBe(1);
  expect(kept.size).toBeGreaterThan(1);
  const each = kept.size;
  const gradient = await pullBack(v);
  expect(card.downloads()).toBe(1);
  const [q, pullBackAtQ] = await network.vjp!({ x: another }, pair);
  expect(kept.size).toBe(each);
  const again = await pullBack(v); // goes back to the first point
  expect(kept.size).toBe(each);
  const atQ = await pullBackAtQ(v);
  await network.dispose();
  expect(kept.size).toBe(0);

  const expected = await onProcessor(x, v);
  const expectedAtQ = await onProcessor(another, v);
  expectSame(y, expected[0]);
  expectSame(gradient, expected[1]);
  expect(again).toEqual(gradient);
  expectSame(q, expectedAtQ[0]);
  expectSame(atQ, expectedAtQ[1]);
});

test('a run that is aborted is told at once, and the next one is right', async () => {
  const network = await onCard.load(model);
  const { y } = await network.run({ x });
  const controller = new AbortController();
  const running = network.run({ x: another }, controller);
  const waiting = network.vjp!({ x: another }, pair, controller);
  const later = network.run({ x });
  controller.abort();
  expect(await failure(running)).toBe('aborted: The run was cancelled');
  expect(await failure(waiting)).toBe('aborted: The run was cancelled');
  expect((await later).y).toEqual(y);
  expect((await network.run({ x })).y).toEqual(y);
  await network.dispose();
});

test('what is fed wrongly is told, and the network stays on the card', async () => {
  notices.length = 0;
  const network = await onCard.load(model);
  const wrong = network.run({ x: { shape: [1, 4, 9, 9], data: new Float32Array(324) } });
  expect(await failure(wrong)).toContain('Got invalid dimensions for input: x');
  const card = watchCard();
  await network.run({ x });
  expect(card.downloads()).toBe(1);
  expect(notices).toEqual([]);
  await network.dispose();
});

/** Resize with antialias=1, which ONNX Runtime 1.30 takes onto the card and cannot run there. */
const throwing = sketch({
  x: [1, 1, 4, 4],
  constants: { sizes: ints([1, 1, 2, 2]) },
  steps: [
    ['Mul', ['x', 'x'], 'square'],
    [
      'Resize',
      ['square', '', '', 'sizes'],
      'y',
      { mode: text('linear'), antialias: { kind: 'int', value: 1 } },
    ],
  ],
});

test('a network that fails on the card goes on on WASM, beginning with the run that failed', async () => {
  notices.length = 0;
  const network = await onCard.load(throwing);
  const { y } = await network.run({ x: { shape: [1, 1, 4, 4], data: new Float32Array(16).fill(3) } });
  expect([...y!.data]).toEqual([9, 9, 9, 9]);
  const card = watchCard();
  await network.run({ x: { shape: [1, 1, 4, 4], data: new Float32Array(16) } });
  expect(card.downloads()).toBe(0);
  expect(notices.map(({ code }) => code)).toEqual(['webgpu-failed']);
  expect(notices[0]!.message).toMatch(
    /^model fails on the graphics card: .*\. It runs on the processor from now on\.$/,
  );
  await network.dispose();
});

test('a network that the card would get wrong, without a word, runs on WASM', async () => {
  notices.length = 0;
  const weights = floats([1, 2, 3, 4, 5, 6], [6, 1, 1, 1]);
  const group: Attribute = { kind: 'int', value: 3 };
  const network = await onCard.load(
    sketch({
      x: [1, 6, 1, 1],
      constants: { w: weights },
      steps: [['ConvTranspose', ['x', 'w'], 'y', { group }]],
    }),
  );
  const { y } = await network.run({ x: { shape: [1, 6, 1, 1], data: Float32Array.of(1, 1, 1, 1, 1, 1) } });
  expect([...y!.data]).toEqual([3, 7, 11]);
  expect(notices.map(({ message }) => message)).toEqual([
    'model fails on the graphics card: WebGPU works out ConvTranspose y wrongly. It runs on the processor from now on.',
  ]);
  await network.dispose();
});

test('a convolution of six channels is right on the card', async () => {
  notices.length = 0;
  const steps = [['Conv', ['x', 'w'], 'y', { kernel_shape: list(3, 3), pads: list(1, 1, 1, 1) }]] as const;
  const w = floats(new Array<number>(4 * 6 * 9).fill(1), [4, 6, 3, 3]);
  const network = await onCard.load(sketch({ x: [1, 6, 3, 3], constants: { w }, steps }));
  const { y } = await network.run({ x: { shape: [1, 6, 3, 3], data: new Float32Array(54).fill(1) } });
  expect([...y!.data.subarray(0, 9)]).toEqual([24, 36, 24, 36, 54, 36, 24, 36, 24]);
  expect(notices).toEqual([]);
  await network.dispose();
});

async function deviceOf(network: Network): Promise<GPUDevice> {
  await network.run({ x });
  return env.webgpu.device;
}

test('a run that leaves the card out of memory is repeated on WASM', async () => {
  notices.length = 0;
  const network = await onCard.load(model);
  const device = await deviceOf(network);
  const running = network.run({ x });
  const error = new GPUOutOfMemoryError('Not enough memory for a buffer');
  device.dispatchEvent(new GPUUncapturedErrorEvent('uncapturederror', { error }));
  expectSame((await running).y, (await onProcessor(x, v))[0]);
  expect(notices.map(({ message }) => message)).toEqual([
    'model fails on the graphics card: Not enough memory for a buffer. It runs on the processor from now on.',
  ]);
  await network.dispose();
});

test('networks survive the loss of the card, in a run and between runs, and new ones do without', async () => {
  notices.length = 0;
  const [busy, idle] = [await onCard.load(model), await onCard.load(model)];
  const device = await deviceOf(busy);
  const [, pullBack] = await idle.vjp!({ x }, pair);
  const running = busy.run({ x });
  device.destroy();
  const [expected, gradient] = await onProcessor(x, v);
  expectSame((await running).y, expected);
  expectSame(await pullBack(v), gradient);
  expect(notices.map(({ code }) => code)).toEqual(['webgpu-failed']);
  const late = await onCard.load(model);
  expect(notices.map(({ code }) => code)).toEqual(['webgpu-failed', 'webgpu-wrong']);
  expectSame((await late.run({ x })).y, expected);
  await Promise.all([busy, idle, late].map((network) => network.dispose()));
});
