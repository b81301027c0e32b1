/**
 * @file One stage of a decimation in frequency for each radix r: groups of r values become their r-point
 * transform, times a twiddle factor. Input j of group p is at `(p + j·groups)·s`, output j at `(p·r + j)·s`,
 * each a run of `s = stride·lines` values.
 */
import type { Block } from './block.ts';

/** What one stage of one length knows. */
export interface Stage {
  readonly radix: number;
  readonly groups: number;
  readonly stride: number;
  /** Twiddle factors, `radix − 1` for each group. */
  readonly cos: Float64Array;
  readonly sin: Float64Array;
}

/** Takes one stage of `lines` lines from a block to another. */
export type Butterfly = (stage: Stage, lines: number, from: Block, to: Block) => void;

const special: Readonly<Record<number, Butterfly>> = { 2: radix2, 3: radix3, 4: radix4, 5: radix5 };

/** The stage for a radix: 4, or a prime. */
export function butterflyOf(radix: number): Butterfly {
  return special[radix] ?? oddRadix(radix);
}

function radix2({ groups, stride, cos, sin }: Stage, lines: number, { re, im }: Block, to: Block): void {
  const { re: outRe, im: outIm } = to;
  const s = stride * lines;
  const step = groups * s;
  for (let p = 0, i0 = 0, o0 = 0; p < groups; p++, o0 += s) {
    const c = cos[p]!;
    const d = sin[p]!;
    for (const end = i0 + s; i0 < end; i0++, o0++) {
      const i1 = i0 + step;
      const o1 = o0 + s;
      const tr = re[i0]! - re[i1]!;
      const ti = im[i0]! - im[i1]!;
      outRe[o0] = re[i0]! + re[i1]!;
      outIm[o0] = im[i0]! + im[i1]!;
      outRe[o1] = tr * c - ti * d;
      outIm[o1] = tr * d + ti * c;
    }
  }
}

const half3 = Math.sqrt(3) / 2;

function radix3({ groups, stride, cos, sin }: Stage, lines: number, { re, im }: Block, to: Block): void {
  const { re: outRe, im: outIm } = to;
  const s = stride * lines;
  const step = groups * s;
  for (let p = 0, i0 = 0, o0 = 0; p < groups; p++, o0 += 2 * s) {
    const c1 = cos[2 * p]!;
    const d1 = sin[2 * p]!;
    const c2 = cos[2 * p + 1]!;
    const d2 = sin[2 * p + 1]!;
    for (const end = i0 + s; i0 < end; i0++, o0++) {
      const i1 = i0 + step;
      const i2 = i1 + step;
      const o1 = o0 + s;
      const o2 = o1 + s;
      const sumRe = re[i1]! + re[i2]!;
      const sumIm = im[i1]! + im[i2]!;
      const sideRe = half3 * (im[i1]! - im[i2]!);
      const sideIm = half3 * (re[i2]! - re[i1]!);
      const midRe = re[i0]! - sumRe / 2;
      const midIm = im[i0]! - sumIm / 2;
      outRe[o0] = re[i0]! + sumRe;
      outIm[o0] = im[i0]! + sumIm;
      outRe[o1] = (midRe + sideRe) * c1 - (midIm + sideIm) * d1;
      outIm[o1] = (midRe + sideRe) * d1 + (midIm + sideIm) * c1;
      outRe[o2] = (midRe - sideRe) * c2 - (midIm - sideIm) * d2;
      outIm[o2] = (midRe - sideRe) * d2 + (midIm - sideIm) * c2;
    }
  }
}

function radix4({ groups, stride, cos, sin }: Stage, lines: number, { re, im }: Block, to: Block): void {
  const { re: outRe, im: outIm } = to;
  const s = stride * lines;
  const step = groups * s;
  for (let p = 0, i0 = 0, o0 = 0; p < groups; p++, o0 += 3 * s) {
    const c1 = cos[3 * p]!;
    const d1 = sin[3 * p]!;
    const c2 = cos[3 * p + 1]!;
    const d2 = sin[3 * p + 1]!;
    const c3 = cos[3 * p + 2]!;
    const d3 = sin[3 * p + 2]!;
    for (const end = i0 + s; i0 < end; i0++, o0++) {
      const i1 = i0 + step;
      const i2 = i1 + step;
      const i3 = i2 + step;
      const ar = re[i0]!,
        ai = im[i0]!,
        br = re[i1]!,
        bi = im[i1]!,
        cr = re[i2]!,
        ci = im[i2]!,
        dr = re[i3]!,
        di = im[i3]!;
      const evenRe = ar + cr;
      const evenIm = ai + ci;
      const oddRe = br + dr;
      const oddIm = bi + di;
      const apartRe = ar - cr;
      const apartIm = ai - ci;
      const sideRe = bi - di;
      const sideIm = dr - br;
      const o1 = o0 + s;
      const o2 = o1 + s;
      const o3 = o2 + s;
      outRe[o0] = evenRe + oddRe;
      outIm[o0] = evenIm + oddIm;
      outRe[o1] = (apartRe + sideRe) * c1 - (apartIm + sideIm) * d1;
      outIm[o1] = (apartRe + sideRe) * d1 + (apartIm + sideIm) * c1;
      outRe[o2] = (evenRe - oddRe) * c2 - (evenIm - oddIm) * d2;
      outIm[o2] = (evenRe - oddRe) * d2 + (evenIm - oddIm) * c2;
      outRe[o3] = (apartRe - sideRe) * c3 - (apartIm - sideIm) * d3;
      outIm[o3] = (apartRe - sideRe) * d3 + (apartIm - sideIm) * c3;
    }
  }
}

const [cos1, cos2] = [Math.cos((2 * Math.PI) / 5), Math.cos((4 * Math.PI) / 5)];
const [sin1, sin2] = [Math.sin((2 * Math.PI) / 5), Math.sin((4 * Math.PI) / 5)];

function radix5({ groups, stride, cos, sin }: Stage, lines: number, { re, im }: Block, to: Block): void {
  const { re: outRe, im: outIm } = to;
  const s = stride * lines;
  const step = groups * s;
  for (let p = 0, i0 = 0, o0 = 0; p < groups; p++, o0 += 4 * s) {
    for (const end = i0 + s; i0 < end; i0++, o0++) {
      const i1 = i0 + step;
      const i2 = i1 + step;
      const i3 = i2 + step;
      const i4 = i3 + step;
      const sum1Re = re[i1]! + re[i4]!;
      const sum1Im = im[i1]! + im[i4]!;
      const sum2Re = re[i2]! + re[i3]!;
      const sum2Im = im[i2]! + im[i3]!;
      const apart1Re = re[i1]! - re[i4]!;
      const apart1Im = im[i1]! - im[i4]!;
      const apart2Re = re[i2]! - re[i3]!;
      const apart2Im = im[i2]! - im[i3]!;
      const mid1Re = re[i0]! + cos1 * sum1Re + cos2 * sum2Re;
      const mid1Im = im[i0]! + cos1 * sum1Im + cos2 * sum2Im;
      const mid2Re = re[i0]! + cos2 * sum1Re + cos1 * sum2Re;
      const mid2Im = im[i0]! + cos2 * sum1Im + cos1 * sum2Im;
      const side1Re = sin1 * apart1Im + sin2 * apart2Im;
      const side1Im = -sin1 * apart1Re - sin2 * apart2Re;
      const side2Re = sin2 * apart1Im - sin1 * apart2Im;
      const side2Im = sin1 * apart2Re - sin2 * apart1Re;
      outRe[o0] = re[i0]! + sum1Re + sum2Re;
      outIm[o0] = im[i0]! + sum1Im + sum2Im;
      let o = o0 + s;
      let t = 4 * p;
      outRe[o] = (mid1Re + side1Re) * cos[t]! - (mid1Im + side1Im) * sin[t]!;
      outIm[o] = (mid1Re + side1Re) * sin[t]! + (mid1Im + side1Im) * cos[t]!;
      o += s;
      t++;
      outRe[o] = (mid2Re + side2Re) * cos[t]! - (mid2Im + side2Im) * sin[t]!;
      outIm[o] = (mid2Re + side2Re) * sin[t]! + (mid2Im + side2Im) * cos[t]!;
      o += s;
      t++;
      outRe[o] = (mid2Re - side2Re) * cos[t]! - (mid2Im - side2Im) * sin[t]!;
      outIm[o] = (mid2Re - side2Re) * sin[t]! + (mid2Im - side2Im) * cos[t]!;
      o += s;
      t++;
      outRe[o] = (mid1Re - side1Re) * cos[t]! - (mid1Im - side1Im) * sin[t]!;
      outIm[o] = (mid1Re - side1Re) * sin[t]! + (mid1Im - side1Im) * cos[t]!;
    }
  }
}

/** Any odd radix, by the symmetry of the r-point transform: (r − 1)² real products for each value of a line. */
function oddRadix(radix: number): Butterfly {
  const half = (radix - 1) / 2;
  const c = Float64Array.from({ length: radix }, (_, k) => Math.cos((2 * Math.PI * k) / radix));
  const d = Float64Array.from({ length: radix }, (_, k) => Math.sin((2 * Math.PI * k) / radix));
  const [sumRe, sumIm] = [new Float64Array(half + 1), new Float64Array(half + 1)];
  const [apartRe, apartIm] = [new Float64Array(half + 1), new Float64Array(half + 1)];

  return ({ groups, stride, cos, sin }, lines, { re, im }, { re: outRe, im: outIm }) => {
    const s = stride * lines;
    const step = groups * s;
    for (let p = 0, i0 = 0, o0 = 0; p < groups; p++, o0 += (radix - 1) * s) {
      for (const end = i0 + s; i0 < end; i0++, o0++) {
        let totalRe = re[i0]!;
        let totalIm = im[i0]!;
        for (
          let j = 1, low = i0 + step, high = i0 + (radix - 1) * step;
          j <= half;
          j++, low += step, high -= step
        ) {
          sumRe[j] = re[low]! + re[high]!;
          sumIm[j] = im[low]! + im[high]!;
          apartRe[j] = re[low]! - re[high]!;
          apartIm[j] = im[low]! - im[high]!;
          totalRe += sumRe[j]!;
          totalIm += sumIm[j]!;
        }
        outRe[o0] = totalRe;
        outIm[o0] = totalIm;
        for (let k = 1; k <= half; k++) {
          let midRe = re[i0]!;
          let midIm = im[i0]!;
          let sideRe = 0;
          let sideIm = 0;
          for (let j = 1, angle = k; j <= half; j++) {
            midRe += c[angle]! * sumRe[j]!;
            midIm += c[angle]! * sumIm[j]!;
            sideRe += d[angle]! * apartIm[j]!;
            sideIm -= d[angle]! * apartRe[j]!;
            angle += k;
            if (angle >= radix) angle -= radix;
          }
          const low = p * (radix - 1) + k - 1;
          const high = p * (radix - 1) + radix - k - 1;
          const oLow = o0 + k * s;
          const oHigh = o0 + (radix - k) * s;
          outRe[oLow] = (midRe + sideRe) * cos[low]! - (midIm + sideIm) * sin[low]!;
          outIm[oLow] = (midRe + sideRe) * sin[low]! + (midIm + sideIm) * cos[low]!;
          outRe[oHigh] = (midRe - sideRe) * cos[high]! - (midIm - sideIm) * sin[high]!;
          outIm[oHigh] = (midRe - sideRe) * sin[high]! + (midIm - sideIm) * cos[high]!;
        }
      }
    }
  };
}
