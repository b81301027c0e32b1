import { Tensor } from 'onnxruntime-node';
import { expect, test } from 'vitest';
import { floats, ints } from '../ir/constant.ts';
import type { Attribute, Constant, Graph, Model } from '../ir/graph.ts';
import { floatTensor, modelOf, numbersIn, sessionOf } from '../fixtures/runModel.ts';
import { decodeModel } from './decodeModel.ts';
import { encodeAddition, encodeModel } from './encodeModel.ts';

const branch: Graph = {
  name: 'then',
  inputs: [],
  outputs: [{ name: 'out', type: 'float32', dims: [] }],
  values: [],
  constants: new Map([['one', floats([1], [])]]),
  nodes: [{ op: 'Neg', domain: '', name: 'n', inputs: ['one'], outputs: ['out'], attributes: {} }],
};

const attributes: Readonly<Record<Attribute['kind'], Attribute>> = {
  int: { kind: 'int', value: -(2 ** 40) },
  float: { kind: 'float', value: -0.375 },
  string: { kind: 'string', value: 'größer' },
  ints: { kind: 'ints', value: [0, -1, 127, 128, 2 ** 31, -(2 ** 31) - 1, 2 ** 53, -(2 ** 53)] },
  floats: { kind: 'floats', value: [1.5, -Infinity, 0] },
  strings: { kind: 'strings', value: ['', 'a', 'σ'] },
  tensor: { kind: 'tensor', value: floats([1, 2, 3, 4, 5, 6], [2, 3]) },
  graph: { kind: 'graph', value: branch },
};

const constants: Readonly<Record<string, Constant>> = {
  weights: floats([0.5, -1], [2, 1]),
  halves: floats([1, -2, 65504], [3], 'float16'),
  doubles: floats([Math.PI], [], 'float64'),
  shape: ints([-1, 2 ** 31, -(2 ** 40)]),
  mask: { type: 'bool', dims: [2], bytes: Uint8Array.of(1, 0) },
  nothing: ints([]),
  elsewhere: {
    type: 'float32',
    dims: [1000],
    bytes: new Uint8Array(),
    external: { location: 'weights.bin', offset: '4096', length: '4000' },
  },
};

const model: Model = {
  irVersion: 8,
  opsets: { '': 18, 'com.microsoft': 1 },
  graph: {
    name: 'everything',
    inputs: [{ name: 'x', type: 'float32', dims: ['N', 3, undefined, 2] }],
    outputs: [
      { name: 'y', type: 'int64', dims: [] },
      { name: 'z', type: undefined, dims: undefined },
    ],
    values: [{ name: 'mid', type: 'float16', dims: undefined }],
    constants: new Map(Object.entries(constants)),
    nodes: [
      { op: 'If', domain: '', name: '', inputs: ['x', '', 'weights'], outputs: ['y', '', 'z'], attributes },
      {
        op: 'FastGelu',
        domain: 'com.microsoft',
        name: 'last',
        inputs: ['y'],
        outputs: ['w'],
        attributes: {},
      },
    ],
  },
};

test('a model comes back as it was, with attributes of every kind and constants of every type', () => {
  expect(decodeModel(encodeModel(model))).toEqual(model);
});

test('the bytes of one model are the same each time', () => {
  expect(encodeModel(decodeModel(encodeModel(model)))).toEqual(encodeModel(model));
});

test('ONNX Runtime reads the whole numbers that were written', async () => {
  const wanted = [-1, 0, 2 ** 31, -(2 ** 31) - 1, 2 ** 53, -(2 ** 53)];
  const session = await sessionOf(
    modelOf({
      inputs: { x: [1] },
      steps: [
        ['Constant', [], { value_ints: { kind: 'ints', value: wanted } }],
        ['Concat', ['a', 'list', 'x'], { axis: { kind: 'int', value: 0 } }],
      ],
      constants: { list: ints(wanted) },
      type: 'int64',
    }),
  );
  const { y } = await session.run({ x: new Tensor('int64', [7n]) });
  expect(Array.from(y!.data as BigInt64Array, Number)).toEqual([...wanted, ...wanted, 7]);
});

test('what is added to the end of a file belongs to its model', async () => {
  const bytes = modelOf({
    inputs: { x: [2] },
    steps: [['Mul', ['x', 'c']]],
    constants: { c: floats([3, 4]) },
  });
  const addition = encodeAddition({
    nodes: [{ op: 'Add', domain: '', name: 'added', inputs: ['y', 'd'], outputs: ['z'], attributes: {} }],
    constants: new Map(),
    inputs: [{ name: 'd', type: 'float32', dims: [] }],
    outputs: [{ name: 'z', type: 'float32', dims: [2] }],
  });
  const both = Uint8Array.from([...bytes, ...addition]);
  const { y, z } = await (
    await sessionOf(both)
  ).run({
    x: floatTensor([1, 2], [2]),
    d: floatTensor([1], []),
  });
  expect([...numbersIn(y!), ...numbersIn(z!)]).toEqual([3, 8, 4, 9]);

  const { graph, opsets } = decodeModel(both);
  expect(graph.nodes.map(({ op }) => op)).toEqual(['Mul', 'Add']);
  expect([...graph.constants.keys()]).toEqual(['c']);
  expect(graph.inputs.map(({ name }) => name)).toEqual(['x', 'd']);
  expect(graph.outputs.map(({ name }) => name)).toEqual(['y', 'z']);
  expect([graph.name, opsets]).toEqual(['sketch', { '': 18 }]);
});
