import { tensor, type Tensor } from '../tensor/tensor.ts';
import type { ComplexTensor } from './complex.ts';

function dft(re: Float64Array, im: Float64Array): [Float64Array, Float64Array] {
  const n = re.length;
  if (n === 1) return [re, im];
  let p = 2;
  while (n % p !== 0) p++;
  const m = n / p;
  const parts = Array.from({ length: p }, (_, r) => {
    const a = new Float64Array(m);
    const b = new Float64Array(m);
    for (let i = 0; i < m; i++) {
      a[i] = re[i * p + r]!;
      b[i] = im[i * p + r]!;
    }
    return dft(a, b);
  });
  const outRe = new Float64Array(n);
  const outIm = new Float64Array(n);
  for (let k = 0; k < n; k++) {
    for (let r = 0; r < p; r++) {
      const angle = (-2 * Math.PI * ((k * r) % n)) / n;
      const [c, s] = [Math.cos(angle), Math.sin(angle)];
      const [a, b] = [parts[r]![0][k % m]!, parts[r]![1][k % m]!];
      outRe[k]! += a * c - b * s;
      outIm[k]! += a * s + b * c;
    }
  }
  return [outRe, outIm];
}

function along(z: ComplexTensor, axis: number, inverse: boolean): ComplexTensor {
  const { shape } = z.re;
  const n = shape.at(axis)!;
  const stride = axis === -1 ? 1 : shape.at(-1)!;
  const re = z.re.data.slice();
  const im = z.im.data.slice();
  for (let block = 0; block < re.length; block += n * stride) {
    for (let q = 0; q < stride; q++) {
      const a = new Float64Array(n);
      const b = new Float64Array(n);
      for (let i = 0; i < n; i++) {
        a[i] = re[block + q + i * stride]!;
        b[i] = im[block + q + i * stride]!;
      }
      const [c, d] = inverse ? dft(b, a) : dft(a, b);
      for (let i = 0; i < n; i++) {
        re[block + q + i * stride] = inverse ? d[i]! / n : c[i]!;
        im[block + q + i * stride] = inverse ? c[i]! / n : d[i]!;
      }
    }
  }
  return { re: tensor(shape, re), im: tensor(shape, im) };
}

/** The discrete Fourier transform over the last axis, `Z[k] = Σₙ z[n]·exp(−2πi·kn/N)`. */
export function fft(z: ComplexTensor): ComplexTensor {
  return along(z, -1, false);
}

/** The inverse of `fft`, with the factor 1/N. */
export function ifft(z: ComplexTensor): ComplexTensor {
  return along(z, -1, true);
}

/** The discrete Fourier transform over the last two axes. */
export function fft2(z: ComplexTensor): ComplexTensor {
  return along(along(z, -1, false), -2, false);
}

/** The inverse of `fft2`, with the factor 1/(H·W). */
export function ifft2(z: ComplexTensor): ComplexTensor {
  return along(along(z, -1, true), -2, true);
}

function half({ re, im }: ComplexTensor): ComplexTensor {
  return { re: crop(re), im: crop(im) };
}

function crop(x: Tensor): Tensor {
  const width = x.shape.at(-1)!;
  const kept = Math.floor(width / 2) + 1;
  const data = x.data.filter((_, i) => i % width < kept);
  return tensor([...x.shape.slice(0, -1), kept], data);
}

/** Fills the other half of the last axis in by symmetry; `rows` mirrors the axis before it too. */
function whole({ re, im }: ComplexTensor, width: number, rows: boolean): ComplexTensor {
  const kept = re.shape.at(-1)!;
  const height = rows ? re.shape.at(-2)! : 1;
  const count = re.data.length / kept;
  const shape = [...re.shape.slice(0, -1), width];
  const out = { re: new Float32Array(count * width), im: new Float32Array(count * width) };
  for (let row = 0; row < count; row++) {
    const i = row % height;
    const mirror = row - i + ((height - i) % height);
    for (let j = 0; j < width; j++) {
      const inside = j < kept;
      const from = inside ? row * kept + j : mirror * kept + width - j;
      out.re[row * width + j] = re.data[from]!;
      out.im[row * width + j] = inside ? im.data[from]! : -im.data[from]!;
    }
  }
  return { re: tensor(shape, out.re), im: tensor(shape, out.im) };
}

/** The transform of real values over the last axis: the frequencies 0 … ⌊W/2⌋. */
export function rfft(x: Tensor): ComplexTensor {
  return half(fft({ re: x, im: tensor(x.shape, new Float32Array(x.data.length)) }));
}

/** The inverse of `rfft`, for `width` real values. */
export function irfft(z: ComplexTensor, width: number): Tensor {
  return ifft(whole(z, width, false)).re;
}

/** The transform of real values over the last two axes: `[…, H, W] → […, H, ⌊W/2⌋ + 1]`. */
export function rfft2(x: Tensor): ComplexTensor {
  return half(fft2({ re: x, im: tensor(x.shape, new Float32Array(x.data.length)) }));
}

/** The inverse of `rfft2`, for rows of `width` real values. */
export function irfft2(z: ComplexTensor, width: number): Tensor {
  return ifft2(whole(z, width, true)).re;
}
