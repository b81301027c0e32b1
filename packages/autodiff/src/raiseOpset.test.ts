import { describe, expect, test } from 'vitest';
import { int, ints as list } from './build/attributes.ts';
import { decodeModel } from './codec/decodeModel.ts';
import { encodeModel } from './codec/encodeModel.ts';
import { expectDerivative } from './fixtures/expectDerivative.ts';
import { floatTensor, modelOf, numbersIn, sessionOf, type Step } from './fixtures/runModel.ts';
import { numbersOf } from './ir/constant.ts';
import { isWritable, pullbackOpset, raiseOpset } from './raiseOpset.ts';

const cases: Readonly<Record<string, { x?: readonly number[]; steps: readonly Step[] }>> = {
  Squeeze: { x: [1, 3, 1, 4], steps: [['Squeeze', ['x'], { axes: list([0, 2]) }]] },
  'Squeeze of all axes of length 1': { x: [1, 3, 1, 4], steps: [['Squeeze', ['x']]] },
  Unsqueeze: { steps: [['Unsqueeze', ['x'], { axes: list([0, 3]) }]] },
  ReduceSum: { steps: [['ReduceSum', ['x'], { axes: list([2, 0]), keepdims: int(0) }]] },
  'ReduceSum of all': {
    steps: [
      ['Mul', ['x', 'x']],
      ['ReduceSum', ['a'], { keepdims: int(0) }],
    ],
  },
  ReduceMean: { steps: [['ReduceMean', ['x'], { axes: list([1]) }]] },
  Split: {
    steps: [
      ['Split', ['x'], { axis: int(1), split: list([1, 2]) }, ['p', 'q']],
      ['Mul', ['p', 'q']],
    ],
  },
  'Split in halves': {
    steps: [
      ['Split', ['x'], { axis: int(2) }, ['p', 'q']],
      ['Mul', ['p', 'q']],
    ],
  },
  Softmax: { steps: [['Softmax', ['x'], { axis: int(2) }]] },
  'Softmax, counted from the end': { steps: [['Softmax', ['x'], { axis: int(-1) }]] },
  'Softmax of a table, without an axis': { x: [3, 4], steps: [['Softmax', ['x']]] },
  LogSoftmax: { x: [3, 4], steps: [['LogSoftmax', ['x']]] },
};

describe.each(Object.entries(cases))('%s', (_, { x: dims = [2, 3, 4], steps }) => {
  test.each([11, 12])('of opset %i gives the same as version 17 writes it', async (opset) => {
    const bytes = modelOf({ inputs: { x: dims }, steps, opset });
    const raised = encodeModel({ irVersion: 8, opsets: { '': 17 }, graph: raiseOpset(decodeModel(bytes)) });
    const count = dims.reduce((a, b) => a * b, 1);
    const x = floatTensor(
      Array.from({ length: count }, (_, i) => Math.sin(i)),
      dims,
    );
    const [before, after] = [await sessionOf(bytes), await sessionOf(raised)];
    const [{ y: first }, { y: second }] = [await before.run({ x }), await after.run({ x })];
    expect(second!.dims).toEqual(first!.dims);
    expect(numbersIn(second!)).toEqual(numbersIn(first!));
  });

  test.each([11, 12])('of opset %i has a derivative', async (opset) => {
    await expectDerivative(modelOf({ inputs: { x: dims }, steps, opset }), { dims });
  });
});

test('a list that was an attribute becomes a constant', () => {
  const { graph } = decodeModel(
    modelOf({ inputs: { x: [1, 2] }, steps: [['Squeeze', ['x'], { axes: list([0]) }]], opset: 11 }),
  );
  const raised = raiseOpset({ irVersion: 8, opsets: { '': 11 }, graph });
  expect(raised.nodes[0]).toMatchObject({ inputs: ['x', 'y/axes'], attributes: {} });
  expect(numbersOf(raised.constants.get('y/axes')!)).toEqual([0]);
  expect(raiseOpset({ irVersion: 8, opsets: { '': 13 }, graph })).toBe(graph);
});

test.each([
  ['Softmax', 1],
  ['LogSoftmax', -2],
  ['Hardmax', 0],
])('%s of axis %i of three means several axes, and is refused', (op, axis) => {
  const steps: readonly Step[] = [[op, ['x'], { axis: int(axis) }]];
  const model = decodeModel(modelOf({ inputs: { x: [2, 3, 4] }, steps, opset: 12 }));
  const sentence = `autodiff: ${op} of axis ${axis} means several axes before opset 13`;
  expect(() => raiseOpset(model)).toThrow(sentence);
});

test('without an axis, a softmax began at the second', () => {
  const model = decodeModel(modelOf({ inputs: { x: [2, 3, 4] }, steps: [['Softmax', ['x']]], opset: 11 }));
  expect(() => raiseOpset(model)).toThrow('autodiff: Softmax of axis 1 means several axes');
});

test.each([
  [11, 17],
  [16, 17],
  [18, 18],
  [21, 21],
  [24, 21],
])('the pullback of opset %i is written in %i', (opset, wanted) => {
  const { graph } = decodeModel(modelOf({ inputs: {}, steps: [] }));
  expect(pullbackOpset({ irVersion: 8, opsets: { '': opset }, graph })).toBe(wanted);
});

test('a model of other operators alone has no opset that is known', () => {
  const { graph } = decodeModel(modelOf({ inputs: {}, steps: [] }));
  const model = { irVersion: 8, opsets: { 'com.microsoft': 1 }, graph };
  expect(() => pullbackOpset(model)).toThrow('autodiff: the opset must be 11 to 24, got 0');
});

test.each<[string, string, number, boolean]>([
  ['Mul', '', 24, true],
  ['Swish', '', 24, false],
  ['RMSNormalization', '', 23, false],
  ['Gelu', 'com.microsoft', 18, false],
])('whether %s%s of opset %i may stand in a pullback', (op, domain, opset, wanted) => {
  const node = { op, domain, name: '', inputs: [], outputs: [], attributes: {} };
  expect(isWritable(node, opset)).toBe(wanted);
});
