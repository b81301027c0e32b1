import type { Tensor } from '@tweedie/core';

/** `[N, C, H, W]` with `count` channels: the last ones are cut, or made of `fill`. */
export function withChannels(x: Tensor, count: number, fill = 0): Tensor {
  const [batch = 0, channels = 0, ...sides] = x.shape;
  if (channels === count) return x;
  const plane = sides.reduce((product, side) => product * side, 1);
  const kept = Math.min(channels, count) * plane;
  const data = new Float32Array(batch * count * plane).fill(fill);
  for (let n = 0; n < batch; n++) {
    const from = n * channels * plane;
    data.set(x.data.subarray(from, from + kept), n * count * plane);
  }
  return { shape: [batch, count, ...sides], data };
}

/** `[N, C, H, W] → [N, H, W, C]`. */
export function channelsLast(x: Tensor): Tensor {
  const [batch = 0, channels = 0, height = 0, width = 0] = x.shape;
  return { shape: [batch, height, width, channels], data: swapped(x.data, batch, channels) };
}

/** `[N, H, W, C] → [N, C, H, W]`. */
export function channelsFirst(x: Tensor): Tensor {
  const [batch = 0, height = 0, width = 0, channels = 0] = x.shape;
  return { shape: [batch, channels, height, width], data: swapped(x.data, batch, height * width) };
}

/** Transposes each of `batch` matrices of so many rows. */
function swapped(data: Float32Array, batch: number, rows: number): Float32Array {
  const out = new Float32Array(data.length);
  const size = data.length / (batch || 1);
  const columns = size / (rows || 1);
  for (let n = 0; n < batch; n++) {
    const start = n * size;
    for (let i = 0; i < rows; i++)
      for (let j = 0; j < columns; j++) out[start + j * rows + i] = data[start + i * columns + j]!;
  }
  return out;
}
