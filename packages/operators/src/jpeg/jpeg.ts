import {
  concatenate,
  defineOperator,
  type Operator,
  type OperatorFactory,
  param,
  samples,
  type Tensor,
  TweedieError,
} from '@tweedie/core';
import { z } from 'zod';
import { type Extent, imageSize } from '../imageSize.ts';
import { nonlinearOperator } from '../nonlinearOperator.ts';
import { fromCoefficients, quantise } from './blocks.ts';
import { type Chroma, codes, coefficientsOf, shift } from './coefficients.ts';
import { fromChroma, mix, mixTransposed, toChroma } from './colours.ts';
import { quantisationTables, type QuantisationTables } from './quantisation.ts';
import { cellMeans, enlarge, type Padded } from './subsampling.ts';

const name = 'jpeg';
const params = z.strictObject({
  quality: param.integer({
    title: 'Quality',
    summary: 'As the JPEG library of the Independent JPEG Group counts it',
    min: 1,
    max: 100,
    default: 10,
  }),
  chroma: param.choice(['4:2:0', '4:4:4'], {
    title: 'Chroma',
    summary: '4:2:0 keeps one colour of 2×2 pixels, 4:4:4 all',
    default: '4:2:0',
  }),
});

/**
 * What JPEG makes of a picture: `y = decode(encode(x))`, [1 or 3, H, W] → the same. Luma and chroma of JFIF; chroma as the
 * mean of 2×2 pixels, which decoding repeats; the orthonormal cosine transform of 8×8 pixels, the last row and column
 * repeated where the sides are no multiples of 8; coefficients rounded to multiples of the steps in the tables of ITU-T T.81,
 * Annex K, scaled by the quality; values clipped to [-1, 1]. Between these, nothing is rounded to 8 bits.
 *
 * Not linear, and it has no derivative: it is constant but for jumps. `vjp` is that of the same chain in which coefficients
 * are neither rounded nor clipped (a straight-through derivative, Bengio et al. 2013): v itself, or with 4:2:0 the adjoint
 * of halving and enlarging chroma. With it `y − A(x)` pulls x back to where it would give the file y, and is 0 there.
 * In place of a pseudo-inverse, y itself. Mardani et al. (2024), section 5, where the derivative is 0.
 *
 * @throws `bad-shape` for an image without 1 or 3 channels.
 */
export const jpeg: OperatorFactory<typeof params, Operator & Required<Pick<Operator, 'pseudoInverse'>>> =
  defineOperator({
    name,
    title: 'JPEG',
    summary: 'What is left of a picture in a small JPEG file',
    params,
    create(inputShape, { quality, chroma }) {
      const { channels, ...size } = imageSize(name, inputShape);
      if (channels !== 1 && channels !== 3) {
        throw new TweedieError('bad-shape', `${name}: the image must have 1 or 3 channels, got ${channels}`);
      }
      const tables = quantisationTables(quality);
      const whole = channels === 1 || chroma === '4:4:4';
      return nonlinearOperator({
        name,
        inputShape,
        outputShape: inputShape,
        apply: (x) => concatenate(samples(x).map((one) => compress(one, size, { tables, chroma }))),
        vjp: (_, v) => (whole ? v : concatenate(samples(v).map((one) => pullBack(one, size)))),
        pseudoInverse: (y) => y,
      });
    },
  });

function compress(
  x: Tensor,
  size: Extent,
  { tables, chroma }: { readonly tables: QuantisationTables; readonly chroma: Chroma },
): Tensor {
  const planes = coefficientsOf(x, size, chroma).map(({ plane, width }, c): Padded => {
    quantise(plane, width, c === 0 ? tables.luma : tables.chroma);
    fromCoefficients(plane, width);
    return { plane, width };
  });
  const levels = planes.map((padded, c) => {
    const level = enlarge(padded, size, c > 0 && chroma === '4:2:0' ? 2 : 1);
    return c === 0 ? level.map((value) => value + shift) : level;
  });
  const channels = levels.length === 3 ? mix(fromChroma, levels) : levels;
  return join(x, channels, (value) => Math.min(1, Math.max(-1, value / codes)));
}

/** `Jᵀv` for `J = M⁻¹·diag(I, P, P)·M`, where M gives luma and chroma and P the mean of each cell. */
function pullBack(v: Tensor, size: Extent): Tensor {
  const pixels = size.height * size.width;
  const channels = [0, 1, 2].map((c) => Float64Array.from(v.data.subarray(c * pixels, (c + 1) * pixels)));
  const [luma, ...chroma] = mixTransposed(fromChroma, channels);
  const means = chroma.map((plane) => cellMeans(plane, size));
  return join(v, mixTransposed(toChroma, [luma!, ...means]), (value) => value);
}

function join(
  { shape }: Tensor,
  channels: readonly Float64Array[],
  level: (value: number) => number,
): Tensor {
  const pixels = channels[0]!.length;
  const data = new Float32Array(channels.length * pixels);
  for (const [c, plane] of channels.entries()) {
    for (let i = 0; i < pixels; i++) data[c * pixels + i] = level(plane[i]!);
  }
  return { shape, data };
}
