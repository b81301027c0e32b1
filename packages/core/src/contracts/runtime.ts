import type { AbortSignalLike } from '../abort.ts';
import type { Shape, Tensor } from '../tensor/tensor.ts';
import type { Pullback } from './prior.ts';

/** What a network takes: float32 tensors, and integers for the timesteps of some of them. */
export type NetworkInput = Tensor | { readonly shape: Shape; readonly data: Int32Array | BigInt64Array };

/** What a network is fed with, by the names of its inputs. */
export type Feeds = Readonly<Record<string, NetworkInput>>;

/** Of which output, and by which input, to take a derivative. */
export interface DerivativePair {
  readonly of: string;
  readonly wrt: string;
}

/** A loaded ONNX network. */
export interface Network {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Runs once. A run that fails or is aborted leaves the network as it was. */
  run(
    feeds: Feeds,
    options?: { readonly signal?: AbortSignalLike },
  ): Promise<Readonly<Record<string, Tensor>>>;
  /**
   * Runs once, and returns the output `of` with its pullback `v ↦ (∂of/∂wrt)ᵀ·v` at this point. Present where the
   * runtime can differentiate. Throws `bad-model` where an operator between the two has no derivative.
   */
  vjp?(
    feeds: Feeds,
    pair: DerivativePair,
    options?: { readonly signal?: AbortSignalLike },
  ): Promise<readonly [output: Tensor, pullback: Pullback]>;
  /** Frees its memory, all of it once the promise resolves. */
  dispose(): Promise<void>;
}

/** Runs ONNX networks. The only thing that knows the host. */
export interface Runtime {
  readonly name: string;
  /** Loads a model from its bytes, or from where the host finds it: a path or an address. Throws `bad-model`. */
  load(model: Uint8Array | string): Promise<Network>;
}
