/**
 * @file Large images go through a denoiser tile by tile, and the denoised tiles are blended. Each tile is laid
 * over those before it with a weight that rises from 0 to 1, `(1 − w)·before + w·tile`, along a row of tiles
 * first and then row by row, so the weights of all tiles sum to one at every pixel by construction.
 */
import {
  abortedError,
  type AbortSignalLike,
  type Denoiser,
  type DenoiserVjp,
  type Pullback,
  type Tensor,
  TweedieError,
  zeros,
} from '@tweedie/core';
import { roundUp } from './pad.ts';
import { addWindow, type Box, window } from './window.ts';

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
    if (isWhole(x, options)) return denoise(x, sigma, run);
    return blended(x, options, async (box) => {
      if (run?.signal?.aborted) throw abortedError();
      return denoise(window(x, box), sigma, run);
    });
  };
}

/** The same for a denoiser with its pullback, which goes through the blend backwards. */
export function tiledVjp(vjp: DenoiserVjp, options: TileOptions): DenoiserVjp {
  assertOptions(options);
  return async (x, sigma, run) => {
    if (isWhole(x, options)) return vjp(x, sigma, run);
    const pullbacks: Pullback[] = [];
    const denoised = await blended(x, options, async (box) => {
      if (run?.signal?.aborted) throw abortedError();
      const [part, pullback] = await vjp(window(x, box), sigma, run);
      pullbacks.push(pullback);
      return part;
    });
    return [denoised, (v, run) => pulledBack(v, options, { pullbacks, signal: run?.signal })];
  };
}

function isWhole({ shape: [, , height = 0, width = 0] }: Tensor, { tile }: TileOptions): boolean {
  return height <= tile && width <= tile;
}

const everything = (length: number): Span => ({ start: 0, length, weight: () => 1 });

/** Lays the tiles that `part` gives over one another. */
async function blended(
  x: Tensor,
  options: TileOptions,
  part: (box: Box) => Promise<Tensor>,
): Promise<Tensor> {
  const [count = 0, channels = 0, height = 0, width = 0] = x.shape;
  const out = zeros(x.shape);
  for (const row of spansOf(height, options)) {
    const band = zeros([count, channels, row.length, width]);
    for (const column of spansOf(width, options)) {
      layOver(band, await part(boxOf(row, column)), { row: everything(row.length), column });
    }
    layOver(out, band, { row, column: everything(width) });
  }
  return out;
}

/** The adjoint of the blend and of the cuts: tiles are taken off, last first, and pulled back. */
async function pulledBack(
  v: Tensor,
  options: TileOptions,
  {
    pullbacks,
    signal,
  }: { readonly pullbacks: readonly Pullback[]; readonly signal?: AbortSignalLike | undefined },
): Promise<Tensor> {
  const [, , height = 0, width = 0] = v.shape;
  const rest = { shape: v.shape, data: v.data.slice() };
  const gradient = zeros(v.shape);
  const left = [...pullbacks];
  for (const row of spansOf(height, options).reverse()) {
    const band = takeOff(rest, { row, column: everything(width) });
    for (const column of spansOf(width, options).reverse()) {
      if (signal?.aborted) throw abortedError();
      const part = takeOff(band, { row: everything(row.length), column });
      addWindow(gradient, await left.pop()!(part, signal && { signal }), boxOf(row, column));
    }
  }
  return gradient;
}

function boxOf(row: Span, column: Span): Box {
  return { top: row.start, left: column.start, height: row.length, width: column.length };
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

/** The adjoint of `layOver`: the share of the part, which leaves the target the rest. */
function takeOff(target: Tensor, { row, column }: { row: Span; column: Span }): Tensor {
  const [count = 0, channels = 0, height = 0, width = 0] = target.shape;
  const part = zeros([count, channels, row.length, column.length]);
  for (let plane = 0; plane < count * channels; plane++) {
    for (let i = 0; i < row.length; i++) {
      const from = (plane * height + row.start + i) * width + column.start;
      const to = (plane * row.length + i) * column.length;
      const rowWeight = row.weight(i);
      for (let j = 0; j < column.length; j++) {
        const w = rowWeight * column.weight(j);
        part.data[to + j] = w * target.data[from + j]!;
        target.data[from + j]! *= 1 - w;
      }
    }
  }
  return part;
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
