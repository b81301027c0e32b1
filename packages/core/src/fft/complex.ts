import type { Tensor } from '../tensor/tensor.ts';

/** Complex values as two real tensors of one shape. */
export interface ComplexTensor {
  readonly re: Tensor;
  readonly im: Tensor;
}
