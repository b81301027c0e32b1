import { assertShape, type Tensor, zeros } from '../tensor/tensor.ts';
import { type Block, swap } from './block.ts';
import { invertLines, transformLines } from './dct.ts';
import { type Pair, pairsAlong } from './lines.ts';
import { load, store, type Twiddles, twiddlesOf } from './makhoul.ts';
import { planOf } from './plan.ts';

/** Factors for the coefficients of a plane, and perhaps other coefficients with factors of their own. */
export interface CosineFilter {
  /** `[H·W]`, the same for every plane. */
  readonly gain: Float32Array;
  readonly plus?: { readonly gain: Float32Array; readonly coefficients: Tensor };
}

/**
 * `idct2(gain ⊙ dct2(x) + plus.gain ⊙ plus.coefficients)`, with three passes over the image in place of four: a column
 * goes to its frequencies and back while it is in the cache.
 */
export function filterDct2(x: Tensor, filter: CosineFilter): Tensor {
  const out = zeros(x.shape);
  if (filter.plus) assertShape(filter.plus.coefficients, x.shape, 'filterDct2: the coefficients');
  transformLines(x, -1, out);
  filterColumns(out, filter);
  invertLines(out, -1, out);
  return out;
}

function filterColumns(x: Tensor, filter: CosineFilter): void {
  const length = x.shape.at(-2) ?? 1;
  const plan = planOf(length);
  for (const pair of pairsAlong(-2, x.shape, plan.lines)) {
    load(x.data, pair, plan.input);
    change(plan.transform(pair[0].count), swap(plan.input), { filter, pair, twiddles: twiddlesOf(length) });
    store(swap(plan.transform(pair[0].count)), x.data, pair);
  }
}

interface Change {
  readonly filter: CosineFilter;
  readonly pair: Pair;
  readonly twiddles: Twiddles;
}

/** What `separate` makes of one block, filtered, and what `join` makes of that; the blocks may be the same. */
function change(
  { re, im }: Block,
  to: Block,
  { filter, pair: [a, b], twiddles: { cos, sin } }: Change,
): void {
  const { re: toRe, im: toIm } = to;
  const { gain } = filter;
  const more = filter.plus?.gain ?? gain;
  const own = filter.plus?.coefficients.data;
  const { count, length, stride } = a;
  const plane = Math.floor(a.offset / gain.length) * gain.length;
  const filtered = (value: number, p: number): number =>
    gain[p - plane]! * value + (own ? more[p - plane]! * own[p]! : 0);
  for (let i = 0, p = a.offset, q = b.offset; i < count; i++, p += a.step, q += b.step) {
    const a0 = filtered(2 * cos[0]! * re[i]!, p);
    const b0 = filtered(2 * cos[0]! * im[i]!, q);
    toRe[i] = 2 * cos[0]! * a0;
    toIm[i] = 2 * cos[0]! * b0;
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
      const sumRe = re[i]! + re[mirror]!;
      const sumIm = im[i]! + im[mirror]!;
      const apartRe = re[mirror]! - re[i]!;
      const apartIm = im[i]! - im[mirror]!;
      const ak = filtered(c * sumRe + d * apartIm, p);
      const bk = filtered(c * sumIm + d * apartRe, q);
      const am = filtered(d * sumRe - c * apartIm, p + across);
      const bm = filtered(d * sumIm - c * apartRe, q + across);
      toRe[i] = (ak + bm) * c - (bk - am) * d;
      toIm[i] = (ak + bm) * d + (bk - am) * c;
      toRe[mirror] = (am + bk) * d - (bm - ak) * c;
      toIm[mirror] = (am + bk) * c + (bm - ak) * d;
    }
  }
}
