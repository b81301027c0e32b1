import { type Network, type Prior, type Tensor, TweedieError } from '@tweedie/core';
import { adapt } from './adapters/adapt.ts';
import { createAutoencoder, type CoderNetworks } from './createAutoencoder.ts';
import type { PriorCard } from './card/card.ts';
import type { Adapted } from './adapters/adapted.ts';
import { checkDerivative } from './checkDerivative.ts';
import { denoisedShape } from './card/facts.ts';
import { padded, paddedVjp, roundUp } from './size/pad.ts';
import { tiled, tiledVjp, type TileOptions } from './size/tile.ts';

export interface CreatePriorOptions {
  /** Images with a longer side go through the network in tiles of this size; `Infinity` never cuts. @default 512 */
  readonly tile?: number;
  /** By how many pixels tiles overlap. @default 64 */
  readonly overlap?: number;
  /** The class to draw, for a network that knows classes. @default that of its card */
  readonly label?: number;
  /** The networks that the `autoencoder` of the card describes. */
  readonly coders?: CoderNetworks | undefined;
}

/** A prior that holds a network, or those of latents. */
export interface NetworkPrior extends Prior {
  /** Frees its networks. */
  dispose(): Promise<void>;
}

/**
 * Makes a prior of a network and its card: adapts what the network predicts, pads images of any size to what it
 * takes, and cuts large ones into tiles. Its derivative is checked once, before it is first used. Throws `bad-model` where network and card disagree.
 */
export function createPrior(
  card: PriorCard,
  network: Network,
  { tile = 512, overlap = 64, label, coders }: CreatePriorOptions = {},
): NetworkPrior {
  const anySize = card.shape.height === null;
  const { multiple } = card.shape;
  const adapted = adapt(network, card, { label });
  const { denoise, vjp } = anySize
    ? forAnySize(adapted, { tile: roundUp(tile, multiple), overlap, multiple })
    : adapted;
  const autoencoder = card.autoencoder && createAutoencoder(card, coders);
  const check = vjp && once(() => checkDerivative(card, { denoise, vjp }));
  return {
    name: card.name,
    shape: denoisedShape(card),
    sigma: { min: card.sigma.min, max: card.sigma.max },
    licence: card.licence,
    denoise: async (x, sigma, options) => {
      assertImages(x, card);
      return denoise(x, sigma, options);
    },
    ...(vjp && {
      vjp: async (x, sigma, options) => {
        assertImages(x, card);
        await check!();
        return vjp(x, sigma, options);
      },
    }),
    ...(autoencoder && { autoencoder }),
    async dispose() {
      const all = [network, ...(coders ? [coders.encoder, coders.decoder] : [])];
      await Promise.all(all.map((each) => each.dispose()));
    },
  };
}

function forAnySize({ denoise, vjp }: Adapted, tiles: TileOptions & { readonly multiple: number }): Adapted {
  return {
    denoise: padded(tiled(denoise, tiles), tiles.multiple),
    ...(vjp && { vjp: paddedVjp(tiledVjp(vjp, tiles), tiles.multiple) }),
  };
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= work());
}

function assertImages({ shape }: Tensor, { name, shape: takes }: PriorCard): void {
  const [, channels, height = 0, width = 0] = shape;
  if (shape.length !== 4 || channels !== takes.channels || height < 1 || width < 1) {
    throw new TweedieError(
      'bad-shape',
      `${name}: expected images of shape [N, ${takes.channels}, H, W], got [${shape}]`,
    );
  }
  if (takes.height === null || (takes.height === height && takes.width === width)) return;
  throw new TweedieError(
    'bad-shape',
    `${name}: images must be ${takes.width}×${takes.height} pixels, got ${width}×${height}`,
    { remedy: `Crop or resize the image to ${takes.width}×${takes.height}, or choose a prior for any size.` },
  );
}
