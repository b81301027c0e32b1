import { tensor, type Tensor } from '../tensor/tensor.ts';

function along(x: Tensor, axis: number, inverse: boolean): Tensor {
  const n = x.shape.at(axis)!;
  const stride = axis === -1 ? 1 : x.shape.at(-1)!;
  const out = new Float32Array(x.data.length);
  const basis = Float64Array.from({ length: n * n }, (_, index) => {
    const k = Math.floor(index / n);
    const i = index % n;
    return Math.cos((Math.PI * (2 * i + 1) * k) / (2 * n)) * Math.sqrt((k === 0 ? 1 : 2) / n);
  });
  for (let block = 0; block < out.length; block += n * stride) {
    for (let q = 0; q < stride; q++) {
      for (let k = 0; k < n; k++) {
        let sum = 0;
        for (let i = 0; i < n; i++)
          sum += x.data[block + q + i * stride]! * basis[inverse ? i * n + k : k * n + i]!;
        out[block + q + k * stride] = sum;
      }
    }
  }
  return tensor(x.shape, out);
}

/** The orthonormal DCT-II over the last two axes. */
export function dct2(x: Tensor): Tensor {
  return along(along(x, -1, false), -2, false);
}

/** The inverse of `dct2`: the orthonormal DCT-III over the last two axes. */
export function idct2(x: Tensor): Tensor {
  return along(along(x, -1, true), -2, true);
}
