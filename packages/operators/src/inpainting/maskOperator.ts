import {
  type DecomposedOperator,
  linearOperator,
  type Shape,
  type Svd,
  type Tensor,
  TweedieError,
} from '@tweedie/core';
import { imageSize } from '../imageSize.ts';
import { lazySvd } from '../linear-algebra/lazySvd.ts';
import { scaleEach } from '../linear-algebra/scaleEach.ts';

/**
 * `A·x = m ⊙ x`, where m is 0 at missing values and 1 elsewhere. y keeps the size of x, and reads 0, mid-grey,
 * where x is missing. The singular values are 1, one for each value kept.
 *
 * @param missing - 1 marks what is missing: H·W values for all channels, or C·H·W.
 * @throws `bad-parameter` where everything is missing.
 */
export function maskOperator(name: string, inputShape: Shape, missing: Uint8Array): DecomposedOperator {
  const { channels, height, width } = imageSize(name, inputShape);
  if (!missing.includes(0)) {
    throw new TweedieError(
      'bad-parameter',
      `${name}: the mask must leave some pixels, got one that hides all`,
    );
  }
  let made: Float32Array | undefined; // when it is needed: it is as large as the image
  const mask = (): Float32Array => (made ??= maskFor(missing, channels * height * width));
  const select = (x: Tensor): Tensor => scaleEach(x, mask());
  return linearOperator({
    name,
    inputShape,
    outputShape: inputShape,
    apply: select,
    adjoint: select,
    normal: select,
    pseudoInverse: select,
    // (m·c + d)⁻¹; with d = 0, what is missing has no inverse, and the least of all solutions is 0.
    solve: (v, c, d) => choose(v, mask(), { kept: 1 / (c + d), missing: d === 0 ? 0 : 1 / d }),
    prox: (z, y, rho) => proximal(z, y, { m: mask(), rho }),
    svd: lazySvd(() => svdOf(indicesOf(mask()), inputShape)),
  });
}

function maskFor(missing: Uint8Array, length: number): Float32Array {
  const m = new Float32Array(length);
  for (let i = 0; i < length; i++) m[i] = 1 - missing[i % missing.length]!;
  return m;
}

function svdOf(kept: Int32Array, inputShape: Shape): Svd {
  const gather = (x: Tensor): Tensor => pick(x, kept);
  const scatter = (z: Tensor): Tensor => place(z, kept, inputShape);
  return { s: new Float32Array(kept.length).fill(1), u: scatter, ut: gather, v: scatter, vt: gather };
}

function indicesOf(m: Float32Array): Int32Array {
  const out = new Int32Array(m.reduce((sum, value) => sum + value, 0));
  for (let i = 0, k = 0; i < m.length; i++) if (m[i] === 1) out[k++] = i;
  return out;
}

function pick({ shape, data }: Tensor, indices: Int32Array): Tensor {
  const batch = shape[0]!;
  const stride = data.length / batch;
  const out = new Float32Array(batch * indices.length);
  for (let n = 0, k = 0; n < batch; n++) {
    for (let i = 0; i < indices.length; i++) out[k++] = data[n * stride + indices[i]!]!;
  }
  return { shape: [batch, indices.length], data: out };
}

function place({ shape, data }: Tensor, indices: Int32Array, inputShape: Shape): Tensor {
  const batch = shape[0]!;
  const stride = inputShape.reduce((product, length) => product * length, 1);
  const out = new Float32Array(batch * stride);
  for (let n = 0, k = 0; n < batch; n++) {
    for (let i = 0; i < indices.length; i++) out[n * stride + indices[i]!] = data[k++]!;
  }
  return { shape: [batch, ...inputShape], data: out };
}

function choose(v: Tensor, m: Float32Array, { kept, missing }: { kept: number; missing: number }): Tensor {
  const out = new Float32Array(v.data.length);
  for (let start = 0; start < out.length; start += m.length) {
    for (let i = 0; i < m.length; i++) out[start + i] = v.data[start + i]! * (m[i] === 1 ? kept : missing);
  }
  return { shape: v.shape, data: out };
}

/** `(m⊙y + ρ·z) / (m + ρ)`, written as a step from z so that missing values stay as they are. */
function proximal(z: Tensor, y: Tensor, { m, rho }: { m: Float32Array; rho: number }): Tensor {
  const [from, to] = [z.data, y.data];
  const out = new Float32Array(from.length);
  const gain = 1 / (1 + rho);
  for (let start = 0; start < out.length; start += m.length) {
    for (let i = 0; i < m.length; i++) {
      const value = from[start + i]!;
      out[start + i] = value + m[i]! * gain * (to[start + i]! - value);
    }
  }
  return { shape: z.shape, data: out };
}
