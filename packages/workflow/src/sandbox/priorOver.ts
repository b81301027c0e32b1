import type { Prior, PriorShape, Pullback, Tensor } from '@tweedie/core';

/** What a prior is, without what it does. */
export interface PriorFacts {
  readonly handle: number;
  readonly name: string;
  readonly shape: PriorShape;
  readonly sigma: { readonly min: number; readonly max: number };
  readonly licence?: string;
  readonly vjp: boolean;
}

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
