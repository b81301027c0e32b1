import { badModel, createTurns, type Network, networkOver } from '@tweedie/core';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { openChannel } from './channel.ts';
import type { DerivativeForm } from './differentiable.ts';
import { engineOver } from './engineOver.ts';

export interface LoadOptions {
  /** What messages call the network. */
  readonly place: string;
  readonly threads: number;
  readonly derivative: DerivativeForm;
}

/** Loads a network into a worker of its own. */
export async function loadNetwork(
  model: string | Uint8Array,
  { place, threads, derivative }: LoadOptions,
): Promise<Network> {
  const source = createRequire(import.meta.url).resolve('@tweedie/runtime-node/worker');
  const worker = new Worker(source, { execArgv: [] }); // flags of the process, such as --input-type, may not suit it
  const channel = openChannel(worker, place);
  try {
    const own = typeof model === 'string' ? model : Uint8Array.from(model); // a view would bring all of its buffer
    const names = await channel.ask('load', { model: own, threads, derivative });
    return networkOver(engineOver(channel, names), { place, turns: createTurns() });
  } catch (cause) {
    await channel.close();
    throw badModel(place, cause);
  }
}
