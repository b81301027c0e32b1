import { type Tensor, zeros } from '@tweedie/core';

/** A colour, or a grey, at a place: x and y from 0 to 1, from the top left. Values from 0, black, to 1, white. */
export type Painter = (x: number, y: number) => number | readonly [red: number, green: number, blue: number];

/** Edges are the mean of this many samples of a pixel along each axis. */
const samples = 3;

/** Paints a picture `[1, 3, height, width]` in [-1, 1]. */
export function paint(
  painter: Painter,
  { height, width }: { readonly height: number; readonly width: number },
): Tensor {
  const picture = zeros([1, 3, height, width]);
  const pixels = height * width;
  const sum = new Float64Array(3);
  for (let i = 0; i < pixels; i++) {
    sum.fill(0);
    for (let sample = 0; sample < samples * samples; sample++) {
      const x = ((i % width) + ((sample % samples) + 0.5) / samples) / width;
      const y = (Math.floor(i / width) + (Math.floor(sample / samples) + 0.5) / samples) / height;
      const colour = painter(x, y);
      for (let c = 0; c < 3; c++) sum[c]! += typeof colour === 'number' ? colour : colour[c]!;
    }
    for (let c = 0; c < 3; c++) picture.data[c * pixels + i] = (2 * sum[c]!) / samples ** 2 - 1;
  }
  return picture;
}
