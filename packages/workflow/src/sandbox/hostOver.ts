import type { Host, ImageFacts, Image, PriorInfo } from '@tweedie/core';
import { type Call, type PriorFacts, priorOver } from './priorOver.ts';

/** The host of the session, seen from the sandbox. */
export function hostOver(call: Call): Host {
  return {
    describeImage: async (file) => (await call('describeImage', file)) as ImageFacts,
    readImage: async (file) => (await call('readImage', file)) as Image,
    listImages: async (folder) => (await call('listImages', folder)) as readonly string[],
    saveImage: async (name, image, options) => (await call('saveImage', name, image, options)) as string,
    saveText: async (name, text) => (await call('saveText', name, text)) as string,
    describePrior: async (which) => (await call('describePrior', which)) as PriorInfo,
    openPrior: async (which) => priorOver((await call('openPrior', which)) as PriorFacts, call),
  };
}
