import { split, type Split } from '@tweedie/autodiff';
import type { DerivativePair } from '@tweedie/core';
import type { InferenceSession, Tensor as OrtTensor } from 'onnxruntime-node';
import { type Differentiable, nextPoint, type Open, type OrtTensors, pick } from './differentiable.ts';
import { allToOrt, fromOrt, shapesOf, toOrt } from './tensors.ts';

/** What a pullback needs of one point. */
interface Point {
  readonly number: number;
  readonly shapes: string;
  readonly saved: OrtTensors;
  readonly feeds: OrtTensors;
}

/** A session of the network, which gives away what one of the pullback needs. Throws as `split` does. */
export async function inHalves(model: Uint8Array, pair: DerivativePair, open: Open): Promise<Differentiable> {
  const halves = split(model, pair);
  const [forward, pullback] = [await open(halves.forward), await open(halves.pullback)];
  let latest: Point | undefined;
  return {
    async linearise(feeds) {
      const [given, shapes] = [allToOrt(feeds), shapesOf(feeds)];
      const before = latest?.shapes === shapes ? latest.saved : undefined;
      latest = undefined; // its memory is about to hold the next point
      const results = await runInto(forward, given, { pair, halves, before });
      latest = {
        number: nextPoint(),
        shapes,
        saved: pick(results, halves.saved),
        feeds: pick(given, halves.feeds),
      };
      return { output: fromOrt(pair.of, results[pair.of]!), point: latest.number };
    },
    async pullBack(v, point) {
      if (latest?.number !== point) return undefined;
      const given = { ...latest.saved, ...latest.feeds, [halves.cotangent]: toOrt(v) };
      const results = await pullback.run(given);
      return fromOrt(halves.gradient, results[halves.gradient]!);
    },
    async release() {
      await forward.release();
      await pullback.release();
    },
  };
}

interface Into {
  readonly pair: DerivativePair;
  readonly halves: Split;
  /** Tensors of the last run with inputs of the same shapes, to be written over: fresh memory costs time. */
  readonly before: OrtTensors | undefined;
}

async function runInto(
  session: InferenceSession,
  feeds: Record<string, OrtTensor>,
  { pair, halves, before }: Into,
): Promise<OrtTensors> {
  const wanted = [pair.of, ...halves.saved];
  if (!before) return session.run(feeds, wanted);
  try {
    const { [pair.of]: output } = await session.run(feeds, { [pair.of]: null, ...before });
    return { ...before, [pair.of]: output! };
  } catch {
    return session.run(feeds, wanted); // sizes that depend on the values fed, or a failure that will come again
  }
}
