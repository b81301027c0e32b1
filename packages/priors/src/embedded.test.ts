import { expect, test } from 'vitest';
import brains from '../models/brains/card.json';
import faces from '../models/faces/card.json';
import latent from '../models/photos-latent/card.json';
import photos from '../models/photos/card.json';
import { parseCard } from './card/card.ts';
import { bytesOfCard, filesOf } from './card/facts.ts';
import { embeddedPriors } from './embedded.ts';
import { priorsPlugin } from './plugin.ts';

test('every prior of the plugin has an address, and each address ends where its card lies', () => {
  const { name: plugin, priors = [] } = priorsPlugin;
  expect(Object.keys(embeddedPriors).sort()).toEqual(priors.map(({ name }) => `${plugin}/${name}`).sort());
  for (const { name, card } of priors) {
    const { card: address, url } = embeddedPriors[`${plugin}/${name}`]!;
    const path = card.slice(plugin.length);
    expect(address).toMatch(new RegExp(`${path}$`));
    expect(url).toMatch(new RegExp(`${path.replace('card.json', 'model.onnx')}$`));
  }
});

const cards = [photos, faces, brains, latent].map((card) => parseCard(card));

test('all networks together are small enough to come with a package', () => {
  const total = cards.reduce((sum, card) => sum + bytesOfCard(card), 0);
  expect(total).toBeLessThanOrEqual(25e6);
});

test('each file of a card has an address that bundlers find', () => {
  expect(cards).toHaveLength(priorsPlugin.priors!.length);
  for (const card of cards) {
    const { url, others = {} } = embeddedPriors[`${priorsPlugin.name}/${card.name}`]!;
    const [network, ...rest] = filesOf(card).map(({ file }) => file);
    expect(url).toMatch(new RegExp(`/${network}$`));
    expect(Object.keys(others).sort()).toEqual(rest.sort());
    for (const [file, address] of Object.entries(others)) expect(address.endsWith(`/${file}`)).toBe(true);
  }
});
