import { TweedieError } from '@tweedie/core';
import { parseCard, parseModelAddress, type PriorCard } from '@tweedie/priors';
import { findCard } from '@tweedie/runtime-node';
import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Report } from '../report.ts';
import type { AddFlags } from './addFlags.ts';
import { fetchModel } from './fetchModel.ts';
import { saysKind } from './findScheduler.ts';

/** A model that is to be added, on the disk by now. */
export interface FoundModel {
  readonly file: string;
  /** A path that tells what it is called. */
  readonly naming: string;
  /** The card that came with it. */
  readonly card: PriorCard | undefined;
  /** Where it was fetched from. */
  readonly source?: string;
  /** Deletes what was only fetched to be added. */
  drop(): Promise<void>;
}

export interface FindModelOptions {
  readonly report: Report;
  readonly mayAsk: boolean;
}

/**
 * Finds a model on the disk, or fetches it into the cache folder: `https://…`, or `hf:owner/name[@revision]/file` at
 * `HF_ENDPOINT`. A card.json beside it counts, unless flags say what the network answers with.
 */
export async function findModel(
  given: string,
  flags: AddFlags,
  options: FindModelOptions,
): Promise<FoundModel> {
  const { HF_ENDPOINT: mirror } = process.env;
  const address = parseModelAddress(given, { huggingFace: mirror || undefined });
  const usesCard = flags.card !== false && !saysKind(flags) && flags.scheduler === undefined;
  if (address) {
    if (!flags.link) return fetchModel(address, flags, { ...options, usesCard });
    throw new TweedieError('bad-parameter', '--link is for a file on the disk, not for an address', {
      remedy: 'Leave out --link.',
    });
  }
  const file = await networkIn(given);
  const card = usesCard ? await cardBeside(file) : undefined;
  return { file, naming: file, card, drop: () => Promise.resolve() };
}

/** The network that the card.json of a folder is about, where a folder is given. */
async function networkIn(given: string): Promise<string> {
  const found = await stat(given).catch(() => undefined);
  if (!found?.isDirectory()) return given;
  return join(given, (await findCard(given)).card.file);
}

/** Other things than cards of priors may have this name, and cards may be about other files. */
async function cardBeside(file: string): Promise<PriorCard | undefined> {
  try {
    const card = parseCard(JSON.parse(await readFile(join(dirname(file), 'card.json'), 'utf8')));
    return card.file === basename(file) ? card : undefined;
  } catch {
    return undefined;
  }
}
