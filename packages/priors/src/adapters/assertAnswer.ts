import { isFinite, sameShape, type Tensor, TweedieError } from '@tweedie/core';
import type { PriorCard } from '../card/card.ts';

/** Throws `network-failed` unless the answer to x has its shape and is made of numbers. */
export function assertAnswer(
  answer: Tensor,
  x: Tensor,
  { card: { name }, sigma }: { readonly card: PriorCard; readonly sigma: number },
): void {
  if (!sameShape(answer.shape, x.shape)) {
    throw new TweedieError(
      'network-failed',
      `${name}: the network must answer [${x.shape}] with the same shape, got [${answer.shape}]`,
    );
  }
  if (isFinite(answer)) return;
  if (!isFinite(x)) {
    throw new TweedieError(
      'bad-value',
      `${name}: every value of x must be a finite number, got NaN or infinity`,
      { remedy: 'The run has diverged: take a smaller step size or guidance weight.' },
    );
  }
  throw new TweedieError(
    'network-failed',
    `${name}: the network answered with NaN or infinity at sigma ${sigma}`,
    {
      remedy: 'The model may be damaged, or the settings too bold: try another prior, or a smaller step.',
    },
  );
}
