import type { Tensor } from '@tweedie/core';

export interface MaskOptions {
  /** What is lighter than this, in model units, is marked. @default 0 */
  readonly above?: number;
  /** By how many pixels what is marked is widened, in every direction. @default 0 */
  readonly grow?: number;
}

/** The mask that a grey picture `[1, 1, H, W]` is: 1 where it is light, −1 elsewhere. */
export function maskOf({ shape, data }: Tensor, { above = 0, grow = 0 }: MaskOptions = {}): Tensor {
  const [, , height = 1, width = 1] = shape;
  const marked = data.map((value) => (value > above ? 1 : -1));
  if (grow === 0) return { shape, data: marked };
  const rows = spread(marked, { count: width, step: 1, lines: height, stride: width, grow });
  return { shape, data: spread(rows, { count: height, step: width, lines: width, stride: 1, grow }) };
}

interface Lines {
  /** Values in a line, and how far apart they lie. */
  readonly count: number;
  readonly step: number;
  /** How many lines there are, and how far apart they begin. */
  readonly lines: number;
  readonly stride: number;
  readonly grow: number;
}

/** The maximum over `grow` neighbours on both sides, along lines. */
function spread(data: Float32Array, { count, step, lines, stride, grow }: Lines): Float32Array {
  const out = new Float32Array(data.length).fill(-1);
  for (let line = 0; line < lines; line++) {
    for (let i = 0; i < count; i++) {
      if (data[line * stride + i * step] !== 1) continue;
      const end = Math.min(count - 1, i + grow);
      for (let j = Math.max(0, i - grow); j <= end; j++) out[line * stride + j * step] = 1;
    }
  }
  return out;
}
