import { type Autoencoder, type Network, type Tensor, TweedieError } from '@tweedie/core';
import type { CoderCard } from './card/autoencoder.ts';
import type { PriorCard } from './card/card.ts';
import { shapeOfCard } from './card/facts.ts';

/** The loaded networks of an autoencoder. */
export interface CoderNetworks {
  readonly encoder: Network;
  readonly decoder: Network;
}

/** The autoencoder of a card. Throws `bad-model` where its networks are missing, or are not what the card says. */
export function createAutoencoder(card: PriorCard, networks: CoderNetworks | undefined): Autoencoder {
  const { name, autoencoder, shape } = card;
  if (!autoencoder || !networks) {
    throw new TweedieError('bad-model', `${name}: the networks of its autoencoder are missing`, {
      remedy: 'Open it with the networks that its card names.',
    });
  }
  const { factor, channels, encoder, decoder } = autoencoder;
  assertCoder(networks.encoder, encoder, `${name}: the encoder`);
  assertCoder(networks.decoder, decoder, `${name}: the decoder`);
  const { vjp } = networks.decoder;

  const latentOf = ({ shape: [n = 1, , h = 0, w = 0] }: Tensor) => [
    n,
    shape.channels,
    h / factor,
    w / factor,
  ];
  const imageOf = ({ shape: [n = 1, , h = 0, w = 0] }: Tensor) => [n, channels, h * factor, w * factor];
  function answer(found: Tensor | undefined, expected: readonly number[], place: string): Tensor {
    if (found && found.shape.join() === expected.join()) return found;
    throw new TweedieError(
      'bad-model',
      `${name}: the ${place} must answer with [${expected}], got [${found?.shape}]`,
      { remedy: 'Correct channels and factor in its card.json.' },
    );
  }
  return {
    shape: shapeOfCard(card),
    factor,
    async encode(image, options) {
      const { [encoder.output]: latent } = await networks.encoder.run({ [encoder.input]: image }, options);
      return answer(latent, latentOf(image), 'encoder');
    },
    async decode(latent, options) {
      const { [decoder.output]: image } = await networks.decoder.run({ [decoder.input]: latent }, options);
      return answer(image, imageOf(latent), 'decoder');
    },
    ...(vjp && {
      async decodeVjp(latent, options) {
        const pair = { of: decoder.output, wrt: decoder.input };
        const [image, pullback] = await vjp({ [decoder.input]: latent }, pair, options);
        return [answer(image, imageOf(latent), 'decoder'), pullback];
      },
    }),
  };
}

function assertCoder({ inputs, outputs }: Network, { input, output }: CoderCard, place: string): void {
  const remedy = 'Correct its card.json.';
  if (inputs.join() !== input) {
    throw new TweedieError(
      'bad-model',
      `${place} must take "${input}" alone, and takes ${inputs.join(', ')}`,
      {
        remedy,
      },
    );
  }
  if (outputs.includes(output)) return;
  throw new TweedieError(
    'bad-model',
    `${place} must answer with "${output}", and has ${outputs.join(', ')}`,
    {
      remedy,
    },
  );
}
