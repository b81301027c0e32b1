import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { TweedieError } from '@tweedie/core';
import { expect, test } from 'vitest';
import { decodeModel } from '../codec/decodeModel.ts';
import { expectTrue, realValues } from '../fixtures/testShapes.ts';
import { modelOf } from '../fixtures/runModel.ts';
import { floats } from '../ir/constant.ts';
import { inferShapes } from './inferShapes.ts';

const { resolve } = createRequire(import.meta.url);

test.each([
  ['photos', [1, 3, 64, 64]],
  ['photos', [2, 3, 40, 104]],
  ['faces', [3, 3, 64, 64]],
])('of every value of %s, what is inferred holds for %j', async (name, x) => {
  const model = decodeModel(await readFile(resolve(`@tweedie/priors/models/${name}/model.onnx`)));
  const real = await realValues(model, { x, sigma: x.slice(0, 1) });
  expect(real.size).toBeGreaterThan(100);
  const dims = model.graph.inputs.flatMap(({ name, dims = [] }) => (name === 'x' ? dims : []));
  const lengths = new Map(dims.flatMap((dim, axis) => (typeof dim === 'string' ? [[dim, x[axis]!]] : [])));
  expectTrue(model.graph, real, lengths);
});

const relu = modelOf({
  inputs: { x: ['N', 3] },
  steps: [
    ['Relu', ['x']],
    ['Elsewhere', ['a']],
    ['Relu', ['b']],
  ],
});

test('what the file tells of a value fills in what no rule knows', () => {
  const { graph } = decodeModel(relu);
  expect(inferShapes(graph).get('b')).toEqual({ type: undefined, dims: undefined, values: undefined });
  const values = [{ name: 'b', type: 'float16', dims: ['N', 7] }] as const;
  expect(inferShapes({ ...graph, values }).get('y')).toMatchObject({ type: 'float16', dims: ['N', 7] });
});

test('for lengths that are given, what the file tells of symbols is left aside', () => {
  const { graph } = decodeModel(relu);
  const values = [{ name: 'b', type: 'float16', dims: ['N', 7] }] as const;
  const shapes = inferShapes({ ...graph, values }, () => 5);
  expect(shapes.get('a')!.dims).toEqual([5, 3]);
  expect(shapes.get('b')).toMatchObject({ type: 'float16', dims: undefined });
});

test('a small constant whose bytes do not fit its shape is refused', () => {
  const { graph } = decodeModel(relu);
  const constants = new Map([['c', { ...floats([1, 2]), dims: [3] }]]);
  const refusal = new TweedieError('bad-model', 'autodiff: a constant of shape [3] needs 12 bytes, got 8');
  expect(() => inferShapes({ ...graph, constants })).toThrow(refusal);
});
