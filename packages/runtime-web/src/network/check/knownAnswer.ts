import { floats } from '@tweedie/autodiff';
import type { Tensor } from '@tweedie/core';
import { sketch } from './sketch.ts';

const side = 16;

/** Whole numbers from −3 to 3, of which float32 takes sums and products without rounding. */
function whole(step: number): Tensor {
  return {
    shape: [side, side],
    data: Float32Array.from({ length: side * side }, (_, i) => ((i * step) % 7) - 3),
  };
}

/** `y = (x∘x)·W` at a point x, with a cotangent v, and what must come of them, exactly: `2·x∘(v·Wᵀ)`. */
export function knownAnswer(): Readonly<Record<'x' | 'v' | 'y' | 'gradient', Tensor>> & {
  readonly model: Uint8Array;
} {
  const [x, v, W] = [whole(3), whole(5), whole(11)];
  const [y, gradient] = [whole(0), whole(0)];
  for (let i = 0; i < side; i++) {
    for (let k = 0; k < side; k++) {
      let [forward, back] = [0, 0];
      for (let j = 0; j < side; j++) {
        forward += x.data[i * side + j]! ** 2 * W.data[j * side + k]!;
        back += v.data[i * side + j]! * W.data[k * side + j]!;
      }
      y.data[i * side + k] = forward;
      gradient.data[i * side + k] = 2 * x.data[i * side + k]! * back;
    }
  }
  const model = sketch({
    x: x.shape,
    constants: { W: floats([...W.data], W.shape) },
    steps: [
      ['Mul', ['x', 'x'], 'square'],
      ['MatMul', ['square', 'W'], 'y'],
    ],
  });
  return { model, x, v, y, gradient };
}
