import type { LinearOperator } from '../contracts/operator.ts';
import { combine, sub } from '../tensor/arithmetic.ts';
import type { Tensor } from '../tensor/tensor.ts';
import { conjugateGradient } from './conjugateGradient.ts';
import { type LinearMap, lsqr } from './lsqr.ts';

/** What the products with A, and `solve` where an operator has one of its own, give by iteration. */
export function fromProducts(
  A: LinearMap & Pick<LinearOperator, 'normal'> & Partial<Pick<LinearOperator, 'solve'>>,
): Pick<LinearOperator, 'pseudoInverse' | 'solve' | 'prox'> {
  async function change(r: Tensor, rho: number, leastGain: number): Promise<Tensor> {
    if (A.solve) return A.adjoint(await A.solve(r, 1, rho));
    if (rho === 0) return lsqr(A, r, { leastGain });
    const multiply = async (x: Tensor): Promise<Tensor> => combine([1, await A.normal(x)], [rho, x]);
    return conjugateGradient(multiply, await A.adjoint(r), { leastGain });
  }
  return {
    pseudoInverse: (y) => lsqr(A, y),
    solve: (v, c, d) =>
      conjugateGradient(async (w) => combine([c, await A.apply(await A.adjoint(w))], [d, w]), v),
    async prox(z, y, rho, slack = 0) {
      // x = z + δ, where (AᵀA + ρ·I)·δ = Aᵀr, so δ = Aᵀ·(AAᵀ + ρ·I)⁻¹·r
      const r = sub(y, await A.apply(z));
      const count = y.data.length / y.shape[0]!;
      return combine([1, z], [1, await change(r, rho, count * slack ** 2)]);
    },
  };
}
