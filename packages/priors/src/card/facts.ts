import type { PriorShape } from '@tweedie/core';
import type { PriorCard } from './card.ts';
import type { NetworkFile, PinnedFile } from './files.ts';

/** What the prior of a card denoises: it pads what may have any size. */
export function denoisedShape({ shape: { channels, height, width, multiple } }: PriorCard): PriorShape {
  return { channels, height, width, multiple: height === null ? 1 : multiple };
}

/** The pictures that are restored with the prior of a card: those that it denoises, or those of its latents. */
export function shapeOfCard(card: PriorCard): PriorShape {
  const shape = denoisedShape(card);
  if (!card.autoencoder) return shape;
  const { channels, factor, encoder, decoder } = card.autoencoder;
  const side = (latents: number | null): number | null => (latents === null ? null : factor * latents);
  const multiple = leastCommonMultiple(encoder.multiple, factor * decoder.multiple);
  return { channels, height: side(shape.height), width: side(shape.width), multiple };
}

/** The networks of a card, the one that denoises first. */
export function networksOf({ file, sha256, bytes, weights, autoencoder }: PriorCard): NetworkFile[] {
  const coders = autoencoder ? [autoencoder.encoder, autoencoder.decoder] : [];
  return [{ file, sha256, bytes, weights }, ...coders];
}

/** All files of a card: its networks, each with its weights. */
export function filesOf(card: PriorCard): PinnedFile[] {
  return networksOf(card).flatMap(({ file, sha256, bytes, weights = [] }) => [
    { file, sha256, bytes },
    ...weights,
  ]);
}

/** How large the networks of a card are, with the weights that lie in files of their own. */
export function bytesOfCard(card: PriorCard): number {
  return filesOf(card).reduce((sum, { bytes }) => sum + bytes, 0);
}

function leastCommonMultiple(a: number, b: number): number {
  let multiple = a;
  while (multiple % b) multiple += a;
  return multiple;
}
