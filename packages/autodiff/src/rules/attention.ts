/** @file Attention as one node, since opset 23: `Y = softmax(s·Q·Kᵀ + M)·V` in each head. */
import { int } from '../build/attributes.ts';
import type { Builder } from '../build/builder.ts';
import { dimsOf, rankOf, turned } from '../build/shapes.ts';
import { reduceSum, unbroadcast } from '../build/sums.ts';
import { floatOf, intOf } from '../ir/attributes.ts';
import type { Node } from '../ir/graph.ts';
import { fixedSizes, refuse } from './refuse.ts';
import type { Rule } from './rule.ts';

const attention: Rule = ({ b, node, g, x, active }) => {
  const [Q, K, V, M] = x as [string, string, string, string?];
  assertPlain(b, node);
  const back = attend(b, { Q, K, V, M, s: scaleOf(b, node), g: g[0]! });
  return [
    active(0) ? back.Q() : undefined,
    active(1) ? back.K() : undefined,
    active(2) ? back.V() : undefined,
    M && active(3) ? back.M(M) : undefined,
  ];
};

interface Heads {
  /** `[batch, head, place, channel]`, all three. */
  readonly Q: string;
  readonly K: string;
  readonly V: string;
  /** What is added to the weights, or tells with truth values which pairs count. */
  readonly M?: string | undefined;
  readonly s: string;
  /** The cotangent of the heads' outputs. */
  readonly g: string;
}

/** With weights `P` and `∂S = P∘(∂P − Σ P∘∂P)`: `∂Q = s·∂S·K`, `∂K = s·∂Sᵀ·Q`, `∂V = Pᵀ·g`, `∂M = ∂S`. */
export function attend(
  b: Builder,
  { Q, K, V, M, s, g }: Heads,
): Readonly<Record<'Q' | 'K' | 'V', () => string>> & { M(like: string): string } {
  const scaled = b.emit('Mul', [Q, s]);
  const scores = b.emit('MatMul', [scaled, turned(b, K)]);
  const P = b.emit('Softmax', [M ? withMask(b, scores, M) : scores], { axis: int(-1) });
  const dP = b.emit('MatMul', [g, turned(b, V)]);
  const along = b.emit('Mul', [P, dP]);
  const dS = b.emit('Sub', [along, b.emit('Mul', [P, reduceSum(b, along, [3])])]);
  return {
    Q: () => b.emit('Mul', [b.emit('MatMul', [dS, K]), s]),
    K: () => b.emit('MatMul', [turned(b, dS), scaled]),
    V: () => b.emit('MatMul', [turned(b, P), g]),
    M: (like) => unbroadcast(b, dS, like),
  };
}

function scaleOf(b: Builder, node: Node): string {
  const width = [0, 1].map((i) => dimsOf(b, node.inputs[i]!)[3]).find((dim) => typeof dim === 'number');
  const given = floatOf(node, 'scale', 0);
  if (given === 0 && width === undefined)
    throw refuse(node, 'leaves its scale to a width that is not known', fixedSizes);
  return b.number(given === 0 ? 1 / Math.sqrt(width!) : given, node.inputs[0]!);
}

/** A mask is added, or tells with truth values which pairs count. */
function withMask(b: Builder, scores: string, M: string): string {
  if (b.known(M).type !== 'bool') return b.emit('Add', [scores, M]);
  return b.emit('Where', [M, scores, b.number(-1e9, scores)]);
}

function assertPlain(b: Builder, node: Node): void {
  const [Q, K, V] = node.inputs as [string, string, string];
  if (![Q, K, V].every((value) => rankOf(b, value) === 4))
    throw refuse(node, 'has its heads in one axis with the channels');
  const heads = [Q, K, V].map((value) => dimsOf(b, value)[1]);
  if (heads.some((count) => count !== heads[0])) throw refuse(node, 'shares keys between heads');
  if (intOf(node, 'is_causal', 0) !== 0) throw refuse(node, 'is causal');
  if (floatOf(node, 'softcap', 0) !== 0) throw refuse(node, 'caps its weights');
  if (node.inputs.slice(4).some((input) => input !== '')) throw refuse(node, 'keeps keys of earlier calls');
}

/** By operator. */
export const attentions: Readonly<Record<string, Rule>> = { Attention: attention };
