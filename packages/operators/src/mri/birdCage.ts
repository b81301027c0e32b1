import type { Extent } from '../imageSize.ts';

/** How far the coils are from the middle of the picture, in halves of its side: outside, also of its corners. */
const distance = 1.5;

/** What each coil sees of each pixel, a complex number for each: `[coils·H·W]`. */
export interface Sensitivities {
  readonly re: Float32Array;
  readonly im: Float32Array;
}

/**
 * The sensitivities of `coils` small loops on a circle around the picture, a bird-cage: coil c sees a pixel at distance d
 * and under the angle φ with `exp(i·(φ − 2πc/coils))/d`. They are divided by `√Σ|s_c|²`, so that all together see every
 * pixel alike, `Σ|s_c|² = 1`. A model: those of a real scanner are measured.
 */
export function birdCage({ height, width }: Extent, coils: number): Sensitivities {
  const pixels = height * width;
  const [re, im] = [new Float32Array(coils * pixels), new Float32Array(coils * pixels)];
  const strengths = new Float64Array(pixels); // Σ 1/d² at each pixel
  for (let c = 0; c < coils; c++) {
    const turn = (2 * Math.PI * c) / coils;
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
    for (let i = 0, k = c * pixels; i < pixels; i++, k++) {
      const dy = (2 * Math.floor(i / width) + 1) / height - 1 - distance * sin;
      const dx = (2 * (i % width) + 1) / width - 1 - distance * cos;
      const squared = dy * dy + dx * dx;
      strengths[i]! += 1 / squared;
      re[k] = (dx * cos + dy * sin) / squared; // exp(i·(φ − turn))/d, with d·exp(i·φ) = dx + i·dy
      im[k] = (dy * cos - dx * sin) / squared;
    }
  }
  for (let k = 0; k < re.length; k++) {
    const gain = 1 / Math.sqrt(strengths[k % pixels]!);
    re[k]! *= gain;
    im[k]! *= gain;
  }
  return { re, im };
}
