import { createRegistry } from '@tweedie/core';
import { expect, test } from 'vitest';
import brains from '../models/brains/card.json';
import faces from '../models/faces/card.json';
import latent from '../models/photos-latent/card.json';
import photos from '../models/photos/card.json';
import priorsPlugin from './index.ts';

test('the plugin brings the embedded priors under the names of their cards', () => {
  const { priors } = createRegistry([priorsPlugin]);
  for (const card of [photos, faces, brains, latent]) {
    const entry = priors.find(card.name);
    expect(entry.card).toBe(`@tweedie/priors/models/${card.name}/card.json`);
  }
  expect(priors.all).toHaveLength(4);
});
