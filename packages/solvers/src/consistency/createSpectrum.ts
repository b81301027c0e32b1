/**
 * @file The measurement in the basis of V, shared by DDRM and DDNM+. A coefficient `z_i` of `Vᵀ·x` was seen as
 * `ȳ_i = (Uᵀ·y)_i / s_i` with noise `σ_y / s_i`; one with s_i = 0, and all outside of V, not at all.
 */
import {
  assertShape,
  combine,
  type DecomposedOperator,
  type GaussianNoise,
  type Measurement,
  type Random,
  size,
  type Tensor,
  tensor,
  zip,
} from '@tweedie/core';

/** An iterate, with its coefficients `z = Vᵀ·x`. */
export interface Point {
  readonly x: Tensor;
  readonly z: Tensor;
}

/** From one noise level to the next lower one. */
export interface Move {
  readonly sigma: number;
  readonly next: number;
  /** Share of fresh noise where the measurement says less than the current level. */
  readonly eta: number;
  /** Trust in the measurement where it says more. */
  readonly etaB: number;
}

export interface Spectrum {
  /** `σ·n`, in which the coefficients that y knows better than to σ are drawn around y instead. */
  informedStart(sigma: number): Promise<Point>;
  /** The iterate with its coefficients. */
  at(x: Tensor): Promise<Point>;
  /** One step of DDRM: draws its noise and does all that needs no estimate, while the network runs. */
  step(point: Point, move: Move): (denoised: Tensor) => Promise<Point>;
}

/** Below this share of the largest singular value, float32 holds no information. */
const negligible = 2 ** -23;

/** Turns a measurement to the basis of V, once; each step then costs two transforms, three where V is thin. */
export async function createSpectrum(
  { y, operator, noise }: Measurement<DecomposedOperator, GaussianNoise>,
  random: Random,
): Promise<Spectrum> {
  const { svd } = operator;
  const r = svd.s.length;
  const shape = [y.shape[0]!, ...operator.inputShape];
  const complete = r === size(operator.inputShape);
  const largest = svd.s.reduce((a, b) => Math.max(a, b), 0);
  const least = negligible * largest;
  const level = new Float64Array(svd.s).map((s) => (s > least ? noise.sigma / s : Infinity));
  const worst = level.reduce((a, b) => Math.max(a, b), 0);
  const uty = await svd.ut(y);
  assertShape(uty, [shape[0]!, r], operator.name);
  const yBar = tensor(
    uty.shape,
    uty.data.map((value, j) => (level[j % r]! < Infinity ? value / svd.s[j % r]! : 0)),
  );

  return {
    async informedStart(sigma) {
      const x = combine([sigma, random.normal(shape)]);
      const blind = await svd.vt(x);
      const z = zip(blind, yBar, (n, seen, j) => {
        const known = level[j % r]!;
        return known > sigma ? n : seen + Math.sqrt(1 - (known / sigma) ** 2) * n;
      });
      return { x: combine([1, x], [1, await svd.v(combine([1, z], [-1, blind]))]), z };
    },
    at: async (x) => ({ x, z: await svd.vt(x) }),
    step(point, move) {
      const { sigma, next, eta } = move;
      const advance = advanceFrom({ z: point.z, yBar, level, noise: random.normal(yBar.shape) }, move);
      const pixels = complete ? undefined : random.normal(shape);
      const unused = move.etaB === 1 && next >= worst;
      return async (denoised) => {
        const z = advance(unused ? yBar : await svd.vt(denoised));
        if (!pixels) return { x: await svd.v(z), z };
        const keep = (Math.sqrt(1 - eta ** 2) * next) / sigma;
        const u = combine([keep, point.x], [1 - keep, denoised], [eta * next, pixels]);
        return { x: combine([1, u], [1, await svd.v(combine([1, z], [-1, await svd.vt(u)]))]), z };
      };
    },
  };
}

interface Coefficients {
  readonly z: Tensor;
  readonly yBar: Tensor;
  readonly level: Float64Array;
  readonly noise: Tensor;
}

/**
 * The three cases of DDRM: not measured, measured worse than to `next`, measured better. All are `a·D̄ + rest`; gives
 * the function of D̄.
 */
function advanceFrom(
  { z, yBar, level, noise }: Coefficients,
  { sigma, next, eta, etaB }: Move,
): (estimate: Tensor) => Tensor {
  const a = new Float64Array(level.length);
  const rest = new Float32Array(z.data.length);
  const keep = Math.sqrt(1 - eta ** 2) * next;
  for (let i = 0; i < a.length; i++) {
    const known = level[i]!;
    const seen = known < Infinity;
    const better = known <= next;
    const pull = better ? etaB : keep / (seen ? known : sigma);
    const fresh = better ? Math.sqrt(next ** 2 - (etaB * known) ** 2) : eta * next;
    const towards = (seen ? yBar : z).data;
    a[i] = 1 - pull;
    for (let j = i; j < rest.length; j += a.length) rest[j] = pull * towards[j]! + fresh * noise.data[j]!;
  }
  return ({ shape, data }) => {
    const out = new Float32Array(data.length);
    for (let start = 0; start < out.length; start += a.length) {
      for (let i = 0, j = start; i < a.length; i++, j++) out[j] = a[i]! * data[j]! + rest[j]!;
    }
    return tensor(shape, out);
  };
}
