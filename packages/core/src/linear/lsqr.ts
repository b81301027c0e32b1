import type { Awaitable } from '../awaitable.ts';
import { combine, scale } from '../tensor/arithmetic.ts';
import { norm } from '../tensor/reduce.ts';
import { type PerSample, type Tensor, zeros } from '../tensor/tensor.ts';

export interface LinearMap {
  apply(x: Tensor): Awaitable<Tensor>;
  adjoint(y: Tensor): Awaitable<Tensor>;
}

export interface LsqrOptions {
  /** Relative. @default 1e-6 */
  readonly tolerance?: number;
  /** @default 100 */
  readonly maxIterations?: number;
}

/** The least-squares solution of least norm of `A·x = y`, by LSQR. Paige and Saunders (1982). */
export async function lsqr(
  { apply, adjoint }: LinearMap,
  y: Tensor,
  { tolerance = 1e-6, maxIterations = 100 }: LsqrOptions = {},
): Promise<Tensor> {
  let beta = norm(y);
  let u = scale(reciprocal(beta), y);
  let v = await adjoint(u);
  let alpha = norm(v);
  v = scale(reciprocal(alpha), v);
  let w = v;
  let x = zeros(v.shape);
  let phiBar = beta.slice();
  let rhoBar = alpha.slice();
  const goal = beta.map((b, n) => tolerance * b * alpha[n]!);
  for (let i = 0; i < maxIterations; i++) {
    const active = phiBar.map((phi, n) => phi * alpha[n]! * rhoBar[n]! > 0 && phi * alpha[n]! > goal[n]! * 0);
    if (!active.includes(true)) break;
    u = combine([1, await apply(v)], [alpha.map((a) => -a), u]);
    beta = norm(u);
    u = scale(reciprocal(beta), u);
    v = combine([1, await adjoint(u)], [beta.map((b) => -b), v]);
    alpha = norm(v);
    v = scale(reciprocal(alpha), v);
    const rho = rhoBar.map((r, n) => Math.hypot(r, beta[n]!));
    const c = rhoBar.map((r, n) => (rho[n]! > 0 ? r / rho[n]! : 0));
    const s = beta.map((b, n) => (rho[n]! > 0 ? b / rho[n]! : 0));
    const theta = alpha.map((a, n) => s[n]! * a);
    rhoBar = alpha.map((a, n) => -c[n]! * a);
    const phi = phiBar.map((p, n) => c[n]! * p);
    phiBar = phiBar.map((p, n) => s[n]! * p);
    x = combine([1, x], [phi.map((p, n) => (active[n] && rho[n]! > 0 ? p / rho[n]! : 0)), w]);
    w = combine([1, v], [theta.map((t, n) => (rho[n]! > 0 ? -t / rho[n]! : 0)), w]);
    const gradient = phiBar.map((p, n) => p * alpha[n]! * Math.abs(c[n]!));
    if (gradient.every((g, n) => g <= goal[n]!)) break;
  }
  return x;
}

function reciprocal(values: PerSample): PerSample {
  return values.map((value) => (value > 0 ? 1 / value : 0));
}
