import type { PriorCard } from './card/card.ts';

// Of the host: every one that runs this module has both.
declare const URL: new (address: string, base: string) => { readonly href: string };
declare global {
  interface ImportMeta {
    url: string;
  }
}

/** Where a prior is on the net, or beside this module. */
export interface PriorAddress {
  /** The card, or its address. */
  readonly card: PriorCard | string;
  /** The address of the network. */
  readonly url: string;
  /** The addresses of its other files, by the names that the card has for them. @default beside the network */
  readonly others?: Readonly<Record<string, string>>;
}

/**
 * Where the priors of this package are, by the names that workflows know them by. Each address is one that bundlers
 * find, and put the file where the page can fetch it.
 */
export const embeddedPriors: Readonly<Record<string, PriorAddress>> = {
  '@tweedie/priors/photos': {
    card: new URL('../models/photos/card.json', import.meta.url).href,
    url: new URL('../models/photos/model.onnx', import.meta.url).href,
  },
  '@tweedie/priors/faces': {
    card: new URL('../models/faces/card.json', import.meta.url).href,
    url: new URL('../models/faces/model.onnx', import.meta.url).href,
  },
  '@tweedie/priors/brains': {
    card: new URL('../models/brains/card.json', import.meta.url).href,
    url: new URL('../models/brains/model.onnx', import.meta.url).href,
  },
  '@tweedie/priors/photos-latent': {
    card: new URL('../models/photos-latent/card.json', import.meta.url).href,
    url: new URL('../models/photos-latent/model.onnx', import.meta.url).href,
    others: {
      'encoder.onnx': new URL('../models/photos-latent/encoder.onnx', import.meta.url).href,
      'decoder.onnx': new URL('../models/photos-latent/decoder.onnx', import.meta.url).href,
    },
  },
};
