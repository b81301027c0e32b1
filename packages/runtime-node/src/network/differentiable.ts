import type { Feeds, Tensor } from '@tweedie/core';
import type { InferenceSession, Tensor as OrtTensor } from 'onnxruntime-node';

/** How a network gets its derivative. */
export type DerivativeForm = 'split' | 'gated';

/** A network with its derivative, in sessions of its own. */
export interface Differentiable {
  /** Runs, and keeps what the pullback needs in place of what it kept before. */
  linearise(feeds: Feeds): Promise<{ readonly output: Tensor; readonly point: number }>;
  /** `undefined` where the point is not the latest. */
  pullBack(v: Tensor, point: number): Promise<Tensor | undefined>;
  release(): Promise<void>;
}

let points = 0;

/** Another number for each point, whatever it is differentiated by. */
export function nextPoint(): number {
  return points++;
}

/** Opens a session of a model that was made of the network's. */
export type Open = (model: Uint8Array) => Promise<InferenceSession>;

export type OrtTensors = Readonly<Record<string, OrtTensor>>;

export function pick<T>(from: Readonly<Record<string, T>>, names: readonly string[]): Record<string, T> {
  return Object.fromEntries(names.map((name) => [name, from[name]!]));
}
