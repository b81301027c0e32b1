import type { PerSample, Tensor } from '../tensor/tensor.ts';

/** What an algorithm shows of one step. */
export interface Iterate {
  /** The noise level of `x`, in model units. */
  readonly sigma: number;
  /** The current iterate `[N, C, H, W]`. */
  readonly x: Tensor;
  /** The current estimate of the clean image. */
  readonly denoised: Tensor;
}

/** What the user of a solver sees of one step. */
export interface Step extends Iterate {
  /** 0 for the first step. */
  readonly i: number;
  /** Network evaluations so far, and in the whole run. */
  readonly evaluations: { readonly done: number; readonly total: number };
  /** `‖y − A(denoised)‖₂` of each sample, worked out when it is asked for. */
  residual(): Promise<PerSample>;
}

/** Yields every step, returns the result. Break out of the loop, or fire the `signal`, to cancel. */
export type Solve = AsyncGenerator<Step, Tensor, void>;

/** An algorithm as its paper writes it. */
export type Iteration = AsyncGenerator<Iterate, Tensor, void>;

/** Runs to the end and returns the result. `onStep` sees every step. */
export async function finish<S extends Iterate>(
  solve: AsyncGenerator<S, Tensor, void>,
  onStep?: (step: S) => void | Promise<void>,
): Promise<Tensor> {
  try {
    for (;;) {
      const next = await solve.next();
      if (next.done) return next.value;
      await onStep?.(next.value);
    }
  } finally {
    await solve.return(undefined as never); // an error in onStep ends the algorithm too
  }
}
