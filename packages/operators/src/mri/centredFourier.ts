/**
 * @file The orthonormal Fourier transform of complex pictures, pairs of channels (re, im), as MRI has it: place 0 and
 * frequency 0 are at row ⌊H/2⌋ and column ⌊W/2⌋. The convention of fastMRI, for even and odd sizes.
 */
import { type ComplexTensor, fft2, ifft2, type Tensor } from '@tweedie/core';

/** `X(k, l) = 1/√(HW)·Σ x(m, n)·exp(−2πi·((k−H₀)(m−H₀)/H + (l−W₀)(n−W₀)/W))`, `[N, 2K, H, W] → [N, 2K, H, W]`. */
export function centredFourier(x: Tensor): Tensor {
  return between(
    x,
    (z) => fft2(z),
    (pixels) => 1 / Math.sqrt(pixels),
  );
}

/** The inverse of `centredFourier`, which is its adjoint. */
export function inverseCentredFourier(y: Tensor): Tensor {
  return between(
    y,
    (z) => ifft2(z),
    (pixels) => Math.sqrt(pixels),
  );
}

function between(
  x: Tensor,
  transform: (z: ComplexTensor) => ComplexTensor,
  gainOf: (pixels: number) => number,
): Tensor {
  const [batch = 0, channels = 0, height = 0, width = 0] = x.shape;
  const pixels = height * width;
  const shape = [batch, channels / 2, height, width];
  const [re, im] = [new Float32Array(x.data.length / 2), new Float32Array(x.data.length / 2)];
  const size = { height, width };
  for (let start = 0; start < re.length; start += pixels) {
    roll(x.data.subarray(2 * start, 2 * start + pixels), re.subarray(start, start + pixels), size, 'start');
    const imaginary = x.data.subarray(2 * start + pixels, 2 * start + 2 * pixels);
    roll(imaginary, im.subarray(start, start + pixels), size, 'start');
  }
  const z = transform({ re: { shape, data: re }, im: { shape, data: im } });
  const gain = gainOf(pixels);
  const out = new Float32Array(x.data.length);
  for (let start = 0, to = 0; start < re.length; start += pixels) {
    for (const { data } of [z.re, z.im]) {
      const plane = out.subarray(to, (to += pixels));
      roll(data.subarray(start, start + pixels), plane, size, 'middle');
      for (let i = 0; i < pixels; i++) plane[i]! *= gain;
    }
  }
  return { shape: x.shape, data: out };
}

/** Turns a plane round its edges so that what is in the middle comes to the start, or the other way. */
function roll(
  from: Float32Array,
  to: Float32Array,
  { height, width }: { readonly height: number; readonly width: number },
  end: 'start' | 'middle',
): void {
  const [down, right] = [height, width].map((length) => {
    const half = Math.floor(length / 2);
    return end === 'start' ? length - half : half;
  }) as [number, number];
  for (let i = 0; i < height; i++) {
    const source = i * width;
    const target = ((i + down) % height) * width;
    to.set(from.subarray(source, source + width - right), target + right);
    to.set(from.subarray(source + width - right, source + width), target);
  }
}
