import { TweedieError } from '@tweedie/core';
import { setTimeout as wait } from 'node:timers/promises';
import { Passing } from './passing.ts';

export interface RetryOptions {
  /** How long to wait before each new try, in seconds. @default [1, 4, 16] */
  readonly waits?: readonly number[] | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onNote?: ((sentence: string) => void) | undefined;
}

/** Nobody sits out more than this. In seconds. */
const longest = 60;

/** Tries again after what may pass, a few times, and says so. */
export async function withRetries(
  work: () => Promise<void>,
  { waits = [1, 4, 16], signal, onNote }: RetryOptions,
): Promise<void> {
  for (const [i, usual] of waits.entries()) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Passing)) throw error;
      const seconds = Math.max(usual, error.seconds ?? 0);
      if (seconds > longest) throw error.final;
      onNote?.(`${error.message}. Trying again in ${seconds} s (${i + 1} of ${waits.length}).`);
      await wait(1000 * seconds, undefined, signal && { signal }).catch(() => {
        throw new TweedieError('aborted', 'Cancelled');
      });
    }
  }
  try {
    await work();
  } catch (error) {
    throw error instanceof Passing ? error.final : error;
  }
}
