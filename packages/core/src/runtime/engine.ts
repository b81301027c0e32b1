import type { DerivativePair, Feeds } from '../contracts/runtime.ts';
import type { Tensor } from '../tensor/tensor.ts';

/** A network and its derivative, wherever they run: in this thread, or behind a channel. One call at a time. */
export interface Engine {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  run(feeds: Feeds): Promise<Readonly<Record<string, Tensor>>>;
  /** Runs, and keeps what the pullback needs in place of what it kept before. */
  linearise(feeds: Feeds, pair: DerivativePair): Promise<{ readonly output: Tensor; readonly point: number }>;
  /** `undefined` where the point is not the latest. */
  pullBack(v: Tensor, point: number): Promise<Tensor | undefined>;
  release(): Promise<void>;
}
