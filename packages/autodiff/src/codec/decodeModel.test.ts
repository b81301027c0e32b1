import { createRandom, TweedieError } from '@tweedie/core';
import { expect, test } from 'vitest';
import { numbersOf } from '../ir/constant.ts';
import type { Constant } from '../ir/graph.ts';
import { decodeModel } from './decodeModel.ts';
import type { Draft } from './messages.ts';
import { encodeText } from './text.ts';
import { writeMessage } from './writeMessage.ts';

function fileOf(graph: Draft<'Graph'>, rest: Draft<'Model'> = {}): Uint8Array {
  return writeMessage('Model', { irVersion: 8, opsets: [{ version: 18 }], graph, ...rest });
}

function constantOf(tensor: Draft<'Tensor'>): Constant {
  const { graph } = decodeModel(fileOf({ initializers: [{ name: 'c', ...tensor }] }));
  return graph.constants.get('c')!;
}

test.each<[string, Draft<'Tensor'>, number[]]>([
  ['float32', { type: 1, dims: [3], floats: [0.5, -2, 1e-45] }, [0.5, -2, 2 ** -149]],
  ['float64', { type: 11, dims: [2], doubles: [Math.PI, -1e300] }, [Math.PI, -1e300]],
  ['int64', { type: 7, dims: [4], int64s: [-1, 2 ** 31, -(2 ** 40), 0] }, [-1, 2 ** 31, -(2 ** 40), 0]],
  ['int32', { type: 6, dims: [3], int32s: [-1, 2 ** 31 - 1, -(2 ** 31)] }, [-1, 2 ** 31 - 1, -(2 ** 31)]],
  ['float16', { type: 10, dims: [4], int32s: [0x3c00, 0xc000, 0x7bff, 1] }, [1, -2, 65504, 2 ** -24]],
  ['bool', { type: 9, dims: [3], int32s: [1, 0, 1] }, [1, 0, 1]],
  ['int8', { type: 3, dims: [2], int32s: [-128, 127] }, [-128, 127]],
  ['uint8', { type: 2, dims: [2], int32s: [255, 0] }, [255, 0]],
])('numbers of type %s may lie in the file as numbers', (type, tensor, wanted) => {
  const constant = constantOf(tensor);
  expect(constant).toMatchObject({ type, dims: tensor.dims });
  expect(numbersOf(constant)).toEqual(wanted);
});

test.each<[string, Draft<'Tensor'>, number[]]>([
  ['bfloat16', { type: 16, dims: [1], int32s: [0x3f80] }, [0x80, 0x3f]],
  ['uint16', { type: 4, dims: [1], int32s: [0xff01] }, [1, 255]],
  ['int16', { type: 5, dims: [1], int32s: [-2] }, [254, 255]],
  ['uint32', { type: 12, dims: [1], uint64s: [2 ** 32 - 2] }, [254, 255, 255, 255]],
  ['uint64', { type: 13, dims: [1], uint64s: [2 ** 33 + 1] }, [1, 0, 0, 0, 2, 0, 0, 0]],
])('numbers of type %s keep their bits', (type, tensor, wanted) => {
  expect(constantOf(tensor)).toEqual({ type, dims: [1], bytes: Uint8Array.from(wanted) });
});

test.each([1, 2, 4, 6, 7, 9, 10, 11, 12, 13])('a constant of no values may be of type %i', (type) => {
  expect(constantOf({ type, dims: [0] })).toMatchObject({ dims: [0], bytes: new Uint8Array() });
});

/** Bytes as a field of some number, by hand. */
function part(number: number, content: ArrayLike<number>): number[] {
  return [...varint(number * 8 + 2), ...varint(content.length), ...Array.from(content)];
}

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
}

test('packed numbers are read, many of them too', () => {
  const values = new Float32Array(200_000).fill(0.5);
  const dims = part(1, [...varint(400), ...varint(500)]);
  const floats = part(4, new Uint8Array(values.buffer));
  const graph = part(7, part(5, [8 + 8, 1, ...dims, ...floats, ...part(8, encodeText('w'))]));
  const file = Uint8Array.from([...fileOf({}), ...graph]);
  const weights = decodeModel(file).graph.constants.get('w')!;
  expect(weights).toMatchObject({ type: 'float32', dims: [400, 500] });
  expect(weights.bytes).toEqual(new Uint8Array(values.buffer));
});

test('weights are views of the file', () => {
  const raw = Uint8Array.of(0, 0, 128, 63);
  const file = fileOf({ initializers: [{ name: 'c', type: 1, dims: [1], raw }] });
  const { bytes } = decodeModel(file).graph.constants.get('c')!;
  expect(bytes).toEqual(raw);
  expect(bytes.buffer).toBe(file.buffer);
});

test('where weights lie in another file is kept', () => {
  const external = [
    { key: 'location', value: 'weights.bin' },
    { key: 'offset', value: '4096' },
  ];
  expect(constantOf({ type: 10, dims: [7, 3], location: 1, external })).toEqual({
    type: 'float16',
    dims: [7, 3],
    bytes: new Uint8Array(),
    external: { location: 'weights.bin', offset: '4096' },
  });
});

test('fields that nobody knows are passed over, whatever their kind', () => {
  const strange = [
    ...varint(8 * 99),
    ...varint(300),
    ...varint(8 * 98 + 1),
    ...[1, 2, 3, 4, 5, 6, 7, 8],
    ...part(97, encodeText('documentation')),
    ...varint(8 * 96 + 5),
    ...[1, 2, 3, 4],
  ];
  const file = fileOf({ name: 'plain' });
  expect(decodeModel(Uint8Array.from([...strange, ...file, ...part(7, strange)]))).toEqual(decodeModel(file));
});

test('constant nodes become constants, and the domain ai.onnx is ONNX’s own', () => {
  const node = (output: string, attribute: Draft<'Attribute'>): Draft<'Node'> => ({
    op: 'Constant',
    domain: 'ai.onnx',
    outputs: [output],
    attributes: [attribute],
  });
  const nodes = [
    node('a', { name: 'value', type: 4, t: { type: 1, dims: [1, 1], floats: [3] } }),
    node('b', { name: 'value_float', type: 1, f: 0.25 }),
    node('c', { name: 'value_int', type: 2, i: -5 }),
    node('d', { name: 'value_floats', type: 6, floats: [1, 2] }),
    node('e', { name: 'value_ints', type: 7, ints: [-7, 2 ** 33] }),
    node('f', { name: 'value_string', type: 3, s: encodeText('word') }),
  ];
  const { graph, opsets } = decodeModel(fileOf({ nodes }, { opsets: [{ domain: 'ai.onnx', version: 18 }] }));
  const found = Array.from(graph.constants, ([name, one]) => [name, one.type, one.dims, numbersOf(one)]);
  expect(found).toEqual([
    ['a', 'float32', [1, 1], [3]],
    ['b', 'float32', [], [0.25]],
    ['c', 'int64', [], [-5]],
    ['d', 'float32', [2], [1, 2]],
    ['e', 'int64', [2], [-7, 2 ** 33]],
  ]);
  expect(graph.nodes.map(({ op, domain, outputs }) => [op, domain, outputs])).toEqual([
    ['Constant', '', ['f']],
  ]);
  expect(opsets).toEqual({ '': 18 });
});

test('an input with a value of its own is a constant', () => {
  const inputs = [{ name: 'x' }, { name: 'c' }];
  const { graph } = decodeModel(fileOf({ inputs, initializers: [{ name: 'c', type: 1, floats: [2] }] }));
  expect(graph.inputs.map(({ name }) => name)).toEqual(['x']);
});

const cutShort = 'autodiff: the model is cut short, or not an ONNX file';

test.each<[string, Uint8Array, string]>([
  ['without bytes', Uint8Array.of(), 'autodiff: the model holds no graph, or is not an ONNX file'],
  ['of a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10), cutShort],
  ['of a web page', encodeText('<!doctype html><title>Not found</title>'), cutShort],
  ['with a number without end', new Uint8Array(20).fill(0xff), cutShort],
  ['with a length below 0', Uint8Array.of(58, ...new Uint8Array(9).fill(0xff), 1), cutShort],
  [
    'no opset',
    writeMessage('Model', { graph: {} }),
    'autodiff: the model holds no graph, or is not an ONNX file',
  ],
  [
    'with functions',
    fileOf({}, { functions: [Uint8Array.of()] }),
    'autodiff: the model has functions of its own',
  ],
  [
    'with complex numbers',
    fileOf({ initializers: [{ name: 'c', type: 14, dims: [1] }] }),
    'autodiff: the constant c has the type 14, which is not read here',
  ],
  [
    'with strings',
    fileOf({ initializers: [{ name: 'c', type: 8, dims: [1] }] }),
    'autodiff: the constant c has the type 8, which is not read here',
  ],
  [
    'with an attribute of several graphs',
    fileOf({ nodes: [{ op: 'Scan', name: 'loop', attributes: [{ name: 'bodies', type: 10 }] }] }),
    'autodiff: the attribute bodies of Scan, node loop, has the type 10, which is not read here',
  ],
])('a file %s is refused in a sentence', (_, file, sentence) => {
  expect(refusalOf(file)).toMatchObject({ code: 'bad-model', message: sentence });
});

/** What `decodeModel` throws of some bytes, if anything. */
function refusalOf(bytes: Uint8Array): unknown {
  try {
    decodeModel(bytes);
    return undefined;
  } catch (error) {
    return error;
  }
}

const values = [
  { name: 'x', type: { tensor: { element: 1, shape: { dims: [{ symbol: 'N' }, { length: 300 }] } } } },
];
const small = fileOf({
  name: 'small',
  inputs: values,
  outputs: values,
  values,
  nodes: [
    {
      op: 'If',
      name: 'node',
      inputs: ['x', 'c'],
      outputs: ['y'],
      attributes: [
        { name: 'f', type: 1, f: 0.1 },
        { name: 'i', type: 2, i: -1 },
        { name: 's', type: 3, s: encodeText('same') },
        { name: 't', type: 4, t: { type: 7, dims: [2], int64s: [-1, 2 ** 40] } },
        { name: 'g', type: 5, g: { name: 'then', nodes: [{ op: 'Neg', inputs: ['x'], outputs: ['z'] }] } },
        { name: 'floats', type: 6, floats: [1, 2] },
        { name: 'ints', type: 7, ints: [3, -4] },
        { name: 'strings', type: 8, strings: [encodeText('a')] },
      ],
    },
  ],
  initializers: [
    { name: 'a', type: 1, dims: [2], floats: [0.5, 1.5] },
    { name: 'b', type: 11, dims: [1], doubles: [0.1] },
    { name: 'c', type: 10, dims: [3], int32s: [1, 2, 3] },
    { name: 'd', type: 1, dims: [1], raw: Uint8Array.of(1, 2, 3, 4) },
    { name: 'e', type: 1, dims: [9], location: 1, external: [{ key: 'location', value: 'file' }] },
  ],
});

function assertReadOrRefused(bytes: Uint8Array): void {
  const refusal = refusalOf(bytes);
  if (refusal === undefined) return;
  expect(refusal).toBeInstanceOf(TweedieError);
  expect(refusal).toMatchObject({
    code: 'bad-model',
    message: expect.stringMatching(/^autodiff: the \w+/) as string,
  });
}

test('a file that ends too soon is refused in a sentence, wherever it ends', () => {
  expect(refusalOf(small)).toBeUndefined();
  const refused = Array.from(small, (_, length) => small.slice(0, length)).filter((bytes) => {
    assertReadOrRefused(bytes);
    return refusalOf(bytes) !== undefined;
  });
  expect(refused.length).toBe(small.length);
});

test('a file of which bytes are wrong is read or refused in a sentence', () => {
  const random = createRandom(1);
  let refused = 0;
  for (let trial = 0; trial < 4000; trial++) {
    const bytes = small.slice();
    for (let i = 0; i <= trial % 3; i++)
      bytes[random.integer(bytes.length)] = random.integer(trial % 2 ? 256 : 20);
    assertReadOrRefused(bytes);
    if (refusalOf(bytes)) refused++;
  }
  expect(refused).toBeGreaterThan(400);
  expect(refused).toBeLessThan(3600);
});

test('bytes by chance are refused', () => {
  const random = createRandom(2);
  for (let trial = 0; trial < 500; trial++) {
    const bytes = Uint8Array.from({ length: 1 + random.integer(200) }, () => random.integer(256));
    expect(refusalOf(bytes)).toBeInstanceOf(TweedieError);
  }
});
