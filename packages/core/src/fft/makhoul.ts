/**
 * @file Cosine transforms of lines through Fourier transforms of the same length: the even values, then the odd ones
 * backwards, and a twiddle by a quarter of a step. Makhoul (1980). Two real lines make one complex line.
 */
import type { Block } from './block.ts';
import { gather, type Lines, type Pair, scatter } from './lines.ts';
import { perLength } from './perLength.ts';

/** Brings two sets of lines into a block, in the order that `separate` wants the transform of. */
export function load(data: Float32Array, [a, b]: Pair, { re, im }: Block): void {
  const middle = Math.ceil(a.length / 2) * a.count;
  gather(data, evens(a), re);
  gather(data, evens(b), im);
  gather(data, oddsBackwards(a), re.subarray(middle));
  gather(data, oddsBackwards(b), im.subarray(middle));
}

/** Takes them out again. */
export function store({ re, im }: Block, data: Float32Array, [a, b]: Pair): void {
  const middle = Math.ceil(a.length / 2) * a.count;
  scatter(re, 1, data, evens(a));
  scatter(im, 1, data, evens(b));
  scatter(re.subarray(middle), 1, data, oddsBackwards(a));
  scatter(im.subarray(middle), 1, data, oddsBackwards(b));
}

function evens(lines: Lines): Lines {
  return { ...lines, length: Math.ceil(lines.length / 2), stride: 2 * lines.stride };
}

function oddsBackwards(lines: Lines): Lines {
  const { offset, length, stride } = lines;
  const count = Math.floor(length / 2);
  return { ...lines, offset: offset + (2 * count - 1) * stride, length: count, stride: -2 * stride };
}

/** Cosines and sines. */
export interface Twiddles {
  readonly cos: Float64Array;
  readonly sin: Float64Array;
}

/** `½·√(2/N)·cₖ·exp(πi·k / 2N)` */
export const twiddlesOf: (length: number) => Twiddles = perLength((length) => {
  const gain = (k: number): number => Math.sqrt((k === 0 ? 1 : 2) / length) / 2;
  return {
    cos: Float64Array.from({ length }, (_, k) => gain(k) * Math.cos((Math.PI * k) / (2 * length))),
    sin: Float64Array.from({ length }, (_, k) => gain(k) * Math.sin((Math.PI * k) / (2 * length))),
  };
});

/**
 * `A[k] = Re(2·t̄ₖ·V[k])`, where V is one half of Z by the symmetry of real transforms; B likewise. As `t[N−k]` is
 * tₖ with its parts swapped, A[k] and A[N−k] are one vector turned by an angle and by its complement.
 */
export function separate({ re, im }: Block, { cos, sin }: Twiddles, out: Float32Array, [a, b]: Pair): void {
  const { count, length, stride } = a;
  for (let k = 0; k <= length / 2; k++) {
    const c = cos[k]!;
    const d = sin[k]!;
    const m = (length - k) % length;
    const across = (m - k) * stride;
    let i = k * count;
    let mirror = m * count;
    let p = a.offset + k * stride;
    let q = b.offset + k * stride;
    for (const end = i + count; i < end; i++, mirror++, p += a.step, q += b.step) {
      const zr = re[i]!;
      const zi = im[i]!;
      const yr = re[mirror]!;
      const yi = im[mirror]!;
      out[p + across] = d * (zr + yr) - c * (zi - yi);
      out[q + across] = d * (zi + yi) - c * (yr - zr);
      out[p] = c * (zr + yr) + d * (zi - yi); // last, for a k that is its own mirror
      out[q] = c * (zi + yi) + d * (yr - zr);
    }
  }
}

/**
 * `Z[k] = tₖ·(V[k] + i·W[k])` with `V[k] = A[k] − i·A[N−k]` and W of B likewise, all without the factor 1/N;
 * frequency 0 has no mirror and counts twice.
 */
export function join(x: Float32Array, [a, b]: Pair, { cos, sin }: Twiddles, { re, im }: Block): void {
  const { count, length, stride } = a;
  for (let i = 0, p = a.offset, q = b.offset; i < count; i++, p += a.step, q += b.step) {
    re[i] = 2 * cos[0]! * x[p]!;
    im[i] = 2 * cos[0]! * x[q]!;
  }
  for (let k = 1; k <= length / 2; k++) {
    const c = cos[k]!;
    const d = sin[k]!;
    const across = (length - 2 * k) * stride;
    let i = k * count;
    let mirror = (length - k) * count;
    let p = a.offset + k * stride;
    let q = b.offset + k * stride;
    for (const end = i + count; i < end; i++, mirror++, p += a.step, q += b.step) {
      const ak = x[p]!;
      const bk = x[q]!;
      const am = x[p + across]!;
      const bm = x[q + across]!;
      re[i] = (ak + bm) * c - (bk - am) * d;
      im[i] = (ak + bm) * d + (bk - am) * c;
      re[mirror] = (am + bk) * d - (bm - ak) * c;
      im[mirror] = (am + bk) * c + (bm - ak) * d;
    }
  }
}
