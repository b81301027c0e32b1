/** @file What ONNX Runtime fuses when it optimises a network: the derivatives of the parts, put together. */
import type { Builder } from '../build/builder.ts';
import { axesFrom, dimsOf, joined, lengthOf, lengthsOf, rankOf, transpose } from '../build/shapes.ts';
import { unbroadcast } from '../build/sums.ts';
import { floatOf, floatsOf, intOf, stringOf } from '../ir/attributes.ts';
import type { Node } from '../ir/graph.ts';
import { attend } from './attention.ts';
import { convolutions } from './convolutions.ts';
import { centred } from './normalizations.ts';
import { fixedSizes, refuse } from './refuse.ts';
import type { Rule } from './rule.ts';

/** `y = f(w ⋆ x + c + z)`, with an activation whose slope its output tells. */
const fusedConv: Rule = (site) => {
  const { b, node, y, g, x, active } = site;
  const before = b.emit('Mul', [g[0]!, slopeByOutput(b, node, y[0]!)]);
  const parts = convolutions.Conv!({ ...site, g: [before] });
  return x[3] ? [parts[0], parts[1], parts[2], active(3) ? before : undefined] : parts;
};

/** `f′` where the output is y, for the activations that `FusedConv` knows. */
function slopeByOutput(b: Builder, node: Node, y: string): string {
  const number = (value: number): string => b.number(value, y);
  const where = (condition: string, then: number, otherwise: number): string =>
    b.emit('Where', [condition, number(then), number(otherwise)]);
  const between = (low: number, high: number): string =>
    b.emit('And', [b.emit('Greater', [y, number(low)]), b.emit('Less', [y, number(high)])]);
  const [first, second] = floatsOf(node, 'activation_params', []);
  const kind = stringOf(node, 'activation', '');
  switch (kind) {
    case '':
      return number(1);
    case 'Relu':
      return where(b.emit('Greater', [y, number(0)]), 1, 0);
    case 'LeakyRelu':
      return where(b.emit('Greater', [y, number(0)]), 1, first ?? 0.01);
    case 'Sigmoid':
      return b.emit('Mul', [y, b.emit('Sub', [number(1), y])]);
    case 'Tanh':
      return b.emit('Sub', [number(1), b.emit('Mul', [y, y])]);
    case 'Clip':
      return where(between(first!, second!), 1, 0);
    case 'HardSigmoid':
      return where(between(0, 1), first ?? 0.2, 0);
    default:
      throw refuse(node, `has the activation ${kind}`);
  }
}

/** Layer normalisation of `x + skip + bias` over the last axis. */
const skipLayerNormalization: Rule = ({ b, node, x, g, active }) => {
  const [value, skip, scale, , bias] = x as [string, string, string, string?, string?];
  if (g[1] || g[2]) throw refuse(node, 'has statistics that something depends on');
  if (active(2) || active(3)) throw refuse(node, 'has a scale or a bias that depends on the input');
  const added = b.emit('Add', [value, skip]);
  const sum = bias ? b.emit('Add', [added, bias]) : added;
  const axes = [rankOf(b, value) - 1];
  const back = g[0]
    ? centred(b, sum, b.emit('Mul', [g[0], scale]), { axes, epsilon: floatOf(node, 'epsilon', 1e-12) })
    : undefined;
  const all = back && g[3] ? b.emit('Add', [back, g[3]]) : (back ?? g[3]!);
  return [
    active(0) ? all : undefined,
    active(1) ? unbroadcast(b, all, skip) : undefined,
    ...[undefined, undefined],
    bias && active(4) ? unbroadcast(b, all, bias) : undefined,
  ];
};

/** Attention whose heads lie side by side in the channels: `[batch, place, head·channel]`. */
const multiHeadAttention: Rule = ({ b, node, x, g, active }) => {
  const [query, key, value] = x as [string, string, string];
  assertSeparate(b, node);
  const heads = intOf(node, 'num_heads', 1);
  const [width, ...rest] = [query, key, value].map((one) => dimsOf(b, one)[2]);
  if (typeof width !== 'number' || rest.some((one) => typeof one !== 'number'))
    throw refuse(node, 'has heads whose width is not known before a run', fixedSizes);
  const apart = (one: string): string => {
    const shape = joined(b, [lengthsOf(b, one, [0, 1]), b.ints(heads, -1)]);
    return transpose(b, b.emit('Reshape', [one, shape]), [0, 2, 1, 3]);
  };
  const together = (one: string, like: string): string => {
    const shape = joined(b, [lengthsOf(b, like, [0, 1]), lengthOf(b, like, 2)]);
    return b.emit('Reshape', [transpose(b, one, [0, 2, 1, 3]), shape]);
  };
  const s = b.number(floatOf(node, 'scale', 0) || 1 / Math.sqrt(width / heads), query);
  const M = node.inputs[5] || undefined;
  const back = attend(b, { Q: apart(query), K: apart(key), V: apart(value), M, s, g: apart(g[0]!) });
  return [
    active(0) ? together(back.Q(), query) : undefined,
    active(1) ? together(back.K(), key) : undefined,
    active(2) ? together(back.V(), value) : undefined,
    ...[undefined, undefined],
    M && active(5) ? back.M(M) : undefined,
  ];
};

function assertSeparate(b: Builder, node: Node): void {
  const given = (i: number): boolean => (node.inputs[i] ?? '') !== '';
  if (!given(1) || !given(2) || axesFrom(0, 3).some((i) => rankOf(b, node.inputs[i]!) !== 3))
    throw refuse(node, 'has queries, keys and values packed together');
  if (given(3)) throw refuse(node, 'adds a bias to its queries, keys and values');
  if (given(4)) throw refuse(node, 'leaves out padding');
  if (intOf(node, 'unidirectional', 0) !== 0) throw refuse(node, 'is causal');
  if (node.inputs.slice(6).some((input) => input !== '')) throw refuse(node, 'keeps keys of earlier calls');
}

/** By operator. */
export const fused: Readonly<Record<string, Rule>> = {
  'com.microsoft:FusedConv': fusedConv,
  'com.microsoft:SkipLayerNormalization': skipLayerNormalization,
  'com.microsoft:MultiHeadAttention': multiHeadAttention,
};
