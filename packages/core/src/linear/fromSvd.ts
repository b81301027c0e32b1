import type { LinearOperator, Svd } from '../contracts/operator.ts';
import { combine } from '../tensor/arithmetic.ts';
import type { Tensor } from '../tensor/tensor.ts';

/** What the singular value decomposition of an operator gives in closed form. */
export function fromSvd({ s, u, ut, v, vt }: Svd): Pick<LinearOperator, 'pseudoInverse' | 'solve' | 'prox'> {
  return {
    async pseudoInverse(y) {
      return v(filter(await ut(y), (s) => (s > 0 ? 1 / s : 0)));
    },
    async solve(w, c, d) {
      const z = await ut(w);
      // 1/(c·s² + d) − 1/d on the columns of U with s > 0, and 1/d everywhere.
      return combine([1 / d, w], [1, await u(filter(z, (s) => (s > 0 ? 1 / (c * s * s + d) - 1 / d : 0)))]);
    },
    async prox(z, y, rho) {
      const [uy, vz] = [await ut(y), await vt(z)];
      const r = s.length;
      const data = uy.data.map((value, i) => {
        const si = s[i % r]!;
        return (si / (si * si + rho)) * (value - si * vz.data[i]!);
      });
      return combine([1, z], [1, await v({ shape: uy.shape, data })]);
    },
  };

  function filter(z: Tensor, gain: (s: number) => number): Tensor {
    const gains = Array.from(s, gain);
    return { shape: z.shape, data: z.data.map((value, i) => value * gains[i % gains.length]!) };
  }
}
