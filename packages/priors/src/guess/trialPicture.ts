import type { Tensor } from '@tweedie/core';
import type { PriorCard } from '../card/card.ts';
import { deadLeaves } from './deadLeaves.ts';

/** The picture that a network is tried on: of its size, or 64 pixels wide and high where it takes any. */
export function trialPicture({ shape: { channels, height, width, multiple } }: PriorCard): Tensor {
  const side = Math.ceil(64 / multiple) * multiple;
  return deadLeaves({ channels, height: height ?? side, width: width ?? side });
}
