import { assertShape, zeros } from '../tensor/tensor.ts';
import { type Block, swap } from './block.ts';
import type { ComplexTensor } from './complex.ts';
import { type Axis, gather, linesAlong, scatter } from './lines.ts';
import { planOf } from './plan.ts';

/** The discrete Fourier transform over the last axis, `Z[k] = Σₙ z[n]·exp(−2πi·kn/N)`, for any length N. */
export function fft(z: ComplexTensor): ComplexTensor {
  return transform(z, -1, forward);
}

/** The inverse of `fft`, `z[n] = 1/N·Σₖ Z[k]·exp(2πi·kn/N)`. */
export function ifft(z: ComplexTensor): ComplexTensor {
  return transform(z, -1, inverse);
}

/** The discrete Fourier transform over the last two axes `[…, H, W]`, of any size. */
export function fft2(z: ComplexTensor): ComplexTensor {
  return inPlace(transform(z, -1, forward), -2, forward);
}

/** The inverse of `fft2`, with the factor 1/(H·W). */
export function ifft2(z: ComplexTensor): ComplexTensor {
  return inPlace(transform(z, -1, inverse), -2, inverse);
}

interface Direction {
  /** What a forward transform must be fed with, and be read by. */
  readonly face: (block: Block) => Block;
  readonly factor: (length: number) => number;
}

/** `Σ z·exp(−2πi·…)` */
export const forward: Direction = { face: (block) => block, factor: () => 1 };
/** `1/N·Σ Z·exp(2πi·…)` */
export const inverse: Direction = { face: swap, factor: (length) => 1 / length };

/** Transforms all the lines along an axis. */
export function transform(z: ComplexTensor, axis: Axis, direction: Direction): ComplexTensor {
  const { shape } = z.re;
  assertShape(z.im, shape, 'fft: the imaginary part');
  return transformTo({ re: zeros(shape), im: zeros(shape) }, z, axis, direction);
}

/** Transforms all the lines along an axis where they are. */
export function inPlace(z: ComplexTensor, axis: Axis, direction: Direction): ComplexTensor {
  return transformTo(z, z, axis, direction);
}

function transformTo(
  out: ComplexTensor,
  z: ComplexTensor,
  axis: Axis,
  { face, factor }: Direction,
): ComplexTensor {
  const length = z.re.shape.at(axis) ?? 1;
  const plan = planOf(length);
  const input = face(plan.input);
  for (const lines of linesAlong(axis, z.re.shape, plan.lines)) {
    gather(z.re.data, lines, input.re);
    gather(z.im.data, lines, input.im);
    const result = face(plan.transform(lines.count));
    scatter(result.re, factor(length), out.re.data, lines);
    scatter(result.im, factor(length), out.im.data, lines);
  }
  return out;
}
