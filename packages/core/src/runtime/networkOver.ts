import { abortable, abortedError, type AbortSignalLike } from '../abort.ts';
import type { Network } from '../contracts/runtime.ts';
import { TweedieError } from '../errors.ts';
import type { Tensor } from '../tensor/tensor.ts';
import { assertFeeds } from './assertFeeds.ts';
import type { Engine } from './engine.ts';
import { networkFailed } from './failures.ts';
import type { Turns } from './createTurns.ts';

export interface NetworkOptions {
  /** What messages call the network. */
  readonly place: string;
  /** Networks that share a thread take turns. */
  readonly turns: Turns;
}

/** The network that an engine runs. A run that is aborted while it waits never starts. */
export function networkOver(engine: Engine, { place, turns }: NetworkOptions): Network {
  const { inputs, outputs } = engine;
  let disposal: Promise<void> | undefined;

  async function inTurn<T>(work: () => Promise<T>, signal: AbortSignalLike | undefined): Promise<T> {
    if (disposal) throw new TweedieError('network-failed', `${place}: the network was disposed of`);
    const result = turns(async () => {
      if (signal?.aborted) throw abortedError();
      return work().catch((cause: unknown) => {
        throw networkFailed(place, cause);
      });
    });
    return abortable(result, signal);
  }

  return {
    inputs,
    outputs,
    async run(feeds, { signal } = {}) {
      assertFeeds(feeds, place, inputs);
      return inTurn(() => engine.run(feeds), signal);
    },
    async vjp(feeds, pair, { signal } = {}) {
      assertFeeds(feeds, place, inputs);
      const { output, point } = await inTurn(() => engine.linearise(feeds, pair), signal);
      let current = point;
      async function pullBack(v: Tensor): Promise<Tensor> {
        const gradient = await engine.pullBack(v, current);
        if (gradient) return gradient;
        current = (await engine.linearise(feeds, pair)).point; // another point came in between
        return pullBack(v);
      }
      return [output, (v, options) => inTurn(() => pullBack(v), options?.signal)];
    },
    dispose() {
      disposal ??= turns(() => engine.release());
      return disposal;
    },
  };
}
