import type { Prior, Pullback } from '@tweedie/core';

/** What a prior took in a run. */
export interface Times {
  /** In ms, network evaluations and pullbacks alike. */
  network: number;
  /** How often the network was run, forwards or back. */
  calls: number;
}

/** The same prior, with a watch on all that it does. */
export function timePrior(prior: Prior): { readonly prior: Prior; readonly times: Times } {
  const times: Times = { network: 0, calls: 0 };
  async function timed<T>(work: () => Promise<T>): Promise<T> {
    const start = performance.now();
    const result = await work();
    times.network += performance.now() - start;
    times.calls++;
    return result;
  }
  const watched = (pullback: Pullback): Pullback => {
    return (v, options) => timed(() => pullback(v, options));
  };
  const vjp = prior.vjp && {
    async vjp(...at: Parameters<NonNullable<Prior['vjp']>>) {
      const [denoised, pullback] = await timed(() => prior.vjp!(...at));
      return [denoised, watched(pullback)] as const;
    },
  };
  return { prior: { ...prior, denoise: (...at) => timed(() => prior.denoise(...at)), ...vjp }, times };
}
