/** @file Products of matrices: `Y = A·B` gives `∂A = G·Bᵀ` and `∂B = Aᵀ·G`. */
import { int, float, string } from '../build/attributes.ts';
import type { Builder } from '../build/builder.ts';
import { rankOf, reshape, reshapeLike, shapeOf, turned } from '../build/shapes.ts';
import { unbroadcast, unbroadcastBatch } from '../build/sums.ts';
import { floatOf, intOf, stringOf } from '../ir/attributes.ts';
import type { Rule, Site } from './rule.ts';
import { refuse } from './refuse.ts';

/** Batches of matrices; a vector counts as a row, or as a column, of its own. */
const matMul: Rule = (site) => {
  const { b, x, g } = site;
  const [A, B] = x as [string, string];
  const [row, column] = [rankOf(b, A) === 1, rankOf(b, B) === 1];
  const a = row ? reshape(b, A, [1, -1]) : A;
  const c = column ? reshape(b, B, [-1, 1]) : B;
  const G = row || column ? b.emit('Reshape', [g[0]!, productShape(b, a, c)]) : g[0]!;
  return [
    site.active(0)
      ? reshapeLike(b, unbroadcastBatch(b, b.emit('MatMul', [G, turned(b, c)]), a), A)
      : undefined,
    site.active(1) ? reshapeLike(b, rightFactor(b, a, G, c), B) : undefined,
  ];
};

/** The shape of a product, with the axes that vectors lost. */
function productShape(b: Builder, a: string, c: string): string {
  return shapeOf(b, b.emit('MatMul', [a, c]));
}

function rightFactor(b: Builder, a: string, G: string, c: string): string {
  return unbroadcastBatch(b, b.emit('MatMul', [turned(b, a), G]), c);
}

/** ONNX Runtime's `α·op(A)·op(B)`, where op may turn a matrix over. */
const fusedMatMul: Rule = (site) => {
  const { b, node, x, g } = site;
  const [A, B] = x as [string, string];
  const [turnA, turnB] = [intOf(node, 'transA', 0) === 1, intOf(node, 'transB', 0) === 1];
  if (intOf(node, 'transBatchA', 0) || intOf(node, 'transBatchB', 0))
    throw refuse(node, 'turns batches over');
  const G = b.emit('Mul', [g[0]!, b.number(floatOf(node, 'alpha', 1), g[0]!)]);
  const [opA, opB] = [turnA ? turned(b, A) : A, turnB ? turned(b, B) : B];
  const gA = unbroadcastBatch(b, b.emit('MatMul', [G, turned(b, opB)]), opA);
  const gB = rightFactor(b, opA, G, opB);
  return [
    site.active(0) ? (turnA ? turned(b, gA) : gA) : undefined,
    site.active(1) ? (turnB ? turned(b, gB) : gB) : undefined,
  ];
};

/** `α·op(A)·op(B) + β·C` */
const gemm: Rule = (site) => {
  const { b, node, x, g } = site;
  const [A, B, C] = x as [string, string, string?];
  const [turnA, turnB] = [intOf(node, 'transA', 0), intOf(node, 'transB', 0)];
  const alpha = float(floatOf(node, 'alpha', 1));
  const product = (p: string, transA: number, q: string, transB: number): string =>
    b.emit('Gemm', [p, q], { alpha, transA: int(transA), transB: int(transB) });
  const G = g[0]!;
  return [
    site.active(0) ? (turnA ? product(B, turnB, G, 1) : product(G, 0, B, 1 - turnB)) : undefined,
    site.active(1) ? (turnB ? product(G, 1, A, turnA) : product(A, 1 - turnA, G, 0)) : undefined,
    C && site.active(2)
      ? unbroadcast(b, b.emit('Mul', [G, b.number(floatOf(node, 'beta', 1), G)]), C)
      : undefined,
  ];
};

/**
 * `Σ` of products over letters: each factor's cotangent is the sum of the products of g and the other factors. A letter
 * that only one factor has was summed over, so its cotangent is stretched along it.
 */
const einsum: Rule = (site) => {
  const { node, x } = site;
  const [left = '', out] = stringOf(node, 'equation', '').replaceAll(' ', '').split('->');
  const terms = left.split(',');
  const repeats = terms.some((term) => new Set(term).size < term.length);
  if (out === undefined || left.includes('.') || repeats) {
    throw refuse(node, 'has an equation with an ellipsis, a repeated letter or no arrow');
  }
  return x.map((_, i) => (site.active(i) ? factor(site, { terms, out, i }) : undefined));
};

function factor(
  { b, x, g }: Site,
  { terms, out, i }: { readonly terms: readonly string[]; readonly out: string; readonly i: number },
): string {
  const term = terms[i]!;
  const others = terms.flatMap((other, j) => (j === i ? [] : [{ letters: other, value: x[j]! }]));
  const present = new Set([out, ...others.map(({ letters }) => letters)].join(''));
  const kept = Array.from(term)
    .filter((letter) => present.has(letter))
    .join('');
  const equation = `${[out, ...others.map(({ letters }) => letters)].join(',')}->${kept}`;
  const sum = b.emit('Einsum', [g[0]!, ...others.map(({ value }) => value)], { equation: string(equation) });
  if (kept === term) return sum;
  const absent = Array.from(term).flatMap((letter, axis) => (present.has(letter) ? [] : [axis]));
  return b.emit('Expand', [b.emit('Unsqueeze', [sum, b.ints(...absent)]), shapeOf(b, x[i]!)]);
}

/** By operator. */
export const matrices: Readonly<Record<string, Rule>> = {
  MatMul: matMul,
  'com.microsoft:FusedMatMul': fusedMatMul,
  Gemm: gemm,
  Einsum: einsum,
};
