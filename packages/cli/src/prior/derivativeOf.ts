import { createRandom, TweedieError } from '@tweedie/core';
import { createNodeRuntime, openPrior } from '@tweedie/runtime-node';

/** Whether a prior has a derivative that holds against differences of its network; if not, why. */
export interface DerivativeVerdict {
  readonly works: boolean;
  readonly reason?: string;
}

/** Opens a prior as a solver would, and takes one derivative, which the prior then checks. */
export async function derivativeOf(
  folder: string,
  options: { readonly threads?: number },
): Promise<DerivativeVerdict> {
  const prior = await openPrior(folder, { runtime: createNodeRuntime(options) });
  try {
    const { channels, height, width } = prior.shape;
    const x = createRandom(1).normal([1, channels, height ?? 32, width ?? 32]);
    await prior.vjp!(x, Math.min(prior.sigma.max, Math.max(prior.sigma.min, 0.5)));
    return { works: true };
  } catch (error) {
    if (error instanceof TweedieError) return { works: false, reason: error.message };
    throw error;
  } finally {
    await prior.dispose();
  }
}
