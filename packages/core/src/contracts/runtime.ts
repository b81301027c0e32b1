import type { AbortSignalLike } from '../abort.ts';
import type { Shape, Tensor } from '../tensor/tensor.ts';

/** What a network takes: float32 tensors, and integers for the timesteps of some of them. */
export type NetworkInput = Tensor | { readonly shape: Shape; readonly data: Int32Array | BigInt64Array };

/** A loaded ONNX network. */
export interface Network {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Runs once. A run that fails or is aborted leaves the network as it was. */
  run(
    feeds: Readonly<Record<string, NetworkInput>>,
    options?: { readonly signal?: AbortSignalLike },
  ): Promise<Readonly<Record<string, Tensor>>>;
  /** Frees its memory, all of it once the promise resolves. */
  dispose(): Promise<void>;
}

/** Runs ONNX networks. The only thing that knows the host. */
export interface Runtime {
  readonly name: string;
  /** Loads a model from its bytes, or from where the host finds it: a path or an address. Throws `bad-model`. */
  load(model: Uint8Array | string): Promise<Network>;
}
