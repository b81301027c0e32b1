import {
  createRandom,
  type DecomposedOperator,
  defineOperator,
  type OperatorFactory,
  param,
  type Random,
} from '@tweedie/core';
import { z } from 'zod';
import { imageSize } from '../imageSize.ts';
import { maskOperator } from './maskOperator.ts';

const name = 'random-inpainting';
const params = z.strictObject({
  fraction: param.number({
    title: 'Missing fraction',
    summary: 'How many of the pixels are missing',
    min: 0,
    max: 1,
    default: 0.7,
  }),
  perChannel: param.boolean({
    title: 'Per channel',
    summary: 'Whether each channel misses pixels of its own',
    default: false,
  }),
  seed: param.integer({
    title: 'Mask seed',
    summary: 'The same seed gives the same mask',
    min: 0,
    default: 0,
  }),
});

/**
 * Pixels chosen at random are missing: exactly `round(fraction·H·W)` of them, the same ones in all channels
 * unless told. `y = m ⊙ x`, [C, H, W] → [C, H, W].
 *
 * @throws `bad-parameter` where no pixel is left.
 */
export const randomInpainting: OperatorFactory<typeof params, DecomposedOperator> = defineOperator({
  name,
  title: 'Random inpainting',
  summary: 'Pixels chosen at random are missing',
  params,
  create(inputShape, { fraction, perChannel, seed }) {
    const { channels, height, width } = imageSize(name, inputShape);
    const count = (perChannel ? channels : 1) * height * width;
    return maskOperator(name, inputShape, choose(createRandom(seed), count, fraction));
  },
});

/** Marks `round(fraction·count)` of `count` places, every choice equally likely. Knuth, TAOCP 2, 3.4.2, Alg. S. */
function choose(random: Random, count: number, fraction: number): Uint8Array {
  const u = random.uniform([1, count]).data;
  const out = new Uint8Array(count);
  for (let i = 0, wanted = Math.round(fraction * count); i < count; i++) {
    if (u[i]! * (count - i) >= wanted) continue;
    out[i] = 1;
    wanted--;
  }
  return out;
}
