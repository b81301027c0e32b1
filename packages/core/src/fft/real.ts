/**
 * @file Transforms of real values. Two real lines make one complex line, a + i·b, whose transform comes apart
 * by symmetry: `A[k] = (Z[k] + Z̄[N−k])/2`, `B[k] = (Z[k] − Z̄[N−k])/2i`.
 */
import { assertShape, type Shape, type Tensor, zeros } from '../tensor/tensor.ts';
import { type Block, swap } from './block.ts';
import type { ComplexTensor } from './complex.ts';
import { forward, inPlace, inverse, transform } from './fft.ts';
import { gather, linesAlong, type Pair, pairsAlong, scatter } from './lines.ts';
import { planOf } from './plan.ts';

/** `fft` of real values: the frequencies 0 … ⌊W/2⌋ of the last axis, `[…, W] → […, ⌊W/2⌋ + 1]`. */
export function rfft(x: Tensor): ComplexTensor {
  return transformLines(x, alone);
}

/**
 * The inverse of `rfft`, for `width` real values. Ignores the imaginary part of frequency 0, and of W/2 where
 * the width is even. Throws `bad-shape` unless z has ⌊width/2⌋ + 1 frequencies.
 */
export function irfft(z: ComplexTensor, width: number): Tensor {
  return invertLines(z, width, alone);
}

/** `fft2` of real values: the frequencies 0 … ⌊W/2⌋ of the last axis, `[…, H, W] → […, H, ⌊W/2⌋ + 1]`. */
export function rfft2(x: Tensor): ComplexTensor {
  return inPlace(transformLines(x, paired), -2, forward);
}

/** The inverse of `rfft2`, for rows of `width` real values. Throws `bad-shape` as `irfft` does. */
export function irfft2(z: ComplexTensor, width: number): Tensor {
  return invertLines(transform(z, -2, inverse), width, paired);
}

type Pairing = (shape: Shape, most: number) => Pair[];

const paired: Pairing = (shape, most) => pairsAlong(-1, shape, most);
/** Each line with itself: over one axis, lines may be the samples of a batch, which must not meet. */
const alone: Pairing = (shape, most) => linesAlong(-1, shape, most).map((lines) => [lines, lines]);

function transformLines(x: Tensor, pairing: Pairing): ComplexTensor {
  const width = x.shape.at(-1) ?? 1;
  const shape = spectrumShape(x.shape, width);
  const out = { re: zeros(shape), im: zeros(shape) };
  const plan = planOf(width);
  const targets = pairing(shape, plan.lines);
  for (const [i, [a, b]] of pairing(x.shape, plan.lines).entries()) {
    gather(x.data, a, plan.input.re);
    gather(x.data, b, plan.input.im);
    separate(plan.transform(a.count), width, out, targets[i]!);
  }
  return out;
}

function invertLines(z: ComplexTensor, width: number, pairing: Pairing): Tensor {
  const shape = spectrumShape(z.re.shape, width);
  assertShape(z.re, shape, `irfft of width ${width}: the real part`);
  assertShape(z.im, shape, `irfft of width ${width}: the imaginary part`);
  const out = zeros([...shape.slice(0, -1), width]);
  const plan = planOf(width);
  const input = swap(plan.input);
  const targets = pairing(out.shape, plan.lines);
  for (const [i, sources] of pairing(shape, plan.lines).entries()) {
    const [a, b] = targets[i]!;
    join(z, sources, input, width);
    const { re, im } = swap(plan.transform(a.count));
    scatter(re, 1 / width, out.data, a);
    scatter(im, 1 / width, out.data, b);
  }
  return out;
}

function separate({ re, im }: Block, width: number, out: ComplexTensor, [a, b]: Pair): void {
  const [outRe, outIm] = [out.re.data, out.im.data];
  const { count, length } = a;
  for (let k = 0; k < length; k++) {
    let i = k * count;
    let mirror = ((width - k) % width) * count;
    let p = a.offset + k;
    let q = b.offset + k;
    for (const end = i + count; i < end; i++, mirror++, p += a.step, q += b.step) {
      const zr = re[i]!;
      const zi = im[i]!;
      const yr = re[mirror]!;
      const yi = im[mirror]!;
      outRe[p] = (zr + yr) / 2;
      outIm[p] = (zi - yi) / 2;
      outRe[q] = (zi + yi) / 2;
      outIm[q] = (yr - zr) / 2;
    }
  }
}

/** `Z[k] = A[k] + i·B[k]` and `Z[N−k] = Ā[k] + i·B̄[k]`. */
function join(z: ComplexTensor, [a, b]: Pair, { re, im }: Block, width: number): void {
  const [zRe, zIm] = [z.re.data, z.im.data];
  const { count, length } = a;
  for (let k = 0; k < length; k++) {
    const real = k === 0 || 2 * k === width ? 0 : 1;
    let i = k * count;
    let mirror = ((width - k) % width) * count;
    let p = a.offset + k;
    let q = b.offset + k;
    for (const end = i + count; i < end; i++, mirror++, p += a.step, q += b.step) {
      const ar = zRe[p]!;
      const ai = zIm[p]! * real;
      const br = zRe[q]!;
      const bi = zIm[q]! * real;
      re[i] = ar - bi;
      im[i] = ai + br;
      re[mirror] = ar + bi;
      im[mirror] = br - ai;
    }
  }
}

function spectrumShape(shape: Shape, width: number): Shape {
  return [...shape.slice(0, -1), Math.floor(width / 2) + 1];
}
