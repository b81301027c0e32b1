import { definePlugin, type Plugin } from '@tweedie/core';

/** The priors that come with Tweedie. */
export const priorsPlugin: Plugin = definePlugin({
  name: '@tweedie/priors',
  version: '0.0.0',
  priors: [
    {
      name: 'photos',
      title: 'Natural photographs',
      summary: 'A small denoiser of photographs of any size, to start from',
      card: '@tweedie/priors/models/photos/card.json',
    },
    {
      name: 'faces',
      title: 'Cartoon faces, 64×64',
      summary: 'Generated faces of 64×64 pixels: shows in seconds what a prior can do',
      card: '@tweedie/priors/models/faces/card.json',
    },
    {
      name: 'brains',
      title: 'Slices of brains',
      summary: 'Complex slices of an average brain, for magnetic resonance imaging',
      card: '@tweedie/priors/models/brains/card.json',
    },
    {
      name: 'photos-latent',
      title: 'Latents of photographs',
      summary:
        'Denoises latents of photographs, four times smaller in each direction, for solvers of latents',
      card: '@tweedie/priors/models/photos-latent/card.json',
    },
  ],
});
