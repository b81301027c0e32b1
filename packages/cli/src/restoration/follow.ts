import { type Solve, type Step, type Tensor, TweedieError } from '@tweedie/core';
import { assertFiniteEstimate } from '@tweedie/workflow';

/** What is left of a run: its estimate, and whether the run came to its end. */
export interface Outcome {
  readonly estimate: Tensor;
  readonly finished: boolean;
  readonly evaluations: number;
  readonly seconds: number;
}

export interface FollowOptions {
  /** Names the solver in error messages. */
  readonly name: string;
  readonly onStep?: (step: Step) => void | Promise<void>;
}

/**
 * Runs a solver to its end, or until it is cancelled: then the latest estimate is the outcome. Throws `aborted` where
 * there is none yet, and `network-failed` as soon as an estimate is not finite.
 */
export async function follow(solve: Solve, { name, onStep }: FollowOptions): Promise<Outcome> {
  const begun = performance.now();
  let latest: Step | undefined;
  const outcome = (estimate: Tensor, finished: boolean): Outcome => {
    const { done = 0, total = 0 } = latest?.evaluations ?? {};
    return {
      estimate,
      finished,
      evaluations: finished ? total : done,
      seconds: (performance.now() - begun) / 1000,
    };
  };
  try {
    for (;;) {
      const next = await solve.next();
      if (next.done) return outcome(assertFiniteEstimate(next.value, name), true);
      assertFiniteEstimate(next.value.denoised, `${name}, step ${next.value.i + 1}`);
      latest = next.value;
      await onStep?.(latest);
    }
  } catch (error) {
    if (latest && error instanceof TweedieError && error.code === 'aborted')
      return outcome(latest.denoised, false);
    throw error;
  }
}
