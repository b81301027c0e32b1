import { type Registry, TweedieError } from '@tweedie/core';
import { filesOf, parseCard, type PriorCard } from '@tweedie/priors';
import type { PriorAddress } from '@tweedie/priors/embedded';
import type { Files } from './files.ts';
import { findFile } from './findFile.ts';

/** Where the priors of a session are, by the names that workflows know them by: `plugin/name`, or a name of your own. */
export type PriorAddresses = Readonly<Record<string, PriorAddress>>;

/** A prior that is known, with its network or the way to it. */
export interface FoundPrior {
  readonly card: PriorCard;
  /** An address, or the files that the page gave. */
  readonly model: string | GivenModel;
  /** Addresses of other files that are not beside the network. */
  readonly others?: PriorAddress['others'];
}

/** Networks among the files of the page. */
export interface GivenModel {
  /** A file beside the card: a network, or weights of one. Throws `not-found`. */
  fileBeside(name: string): Blob | ArrayBuffer;
}

export interface FindPriorOptions {
  readonly registry: Pick<Registry, 'priors'>;
  readonly addresses: PriorAddresses;
}

/** Finds a prior: by its name, by that of a plugin's, or as a card among the files of the page. Throws `not-found`. */
export async function findPrior(
  which: string,
  files: Files,
  { registry, addresses }: FindPriorOptions,
): Promise<FoundPrior> {
  const named = addressOf(which, addresses);
  if (named) {
    const { card, url, others } = named;
    return {
      card: typeof card === 'string' ? await fetchCard(card) : parseCard(card, which),
      model: url,
      ...(others && { others }),
    };
  }
  const address = addressInPlugin(which, registry);
  if (address !== undefined) {
    const card = await fetchCard(address);
    return { card, model: new URL(card.file, address).href };
  }
  const path = [which, `${which.replace(/\/$/, '')}/card.json`].find((name) => Object.hasOwn(files, name));
  if (path === undefined) {
    throw new TweedieError('not-found', `There is no prior "${which}"`, {
      remedy: `Give its address to the session, or its card and its network as files. There are: ${Object.keys(addresses).join(', ')}.`,
    });
  }
  const card = parseCard(jsonOf(await textOf(findFile(files, path), path), path), path);
  const fileBeside = (name: string): Blob | ArrayBuffer =>
    modelOf(findFile(files, path.replace(/[^/]*$/, name)), name);
  for (const { file } of filesOf(card)) fileBeside(file); // each of them is there
  return { card, model: { fileBeside } };
}

/** The long name is enough, and so is the short one where only one prior has it. */
function addressOf(which: string, addresses: PriorAddresses): PriorAddress | undefined {
  if (Object.hasOwn(addresses, which)) return addresses[which];
  const ends = Object.keys(addresses).filter((name) => name.endsWith(`/${which}`));
  return ends.length === 1 ? addresses[ends[0]!] : undefined;
}

/** A card that a plugin names by its address has its network beside it. */
function addressInPlugin(which: string, { priors }: Pick<Registry, 'priors'>): string | undefined {
  let card: string;
  try {
    ({ card } = priors.find(which));
  } catch {
    return undefined; // it may be the name of a file
  }
  if (/^https?:/.test(card)) return card;
  throw new TweedieError('not-found', `The session does not know where the prior ${which} is`, {
    remedy: `Give the session the addresses of ${card} and of its network.`,
  });
}

const cards = new Map<string, Promise<PriorCard>>();

function fetchCard(address: string): Promise<PriorCard> {
  const known = cards.get(address);
  if (known) return known;
  const card = fetch(address)
    .then(async (answer) => {
      if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
      return parseCard(await answer.json(), address);
    })
    .catch((cause: unknown) => {
      cards.delete(address); // the next one tries again
      if (cause instanceof TweedieError) throw cause;
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new TweedieError('not-found', `There is no card of a prior at ${address}: ${why}`, {
        remedy: 'Check the address, and that its server lets this page read it.',
        cause,
      });
    });
  cards.set(address, card);
  return card;
}

function jsonOf(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new TweedieError('bad-model', `${name} is not a prior's card: it is not JSON`, {
      remedy: 'Give a card.json and the network that it names.',
      cause,
    });
  }
}

async function textOf(file: Files[string], name: string): Promise<string> {
  if (file instanceof Blob) return file.text();
  if (file instanceof ArrayBuffer) return new TextDecoder().decode(file);
  throw notAFile(name);
}

function modelOf(file: Files[string], name: string): Blob | ArrayBuffer {
  if (file instanceof Blob || file instanceof ArrayBuffer) return file;
  throw notAFile(name);
}

function notAFile(name: string): TweedieError {
  return new TweedieError('bad-model', `${name} is a picture, where a prior has a file`);
}
