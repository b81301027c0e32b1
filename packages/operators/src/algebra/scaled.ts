import {
  type DecomposedOperator,
  type LinearOperator,
  linearOperator,
  scale,
  type Svd,
  TweedieError,
} from '@tweedie/core';
import { lazySvd } from '../linear-algebra/lazySvd.ts';
import { isTightFrame, type TightFrame } from './tightFrame.ts';

/**
 * `c·A`. Keeps every closed form of A, the singular value decomposition too: the singular values become
 * `|c|·s`, and U takes the sign.
 *
 * @throws `bad-parameter` where c is 0 or no number.
 */
export function scaled(A: TightFrame, c: number): TightFrame;
export function scaled(A: DecomposedOperator, c: number): DecomposedOperator;
export function scaled(A: LinearOperator, c: number): LinearOperator;
export function scaled(A: LinearOperator, c: number): LinearOperator {
  if (!Number.isFinite(c) || c === 0) {
    throw new TweedieError('bad-parameter', `scaled: the factor must be a number other than 0, got ${c}`);
  }
  const operator = linearOperator({
    name: `${c} · ${A.name}`,
    inputShape: A.inputShape,
    outputShape: A.outputShape,
    apply: async (x) => scale(c, await A.apply(x)),
    adjoint: async (y) => scale(c, await A.adjoint(y)),
    normal: async (x) => scale(c ** 2, await A.normal(x)),
    pseudoInverse: async (y) => scale(1 / c, await A.pseudoInverse(y)),
    solve: (v, k, d) => A.solve(v, k * c ** 2, d),
    prox: (z, y, rho, slack = 0) => A.prox(z, scale(1 / c, y), rho / c ** 2, slack / Math.abs(c)),
  });
  return {
    ...operator,
    ...(A.svd && { svd: scaledSvd(A.svd, c) }),
    ...(isTightFrame(A) && { gain: Math.abs(c) * A.gain }),
  };
}

function scaledSvd(svd: Svd, c: number): Svd {
  return lazySvd(() => ({
    s: svd.s.map((s) => Math.abs(c) * s),
    ut: async (y) => scale(Math.sign(c), await svd.ut(y)),
    u: async (z) => scale(Math.sign(c), await svd.u(z)),
    vt: (x) => svd.vt(x),
    v: (z) => svd.v(z),
  }));
}
