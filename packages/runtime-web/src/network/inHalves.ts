import { inspect, split } from '@tweedie/autodiff';
import type { DerivativePair, Engine } from '@tweedie/core';
import { openSession, quiet, type SessionOptions } from './openSession.ts';
import { allToOrt, dispose, fromOrt, type OrtTensors, pick } from './tensors.ts';

/** What a pullback needs of one point. */
interface Point {
  readonly number: number;
  readonly saved: OrtTensors;
  readonly feeds: OrtTensors;
}

/** A network's derivative: the part of an engine that has to do with one pair. */
export interface Derivative {
  linearise(feeds: Parameters<Engine['linearise']>[0]): ReturnType<Engine['linearise']>;
  pullBack: Engine['pullBack'];
  release(): Promise<void>;
}

/** Points are numbered through, so that none is taken for that of another network or pair. */
let count = 0;

/**
 * A session of the network, which gives away what one of the pullback needs. On the graphics card that stays there,
 * in buffers, between the two runs; it is freed when the next point comes. Throws as `split` does.
 */
export async function inHalves(
  model: Uint8Array,
  pair: DerivativePair,
  options: Pick<SessionOptions, 'backend' | 'files'>,
): Promise<Derivative> {
  const halves = split(model, pair);
  const forward = await openSession(halves.forward, {
    ...options,
    kept: floatsOf(halves.forward, halves.saved),
  });
  const pullback = await openSession(halves.pullback, options);
  let latest: Point | undefined;

  function forget(): void {
    if (latest) dispose(latest.saved);
    latest = undefined;
  }
  return {
    async linearise(given) {
      forget();
      const feeds = allToOrt(given);
      const results = await forward.run(feeds, [pair.of, ...halves.saved], quiet);
      latest = { number: count++, saved: pick(results, halves.saved), feeds: pick(feeds, halves.feeds) };
      return { output: await fromOrt(pair.of, results[pair.of]!), point: latest.number };
    },
    async pullBack(v, point) {
      if (latest?.number !== point) return undefined;
      const cotangent = allToOrt({ [halves.cotangent]: v });
      const results = await pullback.run({ ...latest.saved, ...latest.feeds, ...cotangent }, quiet);
      return fromOrt(halves.gradient, results[halves.gradient]!);
    },
    async release() {
      forget();
      await forward.release();
      await pullback.release();
    },
  };
}

/** Sizes are whole numbers, and are worked out on the processor: they stay there. */
function floatsOf(model: Uint8Array, names: readonly string[]): string[] {
  const { outputs } = inspect(model);
  return names.filter((name) => outputs.find((output) => output.name === name)?.type === 'float32');
}
