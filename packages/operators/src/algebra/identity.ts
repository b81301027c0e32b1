import { defineOperator, type OperatorFactory } from '@tweedie/core';
import { z } from 'zod';
import { imageSize } from '../imageSize.ts';
import { tightFrame, type TightFrame } from './tightFrame.ts';

const name = 'identity';
const params = z.strictObject({});

/** Nothing but the noise: `y = x`, [C, H, W] → [C, H, W]. The operator for denoising. */
export const identity: OperatorFactory<typeof params, TightFrame> = defineOperator({
  name,
  title: 'Identity',
  summary: 'Nothing but the noise: y = x',
  params,
  create(inputShape) {
    imageSize(name, inputShape);
    return tightFrame({
      name,
      inputShape,
      outputShape: inputShape,
      gain: 1,
      apply: (x) => x,
      adjoint: (y) => y,
    });
  },
});
