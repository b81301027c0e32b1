import type { Engine } from '@tweedie/core';
import type { WeightFiles } from './model.ts';
import { type Derivative, inHalves } from './inHalves.ts';
import { openSession, quiet } from './openSession.ts';
import type { Backend } from './options.ts';
import { allFromOrt, allToOrt } from './tensors.ts';

/** Opens a network in this thread. It is split when a derivative is first asked for, and again for another pair. */
export async function openEngine(
  model: Uint8Array,
  backend: Backend,
  files: WeightFiles = {},
): Promise<Engine> {
  const session = await openSession(model, { backend, files });
  let derivative: { readonly pair: string; readonly of: Derivative } | undefined;
  return {
    inputs: session.inputNames,
    outputs: session.outputNames,
    run: async (feeds) => allFromOrt(await session.run(allToOrt(feeds), quiet)),
    async linearise(feeds, pair) {
      const name = JSON.stringify(pair);
      if (derivative?.pair !== name) {
        await derivative?.of.release();
        derivative = undefined;
        derivative = { pair: name, of: await inHalves(model, pair, { backend, files }) };
      }
      return derivative.of.linearise(feeds);
    },
    pullBack: async (v, point) => derivative?.of.pullBack(v, point),
    async release() {
      await derivative?.of.release();
      await session.release();
    },
  };
}
