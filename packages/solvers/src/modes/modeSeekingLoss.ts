import {
  type DifferentiablePrior,
  dot,
  type GaussianNoise,
  type LinearOperator,
  type Measurement,
  norm,
  type PerSample,
  size,
  sub,
  type Tensor,
  zeros,
} from '@tweedie/core';

/** A prior whose density is known, as those in closed form. */
export type DensityPrior = DifferentiablePrior & {
  /** `log p_σ(x)` of each sample. */
  logDensity(x: Tensor, sigma: number): PerSample;
};

/**
 * The mode-seeking loss of each sample in closed form, `KL(p(x₀ | x) ‖ p(x₀ | y)) − log p(y)`:
 * `−log p_σ(x) − ‖D − x‖²/2σ² − tr Cov/2σ² + ‖y − A·D‖²/2σ_y² + tr(A·Cov·Aᵀ)/2σ_y² + (m/2)·log 2πσ_y² − (d/2)·log 2πσ²`, with
 * `Cov = σ²·J` and σ_y > 0. The traces take one pullback for each of the d values of an image: for small models, to see
 * what the simplified loss leaves out. Gutha, Vinuesa, Azizpour (2025), Prop. 2.
 */
export async function modeSeekingLoss(
  prior: DensityPrior,
  { y, operator: A, noise }: Measurement<LinearOperator, GaussianNoise>,
  { x, sigma }: { readonly x: Tensor; readonly sigma: number },
): Promise<PerSample> {
  const [denoised, pullback] = await prior.vjp(x, sigma);
  const [d, m] = [size(A.inputShape), size(A.outputShape)];
  const off = norm(sub(denoised, x));
  const missed = norm(sub(y, await A.apply(denoised)));
  const traces = off.map(() => [0, 0] as [number, number]); // of J and of A·J·Aᵀ
  for (let i = 0; i < d; i++) {
    const e = unit(x, i);
    const row = await pullback(e);
    const [own, seen] = [dot(row, e), dot(row, await A.normal(e))];
    for (const [n, trace] of traces.entries()) {
      trace[0] += own[n]!;
      trace[1] += seen[n]!;
    }
  }
  const constant = m * Math.log(2 * Math.PI * noise.sigma ** 2) - d * Math.log(2 * Math.PI * sigma ** 2);
  return prior.logDensity(x, sigma).map((logDensity, n) => {
    const [own, seen] = traces[n]!;
    const spread = (off[n]! / sigma) ** 2 + own;
    const misfit = (missed[n]! ** 2 + sigma ** 2 * seen) / noise.sigma ** 2;
    return -logDensity + (misfit - spread + constant) / 2;
  });
}

/** 1 in value i of each sample. */
function unit({ shape }: Tensor, i: number): Tensor {
  const out = zeros(shape);
  const values = out.data.length / shape[0]!;
  for (let n = 0; n < shape[0]!; n++) out.data[n * values + i] = 1;
  return out;
}
