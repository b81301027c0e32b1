import { badModel, createTurns, networkOver } from '@tweedie/core';
import { assertOptions } from './assertOptions.ts';
import { createOpener } from './createOpener.ts';
import type { WebRuntime } from './model.ts';
import type { WebRuntimeOptions } from './options.ts';
import { placeOf } from './placeOf.ts';
import { filesOfModel } from './filesOfModel.ts';

/** ONNX Runtime does one thing at a time. */
const turns = createTurns();

/**
 * Runs networks in the thread that calls it, which is meant to be a Worker's: a network on WASM blocks its thread.
 * `load` takes bytes, with those of files beside them, or an address. The first runtime of a thread decides on threads and `wasmPaths`.
 */
export function createWorkerRuntime(options: WebRuntimeOptions = {}): WebRuntime {
  assertOptions(options, 'createWorkerRuntime');
  const open = createOpener(options);
  return {
    name: 'web',
    async load(model) {
      const place = placeOf(model);
      const files = await filesOfModel(model);
      const engine = await turns(() => open(files, place)).catch((cause: unknown) => {
        throw badModel(place, cause);
      });
      return networkOver(engine, { place, turns });
    },
  };
}
