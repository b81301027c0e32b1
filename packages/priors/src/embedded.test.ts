import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { parseCard } from './card/card.ts';
import { filesOf } from './card/facts.ts';
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

test('each file of a card has an address that bundlers find', async () => {
  for (const { card, url, others = {} } of Object.values(embeddedPriors)) {
    const text = await readFile(new URL(card as string, import.meta.url), 'utf8');
    const [network, ...rest] = filesOf(parseCard(JSON.parse(text)));
    expect(url.endsWith(`/${network!.file}`)).toBe(true);
    expect(Object.keys(others).sort()).toEqual(rest.map(({ file }) => file).sort());
    for (const [file, address] of Object.entries(others)) expect(address.endsWith(`/${file}`)).toBe(true);
  }
});
