import { type Network, type Runtime, TweedieError } from '@tweedie/core';
import { badModel } from './failures.ts';
import { networkOver } from './networkOver.ts';
import { openEngine } from './openEngine.ts';
import type { WebRuntimeOptions } from './options.ts';
import { prepare } from './prepare.ts';
import { readModel } from './readModel.ts';
import { createTurns } from './turns.ts';

/** ONNX Runtime does one thing at a time. */
const turns = createTurns();

/**
 * Runs networks in the thread that calls it, which is meant to be a Worker's: a network on WASM blocks its thread.
 * `load` takes bytes or an address. The first runtime of a thread decides on threads and `wasmPaths`.
 */
export function createWorkerRuntime(options: WebRuntimeOptions = {}): Runtime {
  assertThreads(options.threads);
  return {
    name: 'web',
    async load(model): Promise<Network> {
      const place = typeof model === 'string' ? nameIn(model) : 'model';
      const bytes = typeof model === 'string' ? await readModel(model) : model;
      prepare(options);
      const engine = await turns(() => openEngine(bytes, 'wasm')).catch((cause: unknown) => {
        throw badModel(place, cause);
      });
      return networkOver(engine, { place, turns });
    },
  };
}

function assertThreads(threads: number | undefined): void {
  if (threads === undefined || (Number.isInteger(threads) && threads >= 1)) return;
  throw new TweedieError('bad-parameter', `runtime-web: threads must be 1 or more, got ${threads}`);
}

/** The last part of an address. */
function nameIn(address: string): string {
  return (
    address
      .replace(/[?#].*$/s, '')
      .split('/')
      .pop() || address
  );
}
