import { createRandom, type Network, sameShape, TweedieError } from '@tweedie/core';
import { bordersOf } from '../adapters/borders.ts';
import { draftCard } from './draftCard.ts';
import type { Borders } from './guessBorders.ts';
import { kindsOf } from './kinds.ts';

const multiples = [1, 2, 4, 8, 16, 32, 64];

/**
 * Of which number the sides of images must be multiples, found by running the network on odd multiples of 1, 2, 4, …, 64:
 * the smallest square, and a rectangle of at least 17×19. Of a network that takes one size this only makes sure that it answers with it.
 * Throws `bad-model` where it answers no size with the same one.
 */
export async function findMultiple(network: Network, borders: Borders): Promise<number> {
  const { channels, height, width } = borders.shape;
  const { feeds, image } = bordersOf(draftCard(borders, kindsOf(borders)[0]!));
  async function answers(height: number, width: number): Promise<boolean> {
    const x = createRandom(0).normal([1, channels, height, width]);
    const outputs = await network.run(feeds(x, 1));
    return sameShape(image(outputs[borders.output]!).shape, x.shape);
  }
  if (height !== null && width !== null) {
    if (await answers(height, width)) return 1;
    throw new TweedieError('bad-model', `The model answers images of ${width}×${height} with another size`, {
      remedy: 'A denoiser answers with images of the size that it is given.',
    });
  }
  let reason: unknown;
  for (const multiple of multiples) {
    try {
      const times = Math.max(3, 2 * Math.floor(8 / multiple) + 1);
      const [height, width] = [times * multiple, (times + 2) * multiple];
      if ((await answers(multiple, multiple)) && (await answers(height, width))) return multiple;
    } catch (cause) {
      if (!(cause instanceof TweedieError) || cause.code !== 'network-failed') throw cause;
      reason = cause;
    }
  }
  throw new TweedieError(
    'bad-model',
    'The model answers no size of image that was tried with an image of that size',
    {
      remedy: 'Export it for one size. A denoiser answers with images of the size that it is given.',
      cause: reason,
    },
  );
}
