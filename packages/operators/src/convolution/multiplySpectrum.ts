import type { ComplexTensor } from '@tweedie/core';

/** Complex factors for one plane. */
export interface Spectrum {
  readonly re: Float32Array;
  readonly im: Float32Array;
}

/** Each plane of z times the factors, or times their complex conjugates. */
export function multiplySpectrum(
  z: ComplexTensor,
  factors: Spectrum,
  { conjugate = false }: { readonly conjugate?: boolean } = {},
): ComplexTensor {
  const { shape } = z.re;
  const [a, b] = [z.re.data, z.im.data];
  const [re, im] = [new Float32Array(a.length), new Float32Array(a.length)];
  const sign = conjugate ? -1 : 1;
  const length = factors.re.length;
  for (let start = 0; start < a.length; start += length) {
    for (let i = 0, p = start; i < length; i++, p++) {
      const c = factors.re[i]!;
      const d = sign * factors.im[i]!;
      re[p] = a[p]! * c - b[p]! * d;
      im[p] = a[p]! * d + b[p]! * c;
    }
  }
  return { re: { shape, data: re }, im: { shape, data: im } };
}
