import {
  type DecomposedOperator,
  defineOperator,
  linearOperator,
  type OperatorFactory,
  param,
  type Tensor,
} from '@tweedie/core';
import { z } from 'zod';
import { maskOperator } from '../inpainting/maskOperator.ts';
import { readMask } from '../inpainting/readMask.ts';
import { lazySvd } from '../linear-algebra/lazySvd.ts';
import { centredFourier, inverseCentredFourier } from './centredFourier.ts';
import { complexSize } from './complexSize.ts';
import { samplingMask } from './samplingMask.ts';
import { samplingParameters } from './samplingParameters.ts';

const name = 'fourier-sampling';
const params = z.strictObject({
  ...samplingParameters,
  mask: param
    .image({ title: 'Mask', summary: 'White marks what is not measured, in place of a pattern' })
    .optional(),
});

/**
 * Magnetic resonance imaging with one coil: some of the spatial frequencies of a complex picture are measured,
 * `y = M·F·x`, [2, H, W] → [2, H, W], channels (re, im). F is the orthonormal Fourier transform with frequency 0 at
 * `(⌊H/2⌋, ⌊W/2⌋)`, M keeps what is measured and sets the rest to 0, so σ of the noise is that of k-space and of the
 * picture alike. Singular values are 1, two for each frequency measured, and `A⁺ = Aᵀ` is the zero-filled picture.
 * A mask `[1, 1 or 3, H, W]` in [-1, 1] goes before the pattern. fastMRI (Zbontar et al. 2018), eq. 1 and 3.
 *
 * @throws `bad-shape` for a picture without two channels, `bad-image` for a mask of another size, `bad-parameter` for
 *   one that hides everything.
 */
export const fourierSampling: OperatorFactory<typeof params, DecomposedOperator> = defineOperator({
  name,
  title: 'MRI, one coil',
  summary: 'Some spatial frequencies of a complex picture are measured',
  params,
  create(inputShape, { mask, ...sampling }) {
    const size = complexSize(name, inputShape);
    const given = mask && maskOperator(name, inputShape, readMask(name, mask, size));
    let drawn: DecomposedOperator | undefined; // when it is needed: some patterns take a while
    const M = (): DecomposedOperator =>
      given ?? (drawn ??= maskOperator(name, inputShape, samplingMask(size, sampling)));
    const select = (y: Tensor): Tensor => M().apply(y) as Tensor;
    return linearOperator({
      name,
      inputShape,
      outputShape: inputShape,
      apply: (x) => select(centredFourier(x)),
      adjoint: (y) => inverseCentredFourier(select(y)),
      pseudoInverse: (y) => inverseCentredFourier(select(y)),
      svd: lazySvd(() => {
        const { svd } = M();
        return {
          ...svd,
          vt: (x) => svd.vt(centredFourier(x)),
          v: async (z) => inverseCentredFourier(await svd.v(z)),
        };
      }),
    });
  },
});
