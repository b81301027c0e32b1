import { type Block, createBlock, swap } from './block.ts';
import type { Plan } from './plan.ts';
import { factorise, planStockham } from './stockham.ts';

/**
 * Any length, by a circular convolution of a convenient one. As `2kn = k² + n² − (k − n)²`,
 * `Z[k] = wₖ·Σₙ (wₙ·zₙ)·w̄₍ₖ₋ₙ₎` with the chirp `wₖ = exp(−πi·k²/N)`. Bluestein (1970).
 */
export function planBluestein(length: number): Plan {
  const innerLength = convenientLength(2 * length - 1);
  const inner = planStockham(innerLength);
  const { lines } = inner;
  const chirp = createChirp(length);
  const filter = createFilter(chirp, innerLength);
  const input = createBlock(length * lines);
  return {
    lines,
    input,
    transform(count) {
      inner.input.re.fill(0, length * count, innerLength * count);
      inner.input.im.fill(0, length * count, innerLength * count);
      multiply(input, chirp, inner.input, count);
      multiply(inner.transform(count), filter, swap(inner.input), count);
      multiply(swap(inner.transform(count)), chirp, input, count);
      return input;
    },
  };
}

function createChirp(length: number): Block {
  const chirp = createBlock(length);
  for (let k = 0; k < length; k++) {
    const angle = (-Math.PI * (k ** 2 % (2 * length))) / length; // k² by its remainder, which is exact
    chirp.re[k] = Math.cos(angle);
    chirp.im[k] = Math.sin(angle);
  }
  return chirp;
}

/** The transform of `w̄` at −(N − 1) … N − 1 around a circle, with the 1/M of the inverse transform. */
function createFilter(chirp: Block, innerLength: number): Block {
  const { input, transform } = planStockham(innerLength);
  for (const [k, re] of chirp.re.entries()) {
    for (const at of [k, (innerLength - k) % innerLength]) {
      input.re[at] = re / innerLength;
      input.im[at] = -chirp.im[k]! / innerLength;
    }
  }
  const { re, im } = transform(1);
  return { re: re.slice(0, innerLength), im: im.slice(0, innerLength) };
}

/** `to[k] = from[k]·factor[k]`, each factor for a whole row of lines. */
function multiply(from: Block, factor: Block, to: Block, count: number): void {
  for (let k = 0, i = 0; k < factor.re.length; k++) {
    const c = factor.re[k]!;
    const d = factor.im[k]!;
    for (const end = i + count; i < end; i++) {
      const re = from.re[i]!;
      const im = from.im[i]!;
      to.re[i] = re * c - im * d;
      to.im[i] = re * d + im * c;
    }
  }
}

/** The least length from `minimum` on that has no prime factor above 5. */
function convenientLength(minimum: number): number {
  let length = minimum;
  while (factorise(length)?.some((radix) => radix > 5) ?? true) length++;
  return length;
}
