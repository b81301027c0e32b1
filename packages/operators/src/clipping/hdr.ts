import { clamp, defineOperator, type Operator, type OperatorFactory, param, scale, zip } from '@tweedie/core';
import { z } from 'zod';
import { imageSize } from '../imageSize.ts';
import { nonlinearOperator } from '../nonlinearOperator.ts';

const name = 'hdr';
const params = z.strictObject({
  factor: param.number({
    title: 'Factor',
    summary: 'How much more contrast than fits: what leaves [-1, 1] is clipped',
    above: 0,
    max: 64,
    default: 2,
  }),
});

/**
 * High dynamic range in a picture that holds less: `y = clip(factor·x, −1, 1)`, [C, H, W] → [C, H, W], so highlights and
 * shadows are lost. Not linear. The derivative is factor where `|factor·x| ≤ 1` and 0 beyond: at the kink, where a
 * picture that begins at y/factor is, it is that from inside, so that a solver can still leave it. In place of a
 * pseudo-inverse, `y/factor`. Mardani et al. (2024), section 5, with a factor of 2.
 */
export const hdr: OperatorFactory<typeof params, Operator & Required<Pick<Operator, 'pseudoInverse'>>> =
  defineOperator({
    name,
    title: 'Clipped range',
    summary: 'Highlights and shadows are lost: y = clip(2x, −1, 1)',
    params,
    create(inputShape, { factor }) {
      imageSize(name, inputShape);
      return nonlinearOperator({
        name,
        inputShape,
        outputShape: inputShape,
        apply: (x) => clamp(scale(factor, x)),
        vjp: (x, v) => zip(x, v, (xi, vi) => (Math.abs(factor * xi) <= 1 ? factor * vi : 0)),
        pseudoInverse: (y) => scale(1 / factor, y),
      });
    },
  });
