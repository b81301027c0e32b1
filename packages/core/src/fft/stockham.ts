/**
 * @file Stockham's mixed-radix transform. It sorts itself: each stage reads one block and writes the other, and
 * the lines of a block lie side by side, so that every inner loop runs over contiguous memory.
 */
import { type Butterfly, butterflyOf, type Stage } from './butterflies.ts';
import { createBlock } from './block.ts';
import type { Plan } from './plan.ts';

/** Beyond this a prime factor costs more than Bluestein's detour. */
const largestRadix = 31;
/** Complex values in a block, where they stay in the cache of the second level. */
const blockSize = 8192;
/** So many float32 fill a line of the cache, which columns are read by. */
const mostLines = 16;

/** The radices of a length, or `undefined` where one of its prime factors is too large. */
export function factorise(length: number): number[] | undefined {
  const radices: number[] = [];
  for (let radix = 4; length > 1; radix = radix === 4 ? 2 : radix === 2 ? 3 : radix + 2) {
    if (radix > largestRadix) return undefined;
    for (; length % radix === 0; length /= radix) radices.push(radix);
  }
  return radices;
}

/** The plan for a length that has radices. */
export function planStockham(length: number): Plan {
  const lines = Math.max(1, Math.min(mostLines, Math.floor(blockSize / length)));
  const [input, other] = [createBlock(length * lines), createBlock(length * lines)];
  const stages = stagesOf(length);
  return {
    lines,
    input,
    transform(count) {
      let [from, to] = [input, other];
      for (const [butterfly, stage] of stages) {
        butterfly(stage, count, from, to);
        [from, to] = [to, from];
      }
      return from;
    },
  };
}

function stagesOf(length: number): (readonly [Butterfly, Stage])[] {
  let before = 1;
  return factorise(length)!.map((radix) => {
    const rest = length / before;
    const stage = { radix, groups: rest / radix, stride: before, ...twiddles(rest, radix) };
    before *= radix;
    return [butterflyOf(radix), stage];
  });
}

/** `exp(−2πi·jp / length)` for 0 < j < radix, radix − 1 of them for each p. */
function twiddles(length: number, radix: number): { cos: Float64Array; sin: Float64Array } {
  const [cos, sin] = [new Float64Array(length), new Float64Array(length)];
  for (let p = 0, t = 0; p < length / radix; p++) {
    for (let j = 1; j < radix; j++, t++) {
      const angle = (-2 * Math.PI * j * p) / length;
      cos[t] = Math.cos(angle);
      sin[t] = Math.sin(angle);
    }
  }
  return { cos, sin };
}
