/**
 * @file The two-dimensional Hartley transform `Re X(k, l) − Im X(k, l)`, over √(H·W), by way of the Fourier
 * transform X of a real image. It is real, orthonormal and its own inverse, so it gives the coefficients of a
 * circular blur a real form: one number for each pixel.
 */
import { type ComplexTensor, irfft2, rfft2, type Tensor } from '@tweedie/core';
import type { Extent } from '../imageSize.ts';

/** From the half spectrum `[…, H, ⌊W/2⌋ + 1]` to coefficients `[…, H, W]`; the other half mirrors it. */
export function toHartley({ re, im }: ComplexTensor, { height, width }: Extent): Tensor {
  const half = Math.floor(width / 2) + 1;
  const planes = re.data.length / (height * half);
  const norm = 1 / Math.sqrt(height * width);
  const out = new Float32Array(planes * height * width);
  for (let plane = 0, o = 0; plane < planes; plane++) {
    for (let k = 0; k < height; k++) {
      let p = (plane * height + k) * half;
      for (let l = 0; l < half; l++, o++, p++) out[o] = norm * (re.data[p]! - im.data[p]!);
      p = (plane * height + mirror(k, height)) * half + width - half;
      for (let l = half; l < width; l++, o++, p--) out[o] = norm * (re.data[p]! + im.data[p]!);
    }
  }
  return { shape: [...re.shape.slice(0, -1), width], data: out };
}

/** From coefficients to the half spectrum. */
export function fromHartley({ shape, data }: Tensor, { height, width }: Extent): ComplexTensor {
  const half = Math.floor(width / 2) + 1;
  const planes = data.length / (height * width);
  const norm = Math.sqrt(height * width) / 2;
  const [re, im] = [new Float32Array(planes * height * half), new Float32Array(planes * height * half)];
  for (let plane = 0, o = 0; plane < planes; plane++) {
    for (let k = 0; k < height; k++) {
      const row = (plane * height + k) * width;
      const mirrored = (plane * height + mirror(k, height)) * width;
      for (let l = 0; l < half; l++, o++) {
        const a = data[row + l]!;
        const b = data[mirrored + mirror(l, width)]!;
        re[o] = norm * (a + b);
        im[o] = norm * (b - a);
      }
    }
  }
  const halfShape = [...shape.slice(0, -1), half];
  return { re: { shape: halfShape, data: re }, im: { shape: halfShape, data: im } };
}

function mirror(k: number, length: number): number {
  return k === 0 ? 0 : length - k;
}

export function hartley(x: Tensor, size: Extent): Tensor {
  return toHartley(rfft2(x), size);
}

export function inverseHartley(z: Tensor, size: Extent): Tensor {
  return irfft2(fromHartley(z, size), size.width);
}
