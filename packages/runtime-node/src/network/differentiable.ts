import { split, type Split } from '@tweedie/autodiff';
import type { DerivativePair, Feeds, Tensor } from '@tweedie/core';
import { InferenceSession, type Tensor as OrtTensor } from 'onnxruntime-node';
import { allToOrt, fromOrt, shapesOf, toOrt } from './tensors.ts';

/** A network split into forward and pullback, each with a session of its own. */
export interface Differentiable {
  /** Runs, and keeps what the pullback needs in place of what it kept before. */
  linearise(feeds: Feeds): Promise<{ readonly output: Tensor; readonly point: number }>;
  /** `undefined` where the point is not the latest. */
  pullBack(v: Tensor, point: number): Promise<Tensor | undefined>;
  release(): Promise<void>;
}

/** What a pullback needs of one point. */
interface Point {
  readonly number: number;
  readonly shapes: string;
  readonly saved: Readonly<Record<string, OrtTensor>>;
  readonly feeds: Readonly<Record<string, OrtTensor>>;
}

/** Throws as `split` does. */
export async function differentiable(
  model: Uint8Array,
  pair: DerivativePair,
  options: InferenceSession.SessionOptions,
): Promise<Differentiable> {
  const halves = split(model, pair);
  const [forward, pullback] = [
    await InferenceSession.create(halves.forward, options),
    await InferenceSession.create(halves.pullback, options),
  ];
  let latest: Point | undefined;
  let count = 0;
  return {
    async linearise(feeds) {
      const [given, shapes] = [allToOrt(feeds), shapesOf(feeds)];
      const before = latest?.shapes === shapes ? latest.saved : undefined;
      latest = undefined; // its memory is about to hold the next point
      const results = await runInto(forward, given, { pair, halves, before });
      latest = {
        number: count++,
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
  readonly before: Readonly<Record<string, OrtTensor>> | undefined;
}

async function runInto(
  session: InferenceSession,
  feeds: Record<string, OrtTensor>,
  { pair, halves, before }: Into,
): Promise<Readonly<Record<string, OrtTensor>>> {
  const wanted = [pair.of, ...halves.saved];
  if (!before) return session.run(feeds, wanted);
  try {
    const { [pair.of]: output } = await session.run(feeds, { [pair.of]: null, ...before });
    return { ...before, [pair.of]: output! };
  } catch {
    return session.run(feeds, wanted); // sizes that depend on the values fed, or a failure that will come again
  }
}

function pick<T>(from: Readonly<Record<string, T>>, names: readonly string[]): Record<string, T> {
  return Object.fromEntries(names.map((name) => [name, from[name]!]));
}
