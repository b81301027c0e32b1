import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createNodeRuntime } from '../createNodeRuntime.ts';
import { tinyModel } from './fixtures/tinyModel.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tweedie-weights-'));
  const vector = { type: 1, shape: [3] } as const;
  const model = tinyModel([{ op: 'Mul', inputs: ['x', 'w'], outputs: ['y'] }], {
    inputs: [{ name: 'x', ...vector }],
    outputs: [{ name: 'y', ...vector }],
    weights: [{ name: 'w', shape: [3], file: 'weights.bin', offset: 0 }],
  });
  await writeFile(join(folder, 'model.onnx'), model);
  await writeFile(join(folder, 'weights.bin'), new Uint8Array(Float32Array.of(2, 3, 5).buffer));
});
afterAll(() => rm(folder, { recursive: true }));

test('a network whose weights are in a file beside it runs, and has a derivative', async () => {
  const network = await createNodeRuntime().load(join(folder, 'model.onnx'));
  const x = { shape: [3], data: Float32Array.of(1, 10, 100) };
  const [y, pullback] = await network.vjp!({ x }, { of: 'y', wrt: 'x' });
  expect([...y.data]).toEqual([2, 30, 500]);
  expect([...(await pullback({ shape: [3], data: Float32Array.of(1, 1, 2) })).data]).toEqual([2, 3, 10]);
  await network.dispose();
});
