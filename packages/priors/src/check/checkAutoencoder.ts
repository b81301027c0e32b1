import { type Autoencoder, dot, map, mean, sub, type Tensor } from '@tweedie/core';
import { percent, type PriorCheck } from './priorCheck.ts';

/** Whether pictures come back out of their latents: nearer to what they were than a picture of their mean would be. */
export async function checkAutoencoder(
  { encode, decode }: Autoencoder,
  pictures: readonly Tensor[],
): Promise<PriorCheck> {
  let [lost, all] = [0, 0];
  for (const picture of pictures) {
    const error = sub(await decode(await encode(picture)), picture);
    const average = mean(picture)[0]!;
    const spread = map(picture, (value) => value - average);
    lost += dot(error, error)[0]!;
    all += dot(spread, spread)[0]!;
  }
  const share = lost / all;
  return {
    name: 'autoencoder',
    title: 'Pictures come back out of their latents',
    passed: pictures.length === 0 ? undefined : share < 1,
    message:
      pictures.length === 0
        ? 'There is no picture to encode.'
        : `There and back, ${percent(share)} of the variance of pictures is lost.`,
    remedy: 'Check that encoder and decoder belong together, and take pictures from -1 to 1.',
  };
}
