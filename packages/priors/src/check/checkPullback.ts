import { combine, dot, map, type Prior, sub, type Tensor, TweedieError } from '@tweedie/core';
import { checkDerivative } from '../checkDerivative.ts';
import { isTelling, levelsOf, noiseOf } from './measureLevels.ts';
import { percent, type PriorCheck, show } from './priorCheck.ts';

const name = 'derivative';
const title = 'Its derivative is that of its answers';

/**
 * Holds the derivative against differences, and on pictures against Stein's identity, `E⟨D − x₀, n⟩/σ = E tr J`, which
 * holds for every denoiser.
 */
export async function checkPullback(prior: Prior, pictures: readonly Tensor[]): Promise<PriorCheck> {
  const { vjp } = prior;
  if (!vjp)
    return {
      name,
      title,
      passed: undefined,
      message: 'It has none, so only solvers that need none can use it.',
    };
  try {
    await checkDerivative(prior, { denoise: prior.denoise, vjp });
    const sigmas = levelsOf(prior).filter(isTelling);
    for (const sigma of sigmas) {
      const wrong = await stein({ ...prior, vjp }, { pictures, sigma });
      if (wrong !== undefined) return { name, title, passed: false, ...wrong };
    }
    return {
      name,
      title,
      passed: true,
      message: 'It agrees with differences, and with Stein’s identity on pictures.',
    };
  } catch (error) {
    if (!(error instanceof TweedieError)) throw error;
    const { code, message, remedy } = error;
    const passed = code === 'network-failed' ? false : undefined;
    return { name, title, passed, message, ...(remedy !== undefined && { remedy }) };
  }
}

interface Trial {
  readonly pictures: readonly Tensor[];
  readonly sigma: number;
}

/** Standard deviations. */
const allowed = 5;

/**
 * With `f = D − x₀`, `⟨f, n⟩/σ` has the variance `‖f‖²/σ² + tr J²` (Stein's identity, twice), and `⟨v, Jᵀv⟩`, for v of ±1, at
 * most `2‖J‖²`, of which `‖Jᵀv‖²` is an estimate.
 */
async function stein(
  { denoise, vjp }: Required<Pick<Prior, 'denoise' | 'vjp'>>,
  { pictures, sigma }: Trial,
): Promise<Pick<PriorCheck, 'message' | 'remedy'> | undefined> {
  const sums = { correlation: 0, trace: 0, variance: 0 };
  for (const [place, clean] of pictures.entries()) {
    const n = noiseOf(clean, { seed: 2, place });
    const v = map(noiseOf(clean, { seed: 3, place }), (value) => (value < 0 ? -1 : 1));
    const x = combine([1, clean], [sigma, n]);
    const [, pullback] = await vjp(x, sigma);
    const Jv = await pullback(v);
    const f = sub(await denoise(x, sigma), clean);
    sums.correlation += dot(f, n)[0]! / sigma;
    sums.trace += dot(v, Jv)[0]!;
    sums.variance += dot(f, f)[0]! / sigma ** 2 + 3 * dot(Jv, Jv)[0]!;
  }
  const off = Math.abs(sums.correlation - sums.trace);
  if (off <= allowed * Math.sqrt(sums.variance)) return undefined;
  return {
    message: `At σ = ${show(sigma)} its trace is ${percent(off / Math.abs(sums.correlation))} off what Stein’s identity says.`,
    remedy: 'Use another runtime or execution provider, or a solver that needs no derivative.',
  };
}
