import { isFinite, type Tensor, TweedieError } from '@tweedie/core';

/** The estimate itself. Throws `network-failed`, naming `place`, where a value is NaN or infinite. */
export function assertFiniteEstimate(x: Tensor, place: string): Tensor {
  if (isFinite(x)) return x;
  throw new TweedieError(
    'network-failed',
    `${place}: the estimate holds values that are not finite numbers`,
    {
      remedy: 'The model may be damaged, or the settings too bold: try another prior, or a smaller step.',
    },
  );
}
