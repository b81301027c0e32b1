import { type Host, TweedieError } from '@tweedie/core';
import { embeddedPriors } from '@tweedie/priors/embedded';
import { parseCard, type PriorCard, shapeOfCard } from '@tweedie/priors';
import type { Shelf } from './createShelf.ts';

/** What nodes may look at before a run, on the page: pictures of the shelf and cards of priors. It runs nothing. */
export function createPageHost(shelf: Shelf): Host {
  const cards = new Map<string, Promise<PriorCard>>();
  function cardOf(which: string): Promise<PriorCard> {
    let card = cards.get(which);
    if (!card) {
      card = fetchCard(which);
      cards.set(which, card);
      card.catch(() => cards.delete(which));
    }
    return card;
  }
  const onlyInARun = (): never => {
    throw new TweedieError('missing-capability', 'The page only looks: this needs a run');
  };
  return {
    describeImage: shelf.describe,
    readImage: onlyInARun,
    listImages: (folder) => Promise.resolve(shelf.list(folder)),
    saveImage: onlyInARun,
    saveText: onlyInARun,
    async describePrior(which) {
      const card = await cardOf(which);
      return { name: card.name, shape: shapeOfCard(card), vjp: true, key: card.sha256 };
    },
    openPrior: onlyInARun,
  };
}

async function fetchCard(which: string): Promise<PriorCard> {
  const address = Object.hasOwn(embeddedPriors, which) ? embeddedPriors[which]! : undefined;
  if (!address) throw new TweedieError('not-found', `There is no prior ${which} here`);
  if (typeof address.card !== 'string') return address.card;
  const answer = await fetch(address.card);
  return parseCard(await answer.json(), which);
}
