import { expect, test } from 'vitest';
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
