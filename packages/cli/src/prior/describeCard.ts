import { type PriorCard, shapeOfCard } from '@tweedie/priors';
import type { Facts } from '../facts.ts';
import { describeKind } from './describeKind.ts';
import { describeMeasured } from './describeMeasured.ts';

/** What a card says, for a person. */
export function describeCard(card: PriorCard): Facts {
  const { channels, height, width, multiple } = card.shape;
  const size = height === null ? `any size (multiples of ${multiple})` : `${width}×${height}`;
  return {
    name: card.name,
    title: card.title,
    [card.autoencoder ? 'latents' : 'images']: `${channels} channel${channels === 1 ? '' : 's'}, ${size}`,
    pictures: describePictures(card),
    answer: describeKind(card),
    range: `${card.range[0]} (black) to ${card.range[1]} (white)`,
    noiseLevel: describeNoise(card),
    classes: card.labels?.count,
    sigma: `${round(card.sigma.min)} to ${round(card.sigma.max)}, in model units`,
    licence: card.licence,
    trainingData: card.trainingData,
    training: card.training,
    architecture: card.architecture,
    ...describeMeasured(card),
    limits: card.limits,
    source: card.source,
  };
}

function describePictures(card: PriorCard): string | undefined {
  if (!card.autoencoder) return undefined;
  const { channels, width, height, multiple } = shapeOfCard(card);
  const size = width === null ? `sides that are multiples of ${multiple}` : `${width}×${height}`;
  return `${channels} channels, ${size}; a latent stands for ${card.autoencoder.factor}×${card.autoencoder.factor} pixels`;
}

function describeNoise({ inputs, noise }: PriorCard): string {
  if (noise?.shape === 'channel') return 'a further channel of the image';
  if (inputs.sigma === undefined) return 'not told';
  const { type, shape } = noise ?? { type: 'float32', shape: 'vector' };
  const number = type === 'float32' ? 'a number' : 'a whole number';
  return `${inputs.sigma}, ${number}${shape === 'scalar' ? '' : ' for each image'}`;
}

function round(value: number): number {
  return Number(value.toPrecision(3));
}
