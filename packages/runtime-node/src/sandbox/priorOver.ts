import type { Prior, Pullback, Tensor } from '@tweedie/core';
import type { PriorFacts } from './protocol.ts';

/** Asks the session for something. */
export type Call = (method: string, ...args: readonly unknown[]) => Promise<unknown>;

/** A prior that the session runs. */
export function priorOver({ handle, vjp, ...facts }: PriorFacts, call: Call): Prior {
  return {
    ...facts,
    denoise: async (x, sigma) => (await call('denoise', handle, x, sigma)) as Tensor,
    ...(vjp && {
      async vjp(x: Tensor, sigma: number) {
        const [denoised, point] = (await call('vjp', handle, x, sigma)) as readonly [Tensor, number];
        const pullback: Pullback = async (v) => (await call('pullback', point, v)) as Tensor;
        return [denoised, pullback] as const;
      },
    }),
  };
}
