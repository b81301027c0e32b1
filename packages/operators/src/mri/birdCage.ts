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
 * pixel alike, `Σ|s_c|² = 1`. A model: those of a real scanner are
 * measured.
 */
export function birdCage({ height, width }: Extent, coils: number): Sensitivities {
  const pixels = height * width;
  const [re, im] = [new Float32Array(coils * pixels), new Float32Array(coils * pixels)];
  for (let i = 0; i < pixels; i++) {
    const y = (2 * Math.floor(i / width) + 1) / height - 1;
    const x = (2 * (i % width) + 1) / width - 1;
    let sum = 0;
    const seen = Array.from({ length: coils }, (_, c) => {
      const turn = (2 * Math.PI * c) / coils;
      const [dy, dx] = [y - distance * Math.sin(turn), x - distance * Math.cos(turn)];
      const squared = dy * dy + dx * dx;
      sum += 1 / squared;
      return { strength: 1 / Math.sqrt(squared), phase: Math.atan2(dy, dx) - turn };
    });
    const gain = 1 / Math.sqrt(sum);
    for (const [c, { strength, phase }] of seen.entries()) {
      re[c * pixels + i] = gain * strength * Math.cos(phase);
      im[c * pixels + i] = gain * strength * Math.sin(phase);
    }
  }
  return { re, im };
}
