/**
 * @file Large images go through a denoiser tile by tile, and the denoised tiles are blended. Each tile is laid
 * over those before it with a weight that rises from 0 to 1, `(1 − w)·before + w·tile`, along a row of tiles
 * first and then row by row, so the weights of all tiles sum to one at every pixel by construction.
 */
import { abortedError, type Denoiser, type Tensor, TweedieError, zeros } from '@tweedie/core';
import { roundUp } from './pad.ts';
import { window } from './window.ts';

export interface TileOptions {
  /** The largest side of a tile in pixels. Images up to this size stay whole: all of them with `Infinity`. */
  readonly tile: number;
  /**
   * By how many pixels neighbours overlap at least: 0 to half a tile. They blend in the middle half of the
   * overlap; a quarter on each side only lends context.
   */
  readonly overlap: number;
  /** Tiles begin at multiples of this, as the strides of a network like it. @default 1 */
  readonly multiple?: number;
}

/**
 * Runs a denoiser on tiles of images `[N, C, H, W]`, and gives what it gives on the whole image wherever a pixel
 * depends on neighbours no further away than a quarter of the overlap.
 */
export function tiled(denoise: Denoiser, options: TileOptions): Denoiser {
  assertOptions(options);
  return async (x, sigma, run) => {
    const [count = 0, channels = 0, height = 0, width = 0] = x.shape;
    if (height <= options.tile && width <= options.tile) return denoise(x, sigma, run);
    const columns = spansOf(width, options);
    const out = zeros(x.shape);
    for (const row of spansOf(height, options)) {
      const band = zeros([count, channels, row.length, width]);
      for (const column of columns) {
        if (run?.signal?.aborted) throw abortedError();
        const box = { top: row.start, left: column.start, height: row.length, width: column.length };
        const part = await denoise(window(x, box), sigma, run);
        layOver(band, part, { row: { ...row, start: 0, weight: () => 1 }, column });
      }
      layOver(out, band, { row, column: { start: 0, length: width, weight: () => 1 } });
    }
    return out;
  };
}

/** A stretch of an axis, and the weight of its `i`-th value over what the stretches before it hold. */
interface Span {
  readonly start: number;
  readonly length: number;
  weight(i: number): number;
}

function spansOf(length: number, { tile, overlap, multiple = 1 }: TileOptions): Span[] {
  if (length <= tile) return [{ start: 0, length, weight: () => 1 }];
  const common = roundUp(overlap, multiple);
  const others = Math.ceil((length - tile) / (tile - common));
  const side = roundUp((length + others * common) / (others + 1), multiple); // no larger than it takes
  const starts = Array.from({ length: others + 1 }, (_, i) => Math.min(i * (side - common), length - side));
  return starts.map((start, i) => {
    if (i === 0) return { start, length: side, weight: () => 1 };
    const shared = starts[i - 1]! + side - start;
    const ramp = Math.ceil(overlap / 2);
    const before = Math.floor((shared - ramp) / 2);
    return { start, length: side, weight: (k) => Math.min(1, Math.max(0, (k - before + 0.5) / ramp)) };
  });
}

function layOver(target: Tensor, part: Tensor, { row, column }: { row: Span; column: Span }): void {
  const [count = 0, channels = 0, height = 0, width = 0] = target.shape;
  const weights = Float64Array.from({ length: column.length }, (_, i) => column.weight(i));
  for (let plane = 0; plane < count * channels; plane++) {
    for (let i = 0; i < row.length; i++) {
      const to = (plane * height + row.start + i) * width + column.start;
      const from = (plane * row.length + i) * column.length;
      const rowWeight = row.weight(i);
      for (let j = 0; j < column.length; j++) {
        const w = rowWeight * weights[j]!;
        target.data[to + j] = (1 - w) * target.data[to + j]! + w * part.data[from + j]!;
      }
    }
  }
}

function assertOptions({ tile, overlap, multiple = 1 }: TileOptions): void {
  const rule = (holds: boolean, sentence: string): void => {
    if (!holds) throw new TweedieError('bad-parameter', `tiled: ${sentence}`);
  };
  const whole = tile === Infinity || (tile > 0 && tile % multiple === 0);
  rule(whole, `tile must be a positive multiple of ${multiple}, got ${tile}`);
  rule(overlap >= 0 && overlap <= tile / 2, `overlap must be 0 to half a tile, got ${overlap} of ${tile}`);
  rule(
    tile - roundUp(overlap, multiple) >= multiple,
    `a tile must be ${multiple} wider than the overlap, got ${tile} and ${overlap}`,
  );
}
