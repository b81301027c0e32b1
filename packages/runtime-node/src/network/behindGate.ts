import { gate } from '@tweedie/autodiff';
import type { DerivativePair } from '@tweedie/core';
import { Tensor as OrtTensor } from 'onnxruntime-node';
import { type Differentiable, nextPoint, type Open, type OrtTensors } from './differentiable.ts';
import { allToOrt, fromOrt, toOrt } from './tensors.ts';

/** One session that gives the output or, in a second run of the network, the gradient too. Throws as `gate` does. */
export async function behindGate(
  model: Uint8Array,
  pair: DerivativePair,
  open: Open,
): Promise<Differentiable> {
  const gated = gate(model, pair);
  const session = await open(gated.model);
  let latest: { readonly number: number; readonly feeds: OrtTensors } | undefined;
  const run = (feeds: OrtTensors, v: OrtTensor, wanted: boolean): ReturnType<typeof session.run> => {
    const asked = new OrtTensor('bool', [wanted], []);
    const names = wanted ? [gated.gradient] : [pair.of];
    return session.run({ ...feeds, [gated.cotangent]: v, [gated.wanted]: asked }, names);
  };
  return {
    async linearise(given) {
      const feeds = allToOrt(given);
      const none = new OrtTensor('float32', [], gated.none);
      const output = fromOrt(pair.of, (await run(feeds, none, false))[pair.of]!);
      latest = { number: nextPoint(), feeds };
      return { output, point: latest.number };
    },
    async pullBack(v, point) {
      if (latest?.number !== point) return undefined;
      const { [gated.gradient]: gradient } = await run(latest.feeds, toOrt(v), true);
      return fromOrt(gated.gradient, gradient!);
    },
    async release() {
      await session.release();
    },
  };
}
