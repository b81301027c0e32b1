import { TweedieError } from '@tweedie/core';
import { floats as floatConstant, ints as intConstant } from '../ir/constant.ts';
import { bytesOf, type DataType, dataTypeOf } from '../ir/dataType.ts';
import type { Attribute, Constant, Graph, Model, Node, Value } from '../ir/graph.ts';
import type { Message } from './messages.ts';
import { readMessage } from './readMessage.ts';
import { decodeText } from './text.ts';

/**
 * Reads an ONNX file. Weights are views of its bytes. `Constant` nodes become constants.
 * Throws `bad-model` where the file is cut short, no ONNX file, or holds what is not read here.
 */
export function decodeModel(bytes: Uint8Array): Model {
  const { irVersion = 0, graph, opsets, functions } = readMessage('Model', bytes);
  if (!graph || opsets.length === 0) {
    throw new TweedieError('bad-model', 'autodiff: the model holds no graph, or is not an ONNX file', {
      remedy: 'Check that the file is whole.',
    });
  }
  if (functions.length > 0) {
    throw new TweedieError('bad-model', 'autodiff: the model has functions of its own', {
      remedy: 'Inline them when exporting, with onnx.inliner.inline_local_functions.',
    });
  }
  const versions = opsets.map(({ domain = '', version = 1 }) => [
    domain === 'ai.onnx' ? '' : domain,
    version,
  ]);
  return { irVersion, opsets: Object.fromEntries(versions) as Record<string, number>, graph: graphOf(graph) };
}

function graphOf({ name = '', nodes, initializers, inputs, outputs, values }: Message<'Graph'>): Graph {
  const constants = new Map(initializers.map((tensor) => [tensor.name ?? '', constantOf(tensor)]));
  const rest: Node[] = [];
  for (const node of nodes.map(nodeOf)) {
    const constant = node.op === 'Constant' && node.domain === '' ? valueOfConstant(node) : undefined;
    if (constant) constants.set(node.outputs[0]!, constant);
    else rest.push(node);
  }
  return {
    name,
    inputs: inputs.map(valueOf).filter((input) => !constants.has(input.name)),
    outputs: outputs.map(valueOf),
    values: values.map(valueOf),
    constants,
    nodes: rest,
  };
}

function nodeOf({ op = '', domain = '', name = '', inputs, outputs, attributes }: Message<'Node'>): Node {
  const place = `${op}, node ${name === '' ? `that makes ${outputs[0]}` : name}`;
  const named = attributes.map((attribute) => [attribute.name ?? '', attributeOf(attribute, place)] as const);
  return {
    op,
    domain: domain === 'ai.onnx' ? '' : domain,
    name,
    inputs,
    outputs,
    attributes: Object.fromEntries(named),
  };
}

function attributeOf(message: Message<'Attribute'>, place: string): Attribute {
  const { type, name, t, g } = message;
  if (type === 4 && t) return { kind: 'tensor', value: constantOf({ ...t, name: `${name} of ${place}` }) };
  if (type === 5 && g) return { kind: 'graph', value: graphOf(g) };
  if (type === 1) return { kind: 'float', value: message.f ?? 0 };
  if (type === 2) return { kind: 'int', value: message.i ?? 0 };
  if (type === 3) return { kind: 'string', value: decodeText(message.s) };
  if (type === 6) return { kind: 'floats', value: message.floats };
  if (type === 7) return { kind: 'ints', value: message.ints };
  if (type === 8) return { kind: 'strings', value: message.strings.map((one) => decodeText(one)) };
  throw new TweedieError(
    'bad-model',
    `autodiff: the attribute ${name} of ${place}, has the type ${type}, which is not read here`,
    { remedy: 'Export the network without this operator.' },
  );
}

function valueOf({ name = '', type }: Message<'ValueInfo'>): Value {
  const tensor = type?.tensor;
  const dims = tensor?.shape?.dims.map(
    ({ length, symbol }) => length ?? (symbol === '' ? undefined : symbol),
  );
  return { name, type: dataTypeOf(tensor?.element ?? 0), dims };
}

function constantOf(tensor: Message<'Tensor'>): Constant {
  const type = dataTypeOf(tensor.type ?? 0);
  if (!type || type === 'string') {
    throw new TweedieError(
      'bad-model',
      `autodiff: the constant ${tensor.name} has the type ${tensor.type}, which is not read here`,
      { remedy: 'Export the network in float32, with whole numbers as int64.' },
    );
  }
  const { dims } = tensor;
  if (tensor.location === 1) {
    const external = Object.fromEntries(tensor.external.map(({ key = '', value = '' }) => [key, value]));
    return { type, dims, bytes: new Uint8Array(), external };
  }
  if (tensor.raw) return { type, dims, bytes: tensor.raw };
  return { type, dims, bytes: bytesIn(type, tensor) };
}

/** Values that lie in the file as numbers, of the kind that ONNX has for their type. */
function bytesIn(
  type: DataType,
  { floats, doubles, int32s, int64s, uint64s }: Message<'Tensor'>,
): Uint8Array {
  if (type === 'float32') return floatConstant(floats).bytes;
  if (type === 'float64') return floatConstant(doubles, [doubles.length], type).bytes;
  if (type === 'int64' || type === 'uint64') return intConstant(type === 'int64' ? int64s : uint64s).bytes;
  return narrow(type === 'uint32' ? uint64s : int32s, bytesOf(type));
}

/** Integers of fewer bytes, and halves by their bits, lie in the file as wider ones. */
function narrow(values: readonly number[], size: number): Uint8Array {
  const out = new Uint8Array(values.length * size);
  for (const [i, value] of values.entries()) {
    for (let byte = 0; byte < size; byte++) out[i * size + byte] = value >> (8 * byte);
  }
  return out;
}

function valueOfConstant({ attributes }: Node): Constant | undefined {
  const { value, value_float: float, value_int: int, value_floats: floats, value_ints: ints } = attributes;
  if (value?.kind === 'tensor') return value.value;
  if (float?.kind === 'float') return floatConstant([float.value], []);
  if (int?.kind === 'int') return intConstant([int.value], []);
  if (floats?.kind === 'floats') return floatConstant(floats.value);
  if (ints?.kind === 'ints') return intConstant(ints.value);
  return undefined;
}
