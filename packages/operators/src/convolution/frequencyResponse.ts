import { modulo } from './boundary.ts';
import type { Psf } from './psf.ts';

/** The frequencies 2π·k/period for k < count. */
export interface Frequencies {
  readonly period: number;
  readonly count: number;
}

/** Complex values, row by row. */
export interface Response {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/**
 * `ĥ(k, l) = Σ psf[a, b]·exp(−2πi·(k·(a − cy)/P + l·(b − cx)/Q))`, where (cy, cx) is the centre of the PSF, at
 * the given frequencies of rows (period P) and columns (period Q). Float64, by its definition, so that what a
 * blur removes to the last bit reads as removed.
 */
export function frequencyResponse(psf: Psf, rows: Frequencies, columns: Frequencies): Response {
  const { height, width, weights } = psf;
  const alongRows = waves(width, columns);
  const alongColumns = waves(height, rows);
  const count = columns.count;
  const out = { re: new Float64Array(rows.count * count), im: new Float64Array(rows.count * count) };
  const line = { re: new Float64Array(count), im: new Float64Array(count) };
  for (let a = 0; a < height; a++) {
    line.re.fill(0);
    line.im.fill(0);
    for (let b = 0; b < width; b++) {
      const weight = weights[a * width + b]!;
      if (weight === 0) continue;
      for (let l = 0, p = b * count; l < count; l++, p++) {
        line.re[l]! += weight * alongRows.re[p]!;
        line.im[l]! += weight * alongRows.im[p]!;
      }
    }
    for (let k = 0, o = 0; k < rows.count; k++) {
      const re = alongColumns.re[a * rows.count + k]!;
      const im = alongColumns.im[a * rows.count + k]!;
      for (let l = 0; l < count; l++, o++) {
        out.re[o]! += re * line.re[l]! - im * line.im[l]!;
        out.im[o]! += re * line.im[l]! + im * line.re[l]!;
      }
    }
  }
  return out;
}

/** `exp(−2πi·k·(a − c)/period)` for each of `length` places a, about their centre c, and each k < count. */
function waves(length: number, { period, count }: Frequencies): Response {
  const circle = Float64Array.from({ length: period }, (_, k) => Math.cos((2 * Math.PI * k) / period));
  const sines = Float64Array.from({ length: period }, (_, k) => -Math.sin((2 * Math.PI * k) / period));
  const out = { re: new Float64Array(length * count), im: new Float64Array(length * count) };
  for (let a = 0, p = 0; a < length; a++) {
    const place = modulo(a - Math.floor(length / 2), period);
    for (let k = 0; k < count; k++, p++) {
      const angle = (k * place) % period;
      out.re[p] = circle[angle]!;
      out.im[p] = sines[angle]!;
    }
  }
  return out;
}
