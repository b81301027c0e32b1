import {
  combine,
  type DecomposedOperator,
  type LinearOperator,
  linearOperator,
  type LinearOperatorSpec,
  sameShape,
  scale,
  size,
  type Svd,
  TweedieError,
} from '@tweedie/core';
import { lazySvd } from '../linear-algebra/lazySvd.ts';
import { isTightFrame, type TightFrame } from './tightFrame.ts';

/**
 * `A∘B`: first B, then A.
 *
 * Closed forms and the singular value decomposition of one factor are kept where the other is a tight frame:
 * - B with `B·Bᵀ = g²·I` (block mean, grey scale, identity and what is composed of them), since it only gives V
 *   another basis: `A·B = U·(g·s)·(Bᵀ·V/g)ᵀ`;
 * - A with as many outputs as inputs and `A·Aᵀ = g²·I` (identity, a factor), which only turns U.
 *
 * Everything else is solved by conjugate gradients.
 *
 * @throws `bad-shape` where A does not take what B gives.
 */
export function compose(A: TightFrame, B: TightFrame): TightFrame;
export function compose(A: DecomposedOperator, B: TightFrame): DecomposedOperator;
export function compose(A: LinearOperator, B: LinearOperator): LinearOperator;
export function compose(A: LinearOperator, B: LinearOperator): LinearOperator {
  if (!sameShape(A.inputShape, B.outputShape)) {
    throw new TweedieError(
      'bad-shape',
      `compose: ${A.name} takes [${A.inputShape}], and ${B.name} gives [${B.outputShape}]`,
    );
  }
  const [forms, svd] = isTightFrame(B)
    ? [formsAfterFrame(A, B), A.svd && svdAfterFrame(A.svd, B)]
    : isTightFrame(A) && isSquare(A)
      ? [formsBeforeRotation(A, B), B.svd && svdBeforeRotation(A, B.svd)]
      : [];
  const operator = linearOperator({
    name: `${A.name} ∘ ${B.name}`,
    inputShape: B.inputShape,
    outputShape: A.outputShape,
    apply: async (x) => A.apply(await B.apply(x)),
    adjoint: async (y) => B.adjoint(await A.adjoint(y)),
    normal: async (x) => B.adjoint(await A.normal(await B.apply(x))),
    ...forms,
  });
  const gain = isTightFrame(A) && isTightFrame(B) && { gain: A.gain * B.gain };
  return { ...operator, ...(svd && { svd }), ...gain };
}

function isSquare({ inputShape, outputShape }: LinearOperator): boolean {
  return size(inputShape) === size(outputShape);
}

type ClosedForms = Pick<LinearOperatorSpec, 'pseudoInverse' | 'solve' | 'prox'>;

function formsAfterFrame(A: LinearOperator, B: TightFrame): ClosedForms {
  const g2 = B.gain ** 2;
  return {
    pseudoInverse: async (y) => scale(1 / g2, await B.adjoint(await A.pseudoInverse(y))),
    solve: (v, c, d) => A.solve(v, c * g2, d),
    async prox(z, y, rho, slack) {
      const Bz = await B.apply(z);
      const u = await A.prox(Bz, y, rho / g2, slack); // B·x of the solution
      return combine([1, z], [1 / g2, await B.adjoint(combine([1, u], [-1, Bz]))]);
    },
  };
}

function svdAfterFrame(svd: Svd, B: TightFrame): Svd {
  return lazySvd(() => ({
    s: svd.s.map((s) => B.gain * s),
    ut: (y) => svd.ut(y),
    u: (z) => svd.u(z),
    vt: async (x) => scale(1 / B.gain, await svd.vt(await B.apply(x))),
    v: async (z) => scale(1 / B.gain, await B.adjoint(await svd.v(z))),
  }));
}

function formsBeforeRotation(A: TightFrame, B: LinearOperator): ClosedForms {
  const g2 = A.gain ** 2;
  return {
    pseudoInverse: async (y) => scale(1 / g2, await B.pseudoInverse(await A.adjoint(y))),
    solve: async (v, c, d) => scale(1 / g2, await A.apply(await B.solve(await A.adjoint(v), c * g2, d))),
    prox: async (z, y, rho, slack = 0) =>
      B.prox(z, scale(1 / g2, await A.adjoint(y)), rho / g2, slack / A.gain),
  };
}

function svdBeforeRotation(A: TightFrame, svd: Svd): Svd {
  return lazySvd(() => ({
    s: svd.s.map((s) => A.gain * s),
    ut: async (y) => scale(1 / A.gain, await svd.ut(await A.adjoint(y))),
    u: async (z) => scale(1 / A.gain, await A.apply(await svd.u(z))),
    vt: (x) => svd.vt(x),
    v: (z) => svd.v(z),
  }));
}
