import type { Runtime } from '@tweedie/core';

/** The files beside a model that hold weights, by the names that the model has for them. */
export type WeightFiles = Readonly<Record<string, Uint8Array>>;

/** A model in memory. */
export interface ModelFiles {
  readonly bytes: Uint8Array;
  readonly files: WeightFiles;
}

/** A runtime that also takes a model whose weights lie in files of their own. From an address, it fetches them too. */
export interface WebRuntime extends Runtime {
  load(model: Uint8Array | string | ModelFiles): ReturnType<Runtime['load']>;
}
