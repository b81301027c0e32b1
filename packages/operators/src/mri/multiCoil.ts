import {
  type DecomposedOperator,
  defineOperator,
  type LinearOperator,
  linearOperator,
  type OperatorFactory,
  param,
  type Shape,
  type Tensor,
} from '@tweedie/core';
import { z } from 'zod';
import type { Extent } from '../imageSize.ts';
import { maskOperator } from '../inpainting/maskOperator.ts';
import { birdCage, type Sensitivities } from './birdCage.ts';
import { centredFourier, inverseCentredFourier } from './centredFourier.ts';
import { complexSize } from './complexSize.ts';
import { samplingMask } from './samplingMask.ts';
import { samplingParameters } from './samplingParameters.ts';

const name = 'multi-coil';
const params = z.strictObject({
  coils: param.integer({ title: 'Coils', summary: 'Around the picture', min: 1, max: 64, default: 8 }),
  ...samplingParameters,
});

/**
 * Magnetic resonance imaging with several coils, each of which sees the picture in a light of its own:
 * `y_c = M·F·(s_c ⊙ x)`, [2, H, W] → [2·coils, H, W], a pair of channels (re, im) for each coil. M and F are those of
 * `fourierSampling`, s_c the sensitivities of `birdCage` with `Σ|s_c|² = 1`, so ‖A‖ ≤ 1. There is no singular value
 * decomposition: inverses go by iterations. SENSE, Pruessmann et al. (1999); fastMRI (Zbontar et al. 2018), eq. 2.
 *
 * @throws `bad-shape` for a picture without two channels.
 */
export const multiCoil: OperatorFactory<typeof params, LinearOperator> = defineOperator({
  name,
  title: 'MRI, several coils',
  summary: 'Several coils measure some spatial frequencies of a complex picture',
  params,
  inputShapeOf: ([, height, width]: Shape) => [2, height!, width!],
  create(inputShape, { coils, ...sampling }) {
    const size = complexSize(name, inputShape);
    const outputShape = [2 * coils, size.height, size.width];
    // both when they are needed: some patterns take a while, and the sensitivities are larger than the picture
    let [drawn, seen]: [DecomposedOperator?, Sensitivities?] = [];
    const M = (): DecomposedOperator =>
      (drawn ??= maskOperator(name, outputShape, samplingMask(size, sampling)));
    const s = (): Sensitivities => (seen ??= birdCage(size, coils));
    const select = (y: Tensor): Tensor => M().apply(y) as Tensor;
    return linearOperator({
      name,
      inputShape,
      outputShape,
      apply: (x) => select(centredFourier(see(x, s(), size))),
      adjoint: (y) => gather(inverseCentredFourier(select(y)), s(), size),
    });
  },
});

/** `(s_c ⊙ x)` for every coil. */
function see({ shape, data }: Tensor, { re, im }: Sensitivities, { height, width }: Extent): Tensor {
  const [batch, pixels] = [shape[0]!, height * width];
  const coils = re.length / pixels;
  const out = new Float32Array(2 * batch * re.length);
  for (let n = 0, o = 0; n < batch; n++) {
    const from = 2 * n * pixels;
    for (let c = 0; c < coils; c++, o += 2 * pixels) {
      for (let i = 0, k = c * pixels; i < pixels; i++, k++) {
        const [a, b] = [data[from + i]!, data[from + pixels + i]!];
        out[o + i] = a * re[k]! - b * im[k]!;
        out[o + pixels + i] = a * im[k]! + b * re[k]!;
      }
    }
  }
  return { shape: [batch, 2 * coils, height, width], data: out };
}

/** The adjoint of `see`: `Σ_c s̄_c ⊙ z_c`. */
function gather({ shape, data }: Tensor, { re, im }: Sensitivities, { height, width }: Extent): Tensor {
  const [batch, pixels] = [shape[0]!, height * width];
  const coils = re.length / pixels;
  const out = new Float32Array(2 * batch * pixels);
  const [sumRe, sumIm] = [new Float64Array(pixels), new Float64Array(pixels)];
  for (let n = 0, p = 0; n < batch; n++) {
    sumRe.fill(0);
    sumIm.fill(0);
    for (let c = 0; c < coils; c++, p += 2 * pixels) {
      for (let i = 0, k = c * pixels; i < pixels; i++, k++) {
        const [a, b] = [data[p + i]!, data[p + pixels + i]!];
        sumRe[i]! += a * re[k]! + b * im[k]!;
        sumIm[i]! += b * re[k]! - a * im[k]!;
      }
    }
    out.set(sumRe, 2 * n * pixels);
    out.set(sumIm, (2 * n + 1) * pixels);
  }
  return { shape: [batch, 2, height, width], data: out };
}
