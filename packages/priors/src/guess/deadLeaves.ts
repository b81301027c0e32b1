import { createRandom, type Tensor } from '@tweedie/core';

/**
 * A picture of discs of one colour that cover one another, with radii r of density r⁻³ from 6 pixels on: flat parts and
 * edges, which pictures of all things have. `[1, channels, height, width]`, values in [-0.8, 0.8].
 * Lee, Mumford, Huang (2001).
 */
export function deadLeaves(
  { channels, height, width }: { readonly channels: number; readonly height: number; readonly width: number },
  seed = 0,
): Tensor {
  const random = createRandom(seed);
  const [smallest, largest] = [6, Math.max(12, height, width) / 2];
  const data = new Float32Array(channels * height * width);
  const count = 2000;
  const numbers = random.uniform([1, count * (3 + channels)]).data;
  for (let leaf = 0; leaf < count; leaf++) {
    const own = numbers.subarray(leaf * (3 + channels), (leaf + 1) * (3 + channels));
    const [a, b, c, ...colours] = [...own] as [number, number, number, ...number[]];
    const radius = 1 / Math.sqrt((1 - a) / smallest ** 2 + a / largest ** 2);
    const [top, left] = [b * height, c * width];
    for (let y = Math.max(0, Math.ceil(top - radius)); y < Math.min(height, top + radius); y++) {
      for (let x = Math.max(0, Math.ceil(left - radius)); x < Math.min(width, left + radius); x++) {
        if ((y - top) ** 2 + (x - left) ** 2 > radius ** 2) continue;
        for (const [channel, colour] of colours.entries())
          data[(channel * height + y) * width + x] = 1.6 * colour - 0.8;
      }
    }
  }
  return { shape: [1, channels, height, width], data };
}
