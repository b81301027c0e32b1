import type { Awaitable } from '../awaitable.ts';
import { combine, scale } from '../tensor/arithmetic.ts';
import { norm } from '../tensor/reduce.ts';
import { type PerSample, type Tensor, zeros } from '../tensor/tensor.ts';
import { assertNumbers } from './assertNumbers.ts';

/** A linear map by its products. */
export interface LinearMap {
  /** `A·x` */
  apply(x: Tensor): Awaitable<Tensor>;
  /** `Aᵀ·y` */
  adjoint(y: Tensor): Awaitable<Tensor>;
}

/** When LSQR stops. */
export interface LsqrOptions {
  /**
   * A sample is done where its residual `r = y − A·x` has `‖r‖ ≤ tolerance·‖y‖` or `‖Aᵀr‖ ≤ tolerance·‖A‖·‖r‖`.
   * @default 1e-6
   */
  readonly tolerance?: number;
  /** A sample is done, too, after a step that lowers `‖y − A·x‖²` by no more than this. @default 0 */
  readonly leastGain?: number;
  /** Products with A at most. @default 100 */
  readonly maxIterations?: number;
}

/**
 * The x of least norm among those of least `‖y − A·x‖`, for any A. Each sample has its own coefficients and its own
 * end, so that a batch gives what its samples give; what is not done after `maxIterations` is returned as it is.
 * Throws `bad-value` where a product is not a number. Paige and Saunders (1982), section 4.
 */
export async function lsqr(
  A: LinearMap,
  y: Tensor,
  { tolerance = 1e-6, leastGain = 0, maxIterations = 100 }: LsqrOptions = {},
): Promise<Tensor> {
  let [beta, u] = normalise(y);
  let [alpha, v] = normalise(await A.adjoint(u));
  let w = v;
  let x = zeros(v.shape);
  let states = beta.map((b, n) => begin(alpha[n]!, b));

  for (let i = 0; i < maxIterations && states.some(({ active }) => active); i++) {
    [beta, u] = normalise(combine([1, await A.apply(v)], [alpha.map((a) => -a), u]));
    [alpha, v] = normalise(combine([1, await A.adjoint(u)], [beta.map((b) => -b), v]));
    states = states.map((state, n) =>
      rotate(state, { alpha: alpha[n]!, beta: beta[n]!, tolerance, leastGain }),
    );
    x = combine([1, x], [states.map(({ stepX }) => stepX), w]);
    w = combine([1, v], [states.map(({ stepW }) => stepW), w]);
  }
  return x;
}

/** The norm of each sample, and the sample over its norm; 0 stays 0. */
function normalise(x: Tensor): readonly [PerSample, Tensor] {
  const length = norm(x);
  assertNumbers('lsqr', length);
  return [
    length,
    scale(
      length.map((value) => (value > 0 ? 1 / value : 0)),
      x,
    ),
  ];
}

/** Where one sample stands: letters as in the paper. */
interface State {
  readonly phiBar: number;
  readonly rhoBar: number;
  /** `‖y‖` */
  readonly scale: number;
  /** An estimate of `‖A‖²`, from below: the squares of the bidiagonal matrix so far. */
  readonly squares: number;
  readonly stepX: number;
  readonly stepW: number;
  readonly active: boolean;
}

function begin(alpha: number, beta: number): State {
  const active = alpha * beta > 0;
  return { phiBar: beta, rhoBar: alpha, scale: beta, squares: alpha ** 2, stepX: 0, stepW: 0, active };
}

/** The next entries of the bidiagonal matrix. */
interface Bidiagonal {
  readonly alpha: number;
  readonly beta: number;
}

/** The next orthogonal transformation of the bidiagonal matrix. Nothing moves for a sample that is done. */
function rotate(
  state: State,
  { alpha, beta, tolerance, leastGain }: Bidiagonal & Required<Pick<LsqrOptions, 'tolerance' | 'leastGain'>>,
): State {
  if (!state.active) return { ...state, stepX: 0, stepW: 0 };
  const rho = Math.sqrt(state.rhoBar ** 2 + beta ** 2);
  const c = state.rhoBar / rho;
  const s = beta / rho;
  const theta = s * alpha;
  const phi = c * state.phiBar;
  const phiBar = s * state.phiBar; // ‖r‖
  const squares = state.squares + alpha ** 2 + beta ** 2;
  const gradient = alpha * Math.abs(c); // ‖Aᵀr‖ / ‖r‖
  return {
    phiBar,
    rhoBar: -c * alpha,
    scale: state.scale,
    squares,
    stepX: phi / rho,
    stepW: -theta / rho,
    active:
      phiBar > tolerance * state.scale && gradient > tolerance * Math.sqrt(squares) && phi ** 2 > leastGain,
  };
}
