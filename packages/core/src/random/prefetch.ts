import type { Tensor } from '../tensor/tensor.ts';

/**
 * The same tensors as `draw` gives, in the same order, each worked out before it is asked for: a call returns
 * at once, and the next tensor is drawn in a microtask, while the caller waits for the network.
 */
export function prefetch(draw: () => Tensor): () => Tensor {
  let ready: Tensor | undefined;
  return () => {
    const current = ready ?? draw();
    ready = undefined;
    void Promise.resolve().then(() => {
      ready ??= draw();
    });
    return current;
  };
}
