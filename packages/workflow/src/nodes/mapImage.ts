import { clamp, type ImageTensor, type Tensor } from '@tweedie/core';

/** A picture without transparency. */
export function opaque(tensor: Tensor): ImageTensor {
  return { tensor, alpha: undefined };
}

/** `f` of a picture, clamped to [-1, 1], and of its alpha as one more picture, clamped to [0, 1]. */
export function mapImage({ tensor, alpha }: ImageTensor, f: (x: Tensor) => Tensor): ImageTensor {
  const shape = [1, 1, ...tensor.shape.slice(-2)];
  return {
    tensor: clamp(f(tensor)),
    alpha: alpha && clamp(f({ shape, data: alpha }), 0, 1).data,
  };
}
