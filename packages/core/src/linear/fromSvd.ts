import type { LinearOperator, Svd } from '../contracts/operator.ts';
import { combine, sub } from '../tensor/arithmetic.ts';
import { type Tensor, zeros } from '../tensor/tensor.ts';
import { rememberLast } from './rememberLast.ts';

/**
 * What the singular values of an operator give in closed form. `outputSize` tells whether the columns of U with
 * `s > 0` span the measurements: where they do, `solve` has nothing to add, and no rounding to divide by d.
 * At `d = 0` and `rho = 0` these are the solutions of least norm and of least change. The values are read when somebody
 * first asks: there may be millions of them.
 */
export function fromSvd(
  svd: Svd,
  outputSize: number,
): Pick<LinearOperator, 'pseudoInverse' | 'solve' | 'prox'> {
  const where = (f: (s: number) => number): Float64Array =>
    Float64Array.from(svd.s, (si) => (si > 0 ? f(si) : 0));
  const seen = rememberLast((y) => svd.ut(y)); // a solver asks about one y in every step
  let spans: boolean | undefined;
  return {
    async pseudoInverse(y) {
      return svd.v(
        weigh(
          where((si) => 1 / si),
          await svd.ut(y),
        ),
      );
    },
    async solve(v, c, d) {
      spans ??= countPositive(svd.s) === outputSize;
      const outside = spans || d === 0 ? 0 : 1 / d; // beside the columns of U, c·AAᵀ + d·I is d
      const gains = where((si) => 1 / (c * si * si + d) - outside);
      const inside = await svd.u(weigh(gains, await svd.ut(v)));
      return outside === 0 ? inside : combine([1, inside], [outside, v]);
    },
    async prox(z, y, rho) {
      const residual = sub(await seen(y), weigh(svd.s, await svd.vt(z)));
      const change = weigh(
        where((si) => si / (si * si + rho)),
        residual,
      );
      return combine([1, z], [1, await svd.v(change)]);
    },
  };
}

function countPositive(values: Float32Array): number {
  let count = 0;
  for (const value of values) if (value > 0) count++;
  return count;
}

/** `diag(gains)·z` for each sample of z `[N, r]`. */
function weigh(gains: Float32Array | Float64Array, z: Tensor): Tensor {
  const out = zeros(z.shape);
  for (let start = 0; start < out.data.length; start += gains.length) {
    for (let i = 0; i < gains.length; i++) out.data[start + i] = gains[i]! * z.data[start + i]!;
  }
  return out;
}
