import { codeOf } from '../ir/dataType.ts';
import type { Attribute, Constant, Graph, Model, Node, Value } from '../ir/graph.ts';
import type { Draft } from './messages.ts';
import { encodeText } from './text.ts';
import { writeMessage } from './writeMessage.ts';

/** Writes a model as an ONNX file. */
export function encodeModel({ irVersion, opsets, graph }: Model): Uint8Array {
  return writeMessage('Model', {
    irVersion,
    opsets: Object.entries(opsets).map(([domain, version]) => ({ domain, version })),
    graph: graphDraft(graph),
  });
}

/**
 * The bytes that add nodes, inputs and outputs to a model when they follow its own: a message that comes twice is merged, so
 * nothing of the model needs to be read or written again, weights least of all.
 */
export function encodeAddition(addition: Omit<Graph, 'name' | 'values'>): Uint8Array {
  const draft = graphDraft({ name: '', values: [], ...addition });
  return writeMessage('Model', { graph: { ...draft, name: undefined } });
}

function graphDraft({ name, nodes, constants, inputs, outputs, values }: Graph): Draft<'Graph'> {
  return {
    name,
    nodes: nodes.map(nodeDraft),
    initializers: Array.from(constants, ([name, constant]) => tensorDraft(name, constant)),
    inputs: inputs.map(valueDraft),
    outputs: outputs.map(valueDraft),
    values: values.map(valueDraft),
  };
}

function nodeDraft({ op, domain, name, inputs, outputs, attributes }: Node): Draft<'Node'> {
  const entries = Object.entries(attributes);
  return {
    op,
    domain,
    name,
    inputs,
    outputs,
    attributes: entries.map(([name, attribute]) => ({ name, ...attributeDraft(attribute) })),
  };
}

function attributeDraft({ kind, value }: Attribute): Draft<'Attribute'> {
  switch (kind) {
    case 'float':
      return { type: 1, f: value };
    case 'int':
      return { type: 2, i: value };
    case 'string':
      return { type: 3, s: encodeText(value) };
    case 'tensor':
      return { type: 4, t: tensorDraft('', value) };
    case 'graph':
      return { type: 5, g: graphDraft(value) };
    case 'floats':
      return { type: 6, floats: value };
    case 'ints':
      return { type: 7, ints: value };
    case 'strings':
      return { type: 8, strings: value.map((one) => encodeText(one)) };
  }
}

function tensorDraft(name: string, { type, dims, bytes, external }: Constant): Draft<'Tensor'> {
  const facts = { name, dims, type: codeOf(type) };
  if (!external) return { ...facts, raw: bytes };
  return {
    ...facts,
    location: 1,
    external: Object.entries(external).map(([key, value]) => ({ key, value })),
  };
}

function valueDraft({ name, type, dims }: Value): Draft<'ValueInfo'> {
  const shape = dims && {
    dims: dims.map((dim) => (typeof dim === 'number' ? { length: dim } : { symbol: dim })),
  };
  return { name, type: type && { tensor: { element: codeOf(type), shape } } };
}
