import type { Prior, Tensor } from '@tweedie/core';
import { checkAutoencoder } from './checkAutoencoder.ts';
import { checkForgets } from './checkForgets.ts';
import { checkPullback } from './checkPullback.ts';
import { judgeLevels } from './judgeLevels.ts';
import { measureLevels, type MeasureOptions, type PriorLevel } from './measureLevels.ts';
import type { PriorCheck } from './priorCheck.ts';

/** How a prior did. */
export interface PriorReport {
  readonly prior: string;
  /** What it did to pictures; none where there were none. */
  readonly levels: readonly PriorLevel[];
  readonly checks: readonly PriorCheck[];
  /** Whether none failed. What could not be told is no failure. */
  readonly passed: boolean;
}

export interface CheckOptions {
  /** Whether it answers with one of the pictures that there could be, and not with their mean. @default false */
  readonly consistency?: boolean;
  /** Whether the pictures are of the kind that it learnt. @default true */
  readonly ofItsKind?: boolean;
}

/** What holds for the mean of all pictures that there could be, and not for one of them. */
const ofTheMean = ['residual', 'removes'];

/** The side of the noise that it is given, where it takes any size. */
const side = 64;

/**
 * Holds a prior against what every denoiser does, `D(x, σ) = E[x₀ | x]`: `D → x` as σ → 0, `D → E[x₀]` as σ → ∞, an error below σ that
 * grows with σ and is least at the true σ, `E⟨x − D, D − x₀⟩ = 0`, and a derivative that is one. `pictures` are clean ones, `[1, C, H, W]` of
 * the size that it takes, best of what it learnt; what a prior of latents does is judged on their latents. The tolerances allow
 * for pictures of another kind than it learnt.
 */
export async function checkPrior(
  prior: Prior,
  pictures: readonly Tensor[],
  { consistency = false, ofItsKind = true, ...options }: MeasureOptions & CheckOptions = {},
): Promise<PriorReport> {
  const { autoencoder } = prior;
  const { channels, height, width } = prior.shape;
  const clean = autoencoder ? await Promise.all(pictures.map((each) => autoencoder.encode(each))) : pictures;
  const levels = clean.length > 0 ? await measureLevels(prior, clean, options) : [];
  const checks = [
    ...(autoencoder ? [await checkAutoencoder(autoencoder, pictures)] : []),
    ...(levels.length > 0 ? judgeLevels(levels, ofItsKind) : []).filter(
      ({ name }) => !(consistency && ofTheMean.includes(name)),
    ),
    // latents have no bound to hold their scatter against
    ...(autoencoder
      ? []
      : [await checkForgets(prior, { channels, height: height ?? side, width: width ?? side })]),
    await checkPullback(prior, clean.slice(0, 2)),
  ];
  return { prior: prior.name, levels, checks: checks.map(withRemedyIfFailed), passed: areFine(checks) };
}

/** Whether none failed. */
export function areFine(checks: readonly PriorCheck[]): boolean {
  return checks.every(({ passed }) => passed !== false);
}

function withRemedyIfFailed({ remedy, ...check }: PriorCheck): PriorCheck {
  return check.passed === false && remedy !== undefined ? { ...check, remedy } : check;
}
