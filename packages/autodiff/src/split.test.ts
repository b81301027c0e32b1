import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createRandom, TweedieError } from '@tweedie/core';
import { describe, expect, test } from 'vitest';
import { int, ints as list } from './build/attributes.ts';
import { decodeModel } from './codec/decodeModel.ts';
import { encodeModel } from './codec/encodeModel.ts';
import { expectDerivative } from './fixtures/expectDerivative.ts';
import { floatTensor, modelOf, numbersIn, sessionOf, type Step } from './fixtures/runModel.ts';
import { random } from './fixtures/testDerivatives.ts';
import { floats, ints, numbersOf } from './ir/constant.ts';
import { split } from './split.ts';

const { resolve } = createRequire(import.meta.url);

describe.each([
  { name: 'photos', x: [1, 3, 64, 64], sigma: [0.5], step: 1 / 16 },
  { name: 'photos', x: [2, 3, 40, 104], sigma: [2, 0.3], step: 1 / 16 },
  { name: 'faces', x: [2, 3, 64, 64], sigma: [1, 0.2], step: 1 / 64 }, // it bends more
])('of the network $name, for $x', async ({ name, x: dims, sigma, step }) => {
  const model = await readFile(resolve(`@tweedie/priors/models/${name}/model.onnx`));
  const halves = split(model, { of: 'denoised', wrt: 'x' });
  const plain = await sessionOf(model);
  const forward = await sessionOf(halves.forward);
  const pullback = await sessionOf(halves.pullback);
  const draw = createRandom(3);
  const x = draw.normal([1, ...dims]).data;
  const level = floatTensor(sigma, [sigma.length]);
  const at = async (point: Float32Array): Promise<Float32Array> =>
    numbersIn((await plain.run({ x: floatTensor(point, dims), sigma: level }))['denoised']!);
  const y = await at(x);
  const outputs = await forward.run({ x: floatTensor(x, dims), sigma: level });

  test('the forward model gives the very image of the plain one', () => {
    expect(numbersIn(outputs['denoised']!)).toEqual(y);
  });

  /**
   * A difference of step h and its half, `(4·D(h/2) − D(h))/3`. Rounding: some 40 layers of sums of 10³ products
   * walk √(4·10⁴)·2⁻²⁴ = 1.2·10⁻⁵ away from each y, which the difference multiplies by 4√2/(3h), 30 for h = 1/16. That is
   * in no direction: on one of 10⁴ it falls with a hundredth part, and with three times that at most, 10⁻⁵·‖v‖·‖y‖; as
   * much more as h is less. What the difference leaves out is h⁴/480 of a fifth derivative, less than 10⁻⁵ of the first
   * where that grows by 4 with each (for h = 1/64 by 20).
   */
  test('the pullback agrees with a difference, in any direction and in its own', async () => {
    const saved = Object.fromEntries(halves.saved.map((name) => [name, outputs[name]!]));
    const given = { x: floatTensor(x, dims), sigma: level };
    const feeds = Object.fromEntries(halves.feeds.map((name) => [name, given[name as 'x' | 'sigma']]));
    const v = draw.normal([1, ...dims]).data;
    const cotangent = floatTensor(v, dims);
    const result = (await pullback.run({ ...saved, ...feeds, [halves.cotangent]: cotangent }))[
      halves.gradient
    ]!;
    expect(result.dims).toEqual(dims);
    const g = numbersIn(result);
    const own = g.map((value) => (value * Math.sqrt(g.length)) / norm(g));
    for (const u of [draw.normal([1, ...dims]).data, own]) {
      const difference = async (h: number): Promise<Float32Array> => {
        const [ahead, behind] = [await at(moved(x, u, h)), await at(moved(x, u, -h))];
        return ahead.map((value, i) => (value - behind[i]!) / (2 * h));
      };
      const [wide, narrow] = [await difference(step), await difference(step / 2)];
      const Ju = narrow.map((value, i) => (4 * value - wide[i]!) / 3);
      expect(Math.abs(dot(g, u) - dot(v, Ju))).toBeLessThanOrEqual(
        (1e-5 / (16 * step)) * norm(v) * (norm(y) + norm(Ju)),
      );
    }
    expect(dot(g, own)).toBeGreaterThan(1e-3 * norm(v) * norm(own));
  });

  test('the forward model is the file with outputs at its end', () => {
    expect(Buffer.from(halves.forward.slice(0, model.length)).equals(model)).toBe(true);
    const { inputs } = decodeModel(model).graph;
    expect(decodeModel(halves.forward).graph.inputs).toEqual(inputs);
  });

  test('the forward model does nothing for the pullback but tell sizes', () => {
    const before = decodeModel(model).graph.nodes.length;
    const added = decodeModel(halves.forward).graph.nodes.slice(before);
    expect(added.map(({ op }) => op).filter((op) => op !== 'Shape')).toEqual([]);
  });

  test('the pullback adds no two images that the network has added before', () => {
    const sums = decodeModel(halves.pullback).graph.nodes.filter(({ name }) => name.endsWith('/Add_3'));
    expect(sums).toEqual([]);
    expect(halves.saved.filter((value) => value.endsWith('/Add_3_output_0')).length).toBeGreaterThan(5);
  });

  test('the pullback works out no convolution again', () => {
    const { nodes, inputs } = decodeModel(halves.pullback).graph;
    const own = new Set(
      decodeModel(model)
        .graph.nodes.filter(({ op }) => op === 'Conv')
        .map(({ name }) => name),
    );
    expect(own.size).toBeGreaterThan(10);
    expect(nodes.filter(({ name }) => own.has(name))).toEqual([]);
    expect(inputs.map(({ name }) => name)).toEqual([halves.cotangent, ...halves.saved, ...halves.feeds]);
  });
});

function moved(x: Float32Array, u: Float32Array, h: number): Float32Array {
  return x.map((value, i) => value + h * u[i]!);
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function norm(a: ArrayLike<number>): number {
  return Math.sqrt(dot(a, a));
}

const pair = { of: 'y', wrt: 'x' };

function refusalOf(model: Uint8Array, given = pair): TweedieError {
  try {
    split(model, given);
  } catch (error) {
    if (error instanceof TweedieError) return error;
    throw error;
  }
  throw new Error('a test expected a refusal');
}

test('an operator without a derivative is named, with its node and what to do about it', () => {
  const steps: readonly Step[] = [
    ['Exp', ['x']],
    ['com.example:Blur', ['a']],
  ];
  const { code, message, remedy, facts } = refusalOf(modelOf({ inputs: { x: [3] }, steps }));
  expect([code, message, remedy]).toMatchInlineSnapshot(`
    [
      "bad-model",
      "autodiff: no derivative of com.example:Blur, node node 1: it has no rule",
      "Export the network without this operator, or use a solver that needs no derivative.",
    ]
  `);
  expect(facts).toEqual({ op: 'com.example:Blur', node: 'node 1' });
});

test('a node without a name is told by what it makes', () => {
  const model = decodeModel(modelOf({ inputs: { x: [3] }, steps: [['Det', ['x']]] }));
  const nodes = model.graph.nodes.map((node) => ({ ...node, name: '' }));
  const { message } = refusalOf(encodeModel({ ...model, graph: { ...model.graph, nodes } }));
  expect(message).toBe('autodiff: no derivative of Det, node that makes y: it has no rule');
});

test('an operator without a derivative is no matter where the input does not reach', async () => {
  const steps: readonly Step[] = [
    ['Det', ['m']],
    ['Reshape', ['a', 'one']],
    ['Mul', ['x', 'b']],
  ];
  const model = modelOf({ inputs: { x: [3] }, steps, constants: { m: random(2, 2), one: ints([1]) } });
  await expectDerivative(model, { dims: [3], linear: true });
});

test('the values that OneHot places count: x through them is refused, not left out', () => {
  const steps: readonly Step[] = [
    ['OneHot', ['place', 'depth', 'x']],
    ['Exp', ['a']],
  ];
  const constants = { place: ints([1]), depth: ints([3], []) };
  const { message } = refusalOf(modelOf({ inputs: { x: [2] }, steps, constants }));
  expect(message).toBe('autodiff: no derivative of OneHot, node node 0: it has no rule');
});

const level = modelOf({ inputs: { x: [2], sigma: [1] }, steps: [['Mul', ['x', 'x']]] });

test.each([
  [{ of: 'z', wrt: 'x' }, 'autodiff: the model has no output z; it has y'],
  [{ of: 'y', wrt: 'z' }, 'autodiff: the model has no input z; it has x, sigma'],
  [{ of: 'y', wrt: 'sigma' }, 'autodiff: the output y does not depend on the input sigma'],
])('%j is refused', (given, sentence) => {
  expect(refusalOf(level, given)).toMatchObject({ code: 'bad-model', message: sentence });
});

test.each([10, 25])('opset %i is refused', (opset) => {
  const { code, message, remedy } = refusalOf(
    modelOf({ inputs: { x: [3] }, steps: [['Exp', ['x']]], opset }),
  );
  expect([code, message, remedy]).toEqual([
    'bad-model',
    `autodiff: the opset must be 11 to 24, got ${opset}`,
    'Export the network with opset 18, or convert it with onnx.version_converter.',
  ]);
});

/** Weights that keep the sum of 27 products about as large as x. */
const small = floats(
  numbersOf(random(4, 3, 3, 3))!.map((value) => value / 5),
  [4, 3, 3, 3],
);

test.each([11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24])(
  'a network of opset %i',
  async (opset) => {
    const axes = opset < 18 ? { axes: list([2, 3]) } : {};
    const model = modelOf({
      inputs: { x: ['N', 3, 'H', 'W'] },
      steps: [
        ['Conv', ['x', 'w'], { strides: list([2, 2]), pads: list([1, 1, 1, 1]) }],
        ['Sigmoid', ['a']],
        ['Mul', ['a', 'b']],
        ['ReduceMean', opset < 18 ? ['c'] : ['c', 'axes'], { ...axes, keepdims: int(1) }],
        ['Sub', ['c', 'd']],
        ['Softmax', ['e'], { axis: int(3) }],
        ['Mul', ['f', 'c']],
      ],
      constants: { w: small, axes: ints([2, 3]) },
      opset,
    });
    await expectDerivative(model, { dims: [2, 3, 5, 6] });
    const { opsets } = decodeModel(split(model, pair).pullback);
    expect(opsets).toEqual({ '': Math.min(21, Math.max(17, opset)) });
  },
);

test('an input that the output depends on by steps alone has a gradient of zeros', async () => {
  const steps: readonly Step[] = [
    ['Round', ['x']],
    ['Mul', ['a', 'a']],
  ];
  const { forward, pullback, feeds, saved, cotangent, gradient } = split(
    modelOf({ inputs: { x: ['N'] }, steps }),
    pair,
  );
  const x = floatTensor([1.2, -3.4], [2]);
  const outputs = await (await sessionOf(forward)).run({ x });
  const given = Object.fromEntries([
    ...feeds.map((name) => [name, x] as const),
    ...saved.map((name) => [name, outputs[name]!] as const),
  ]);
  const result = (await (await sessionOf(pullback)).run({ ...given, [cotangent]: x }))[gradient]!;
  expect([result.dims, Array.from(numbersIn(result), Math.abs)]).toEqual([[2], [0, 0]]);
});

test('a factor of which nobody knows the shape is refused, until the file tells it', () => {
  const model = decodeModel(
    modelOf({
      inputs: { x: [3], m: [2, 2] },
      steps: [
        ['Det', ['m']],
        ['Mul', ['x', 'a']],
      ],
    }),
  );
  const outputs = [{ name: 'y', type: 'float32', dims: [3] }] as const;
  const told = { ...model, graph: { ...model.graph, outputs } };
  const { message, remedy } = refusalOf(encodeModel(told));
  expect([message, remedy]).toMatchInlineSnapshot(`
    [
      "autodiff: no derivative of Mul, node node 1: it has an input or an output whose number of axes is not known",
      "Export the network with shapes, or run onnx.shape_inference on it.",
    ]
  `);
  const values = [{ name: 'a', type: 'float32', dims: [] }] as const;
  expect(split(encodeModel({ ...told, graph: { ...told.graph, values } }), pair).saved).toEqual(['a']);
});

test('weights in another file stay there, for both models', () => {
  const external = { location: 'weights.bin', offset: '0', length: '4000' };
  const w = { type: 'float32', dims: [10, 100], bytes: new Uint8Array(), external } as const;
  const steps: readonly Step[] = [['MatMul', ['x', 'w']]];
  const model = modelOf({ inputs: { x: [2, 10] }, steps, constants: { w } });
  const halves = split(model, pair);
  expect(decodeModel(halves.pullback).graph.constants.get('w')).toEqual(w);
  expect(decodeModel(halves.forward).graph.constants.get('w')).toEqual(w);
});
