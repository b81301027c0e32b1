import { type Runtime, TweedieError } from '@tweedie/core';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DerivativeForm } from './network/differentiable.ts';
import { loadNetwork } from './network/loadNetwork.ts';
import { physicalCores } from './physicalCores.ts';

export interface NodeRuntimeOptions {
  /** Threads of each network. @default the physical cores of the machine */
  readonly threads?: number;
  /**
   * How networks get their derivatives. `'split'`: by two more models, of which the first leaves activations to the
   * second, so that a step of DPS costs one pass forward and one back. `'gated'`: by one more model, which goes
   * forward again for each pullback and keeps no activations between runs, for networks that leave no room for them.
   * @default 'split'
   */
  readonly derivative?: DerivativeForm;
}

/**
 * Runs networks with ONNX Runtime on the CPU, each in a worker thread of its own. `load` takes bytes, a path or
 * a `file:` address; a file is read by ONNX Runtime itself, in the worker, and weights that it keeps in external
 * data are mapped rather than read. A process with nothing left to do ends, though networks are loaded.
 */
export function createNodeRuntime({
  threads = physicalCores(),
  derivative = 'split',
}: NodeRuntimeOptions = {}): Runtime {
  if (!Number.isInteger(threads) || threads < 1) {
    throw new TweedieError('bad-parameter', `createNodeRuntime: threads must be 1 or more, got ${threads}`);
  }
  return {
    name: 'node',
    async load(model) {
      if (typeof model !== 'string') return loadNetwork(model, { place: 'model', threads, derivative });
      const path = model.startsWith('file:') ? fileURLToPath(model) : model;
      await assertFile(path);
      return loadNetwork(path, { place: basename(path), threads, derivative });
    },
  };
}

async function assertFile(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile()) return;
  throw new TweedieError('bad-model', found ? `${path} is not a file` : `There is no model file ${path}`);
}
