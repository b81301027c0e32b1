import {
  combine,
  defineOperator,
  type LinearOperator,
  linearOperator,
  param,
  type Tensor,
} from '@tweedie/core';
import { z } from 'zod';

const params = z.strictObject({
  shift: param.integer({
    title: 'Shift',
    summary: 'How far the ghost stands to the right',
    unit: 'px',
    min: 1,
    default: 8,
  }),
  strength: param.number({ title: 'Strength', min: 0, max: 0.95, default: 0.4 }),
});

/**
 * A reflection in a window pane: `y = (x + strength·S·x)/(1 + strength)`, S moves an image to the right and around
 * its edge. [C, H, W] → [C, H, W].
 */
export const ghost = defineOperator({
  name: 'ghost',
  title: 'Ghost',
  summary: 'The image, and a faint copy of it further to the right',
  params,
  create(inputShape, { shift, strength }): LinearOperator {
    const gain = 1 / (1 + strength);
    // What `apply` moves to the right, `adjoint` moves to the left. The rest follows from these two.
    const blend = (x: Tensor, by: number): Tensor => combine([gain, x], [gain * strength, moved(x, by)]);
    return linearOperator({
      name: 'ghost',
      inputShape,
      outputShape: inputShape,
      apply: (x) => blend(x, shift),
      adjoint: (y) => blend(y, -shift),
    });
  },
});

/** The image, moved to the right by some pixels. What leaves it comes in on the other side. */
function moved({ shape, data }: Tensor, by: number): Tensor {
  const width = shape.at(-1)!;
  const from = (i: number): number => i - (i % width) + (((((i % width) - by) % width) + width) % width);
  return { shape, data: data.map((_, i) => data[from(i)]!) };
}
