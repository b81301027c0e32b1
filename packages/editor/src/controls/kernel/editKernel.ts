/** @file What can be done to a kernel while it is chosen or drawn. */
import { type Kernel, kernelGrid } from '@tweedie/workflow';

export type Drawn = Extract<Kernel, { readonly shape: 'drawn' }>;
export type KernelShape = Kernel['shape'];

const [smallest, largest] = [3, 31];

/** A kernel of each shape to begin with. */
const beginnings: { readonly [K in KernelShape]: Extract<Kernel, { readonly shape: K }> } = {
  gaussian: { shape: 'gaussian', sigma: 2 },
  motion: { shape: 'motion', length: 15, angle: 30 },
  disc: { shape: 'disc', radius: 4 },
  box: { shape: 'box', width: 7 },
  drawn: { shape: 'drawn', size: 9, weights: middleOf(9) },
};

/** The kernel of another shape: what was drawn begins with what there was. */
export function withShape(kernel: Kernel, shape: KernelShape): Kernel {
  if (kernel.shape === shape) return kernel;
  return shape === 'drawn' ? asDrawn(kernel) : beginnings[shape];
}

/** The same kernel as weights that one can draw on; what is too far out is cut off. */
export function asDrawn(kernel: Kernel): Drawn {
  if (kernel.shape === 'drawn') return kernel;
  const { size, weights } = kernelGrid(kernel);
  const codes = Array.from(weights, (weight) => Math.round(255 * weight));
  return withSize({ shape: 'drawn', size, weights: codes }, size);
}

/** The same weights about the middle of a grid of another odd size. */
export function withSize({ size: old, weights }: Drawn, wanted: number): Drawn {
  const odd = 2 * Math.floor(wanted / 2) + 1;
  const size = Math.min(largest, Math.max(smallest, odd));
  const by = (old - size) / 2;
  const at = (y: number, x: number): number =>
    y >= 0 && y < old && x >= 0 && x < old ? weights[y * old + x]! : 0;
  return drawn(
    size,
    Array.from({ length: size * size }, (_, i) => at(Math.floor(i / size) + by, (i % size) + by)),
  );
}

/** Gives cells a weight, from 0 to 255: all those on the way from one to another. */
export function withWeight(kernel: Drawn, from: Cell, to: Cell, weight: number): Drawn {
  const { size } = kernel;
  const weights = [...kernel.weights];
  const steps = Math.max(1, Math.abs(to.x - from.x), Math.abs(to.y - from.y));
  for (let i = 0; i <= steps; i++) {
    const x = Math.round(from.x + ((to.x - from.x) * i) / steps);
    const y = Math.round(from.y + ((to.y - from.y) * i) / steps);
    if (x >= 0 && x < size && y >= 0 && y < size) weights[y * size + x] = weight;
  }
  return drawn(size, weights);
}

export interface Cell {
  readonly x: number;
  readonly y: number;
}

/** Left becomes right. */
export function mirrored({ size, weights }: Drawn): Drawn {
  return drawn(
    size,
    weights.map((_, i) => weights[i - (i % size) + size - 1 - (i % size)]!),
  );
}

/** Each weight becomes a mean of its neighbourhood of 3 × 3, with weights 1, 2, 1 both ways. */
export function softened({ size, weights }: Drawn): Drawn {
  const at = (y: number, x: number): number =>
    y >= 0 && y < size && x >= 0 && x < size ? weights[y * size + x]! : 0;
  const near = [-1, 0, 1].flatMap((y) =>
    [-1, 0, 1].map((x) => ({ x, y, share: (2 - Math.abs(x)) * (2 - Math.abs(y)) })),
  );
  return drawn(
    size,
    weights.map((_, i) => {
      const [y, x] = [Math.floor(i / size), i % size];
      const sum = near.reduce((total, by) => total + by.share * at(y + by.y, x + by.x), 0);
      return Math.round(sum / 16);
    }),
  );
}

/** Light as weights, `[height × width]` from 0 to 255, in the smallest grid that holds them; `undefined` where all is black. */
export function kernelOfLight(
  light: ArrayLike<number>,
  { width, height }: { readonly width: number; readonly height: number },
): Drawn | undefined {
  const size = Math.min(largest, Math.max(smallest, 2 * Math.floor(Math.max(width, height) / 2) + 1));
  const [left, top] = [Math.floor(width / 2) - (size - 1) / 2, Math.floor(height / 2) - (size - 1) / 2];
  const weights = Array.from({ length: size * size }, (_, i) => {
    const [y, x] = [Math.floor(i / size) + top, (i % size) + left];
    return y >= 0 && y < height && x >= 0 && x < width ? Math.round(light[y * width + x]!) : 0;
  });
  return weights.some((weight) => weight > 0) ? { shape: 'drawn', size, weights } : undefined;
}

/** A kernel that weighs nothing would be none: its middle stays. */
function drawn(size: number, weights: readonly number[]): Drawn {
  return { shape: 'drawn', size, weights: weights.some((weight) => weight > 0) ? weights : middleOf(size) };
}

function middleOf(size: number): number[] {
  const weights = Array<number>(size * size).fill(0);
  weights[(size * size - 1) / 2] = 255;
  return weights;
}
