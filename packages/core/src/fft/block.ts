/** Complex lines side by side: value k of line b, of `count` lines, is at `k·count + b`. */
export interface Block {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/** A block of `size` zeros. */
export function createBlock(size: number): Block {
  return { re: new Float64Array(size), im: new Float64Array(size) };
}

/** `i·conj(z)`. A forward transform between two swaps is the inverse transform, times the length. */
export function swap({ re, im }: Block): Block {
  return { re: im, im: re };
}
