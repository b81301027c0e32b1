import { abortable, abortedError, type AbortSignalLike } from '../abort.ts';
import type { Prior } from '../contracts/prior.ts';
import { TweedieError } from '../errors.ts';
import { isFinite } from '../tensor/reduce.ts';
import type { Tensor } from '../tensor/tensor.ts';

/** What a run watches its prior by. */
export interface Watch {
  /** Network evaluations so far. */
  readonly evaluations: { done: number };
  readonly signal?: AbortSignalLike | undefined;
}

/**
 * The same prior, but it counts its evaluations, throws `aborted` as soon as the signal fires, and throws
 * `network-failed` or `bad-value` for an image that holds NaN or infinity.
 */
export function watchPrior<P extends Prior>(prior: P, { evaluations, signal }: Watch): P {
  const options = signal && { signal };

  async function run<T>(work: () => Promise<T>): Promise<T> {
    if (signal?.aborted) throw abortedError();
    return abortable(work(), signal);
  }
  function accept(x: Tensor, sigma: number, denoised: Tensor): Tensor {
    evaluations.done++;
    if (isFinite(denoised)) return denoised;
    const [code, image] = isFinite(x)
      ? (['network-failed', 'denoised'] as const)
      : (['bad-value', 'noisy'] as const);
    throw new TweedieError(
      code,
      `${prior.name}: the ${image} image must be finite, got NaN or infinity at sigma ${sigma}`,
    );
  }
  return {
    ...prior,
    async denoise(x, sigma) {
      return accept(x, sigma, await run(() => prior.denoise(x, sigma, options)));
    },
    ...(prior.vjp && {
      async vjp(x, sigma) {
        const [denoised, pullback] = await run(() => prior.vjp!(x, sigma, options));
        return [accept(x, sigma, denoised), (v) => run(() => pullback(v, options))];
      },
    }),
  };
}
