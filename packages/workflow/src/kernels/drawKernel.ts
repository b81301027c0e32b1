import type { Tensor } from '@tweedie/core';
import type { Kernel } from './kernel.ts';

/** Weights of a square, row by row, the largest of them 1. Its middle pixel leaves an image where it is. */
export interface KernelGrid {
  readonly size: number;
  readonly weights: Float64Array;
}

/** Where a Gaussian ends, in standard deviations. */
const reach = 4;
/** Weights are multiples of this, so that they are the same everywhere. */
const fineness = 1 / 65_535;

/** The weights of a kernel: Gaussian `exp(−r²/2σ²)`; the others weigh what they cover of a pixel, about. */
export function kernelGrid(kernel: Kernel): KernelGrid {
  switch (kernel.shape) {
    case 'gaussian': {
      const { sigma } = kernel;
      return gridOf(Math.ceil(reach * sigma), (y, x) => Math.exp(-(x * x + y * y) / (2 * sigma * sigma)));
    }
    case 'motion': {
      const half = (kernel.length - 1) / 2;
      const turn = (kernel.angle * Math.PI) / 180;
      const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
      return gridOf(Math.ceil(half), (y, x) => {
        const along = Math.min(half, Math.max(-half, x * cos - y * sin)); // y points down
        return 1 - Math.hypot(x - along * cos, y + along * sin);
      });
    }
    case 'disc':
      return gridOf(Math.ceil(kernel.radius), (y, x) => kernel.radius + 0.5 - Math.hypot(x, y));
    case 'box': {
      const half = kernel.width / 2;
      const covers = (x: number): number => limited(half + 0.5 - Math.abs(x));
      return gridOf(Math.ceil(half - 0.5), (y, x) => covers(x) * covers(y));
    }
    case 'drawn': {
      const most = kernel.weights.reduce((a, b) => Math.max(a, b), 0);
      return { size: kernel.size, weights: Float64Array.from(kernel.weights, (weight) => weight / most) };
    }
  }
}

/**
 * The picture of a kernel, `[1, 1, size + 2, size + 2]` in [-1, 1]: black weighs nothing, white most. The border is
 * black, as around any point of light.
 */
export function drawKernel(kernel: Kernel): Tensor {
  const { size, weights } = kernelGrid(kernel);
  const side = size + 2;
  const data = new Float32Array(side * side).fill(-1);
  for (const [i, weight] of weights.entries()) {
    const [y, x] = [Math.floor(i / size) + 1, (i % size) + 1];
    data[y * side + x] = 2 * Math.round(weight / fineness) * fineness - 1;
  }
  return { shape: [1, 1, side, side], data };
}

function gridOf(radius: number, weight: (y: number, x: number) => number): KernelGrid {
  const r = Math.max(1, radius);
  const size = 2 * r + 1;
  const weights = Float64Array.from({ length: size * size }, (_, i) =>
    limited(weight(Math.floor(i / size) - r, (i % size) - r)),
  );
  const most = weights.reduce((a, b) => Math.max(a, b), 0);
  return { size, weights: weights.map((value) => value / most) };
}

function limited(value: number): number {
  return Math.min(1, Math.max(0, value));
}
