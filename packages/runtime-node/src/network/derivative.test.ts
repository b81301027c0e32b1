import { createRandom, full, type Network, type Tensor } from '@tweedie/core';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createNodeRuntime } from '../createNodeRuntime.ts';
import { tinyModel, type TinyValue } from './fixtures/tinyModel.ts';

const photos = createRequire(import.meta.url).resolve('@tweedie/priors/models/photos/model.onnx');
const side = 64;
const offset = 4096;
const pair = { of: 'y', wrt: 'x' };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tweedie-derivative-'));
});
afterAll(() => rm(folder, { recursive: true }));

const value = (name: string): TinyValue => ({ name, type: 1, shape: ['n', side] });
const square = { op: 'Mul', inputs: ['x', 'x'], outputs: ['square'] };

/** `y = (x∘x)·W`, with W in a file beside the model. */
async function writeBeside(W: Float32Array): Promise<string> {
  const model = tinyModel([square, { op: 'MatMul', inputs: ['square', 'W'], outputs: ['y'] }], {
    inputs: [value('x')],
    outputs: [value('y')],
    weights: [{ name: 'W', shape: [side, side], file: 'weights.data', offset }],
  });
  const path = join(folder, 'model.onnx');
  await writeFile(join(folder, 'weights.data'), Buffer.concat([Buffer.alloc(offset), Buffer.from(W.buffer)]));
  await writeFile(path, model);
  return path;
}

/** Whole numbers, of which float32 takes sums and products without rounding. */
function whole(shape: readonly number[], seed: number): Tensor {
  const { data } = createRandom(seed).normal([1, ...shape]);
  return { shape, data: data.map((one) => Math.round(4 * one)) };
}

/** `2·x∘(v·Wᵀ)` */
function gradientOf({ x, v, W }: Readonly<Record<'x' | 'v' | 'W', Tensor>>): Float32Array {
  return x.data.map((one, i) => {
    const [row, column] = [Math.floor(i / side), i % side];
    let sum = 0;
    for (let k = 0; k < side; k++) sum += v.data[row * side + k]! * W.data[column * side + k]!;
    return 2 * one * sum;
  });
}

describe.each(['split', 'gated'] as const)('%s', (derivative) => {
  const runtime = createNodeRuntime({ threads: 1, derivative });

  test('weights that lie beside the model are found again by its derivative', async () => {
    const W = whole([side, side], 1);
    const network = await runtime.load(await writeBeside(W.data));
    const [x, v] = [whole([3, side], 2), whole([3, side], 3)];
    const [y, pullBack] = await network.vjp!({ x }, pair);
    expect(y).toEqual((await network.run({ x })).y);
    expect(await pullBack(v)).toEqual({ shape: [3, side], data: gradientOf({ x, v, W }) });
    await network.dispose();
  });

  test('a point is pulled back from as often as one likes, also once another has come', async () => {
    const W = whole([side, side], 4);
    const network = await runtime.load(await writeBeside(W.data));
    const [p, q] = [whole([2, side], 5), whole([1, side], 6)];
    const [v, w] = [whole([2, side], 7), whole([1, side], 8)];
    const [, pullBackP] = await network.vjp!({ x: p }, pair);
    const first = await pullBackP(v);
    const [, pullBackQ] = await network.vjp!({ x: q }, pair);
    const pulled = [first, await pullBackP(v), await pullBackQ(w), await pullBackP(v)];
    const expected = [gradientOf({ x: p, v, W }), gradientOf({ x: q, v: w, W })] as const;
    expect(pulled.map(({ data }) => data)).toEqual([expected[0], expected[0], expected[1], expected[0]]);
    await network.dispose();
  });

  test('derivatives by two inputs are told apart', async () => {
    const model = tinyModel([{ op: 'Mul', inputs: ['x', 'w'], outputs: ['y'] }], {
      inputs: [value('x'), value('w')],
      outputs: [value('y')],
    });
    const network = await runtime.load(model);
    const [x, w, v] = [whole([1, side], 12), whole([1, side], 13), whole([1, side], 14)];
    const times = (a: Tensor): Float32Array => v.data.map((one, i) => one * a.data[i]!);
    const [, byX] = await network.vjp!({ x, w }, { of: 'y', wrt: 'x' });
    const [, byW] = await network.vjp!({ x, w }, { of: 'y', wrt: 'w' });
    expect((await byX(v)).data).toEqual(times(w));
    expect((await byW(v)).data).toEqual(times(x));
    await network.dispose();
  });

  test('a cotangent of another shape is refused, and the next one is right', async () => {
    const W = whole([side, side], 9);
    const network = await runtime.load(await writeBeside(W.data));
    const [x, v] = [whole([2, side], 10), whole([2, side], 11)];
    const [, pullBack] = await network.vjp!({ x }, pair);
    await expect(pullBack(full([2, 3], 1))).rejects.toMatchObject({ code: 'network-failed' });
    expect((await pullBack(v)).data).toEqual(gradientOf({ x, v, W }));
    await network.dispose();
  });
});

/**
 * Both work out the same formulas in float32, in sums that may take another order: some 40 layers of sums of 10³
 * products walk √(4·10⁴) roundings of 2⁻²⁴ away from each, 1.2·10⁻⁵, in no common direction.
 */
test('both ways give the same derivative of a network, from a path and from bytes', async () => {
  const x = createRandom(12).normal([1, 3, 32, 24]);
  const v = createRandom(13).normal([1, 3, 32, 24]);
  const feeds = { x, sigma: full([1], 0.5) };
  const gradient = async (network: Network): Promise<Float32Array> => {
    const [, pullBack] = await network.vjp!(feeds, { of: 'denoised', wrt: 'x' });
    const { data } = await pullBack(v);
    await network.dispose();
    return data;
  };
  const split = await gradient(await createNodeRuntime().load(photos));
  const gated = await gradient(await createNodeRuntime({ derivative: 'gated' }).load(await readFile(photos)));
  const difference = Math.hypot(...split.map((one, i) => one - gated[i]!));
  expect(difference).toBeLessThanOrEqual(2 * 1.2e-5 * Math.hypot(...split));
  expect(Math.hypot(...split)).toBeGreaterThan(1);
});

test('an operator without a derivative is named, with what to do about it', async () => {
  const model = tinyModel([{ op: 'Tan', inputs: ['x'], outputs: ['y'] }], {
    inputs: [value('x')],
    outputs: [value('y')],
  });
  const network = await createNodeRuntime({ threads: 1 }).load(model);
  await expect(network.vjp!({ x: full([1, side], 1) }, pair)).rejects.toMatchObject({
    code: 'bad-model',
    message: expect.stringContaining('Tan') as string,
    remedy: expect.stringContaining('without this operator') as string,
  });
  await network.dispose();
});
