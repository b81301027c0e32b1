import { type Network, TweedieError } from '@tweedie/core';
import {
  type Borders,
  contenders,
  draftCard,
  type Kind,
  kindsOf,
  type PriorCard,
  type Ranking,
  rankKinds,
} from '@tweedie/priors';
import { cancelOnInterrupt } from '../cancellation.ts';
import { exitCodes } from '../failure.ts';
import { createProgress } from '../progress.ts';
import type { KindFlags } from './addFlags.ts';
import { askChoice } from './ask.ts';
import { describeKind } from './describeKind.ts';
import { tellingFlags } from './tellingFlags.ts';
import type { FoundScheduler } from './findScheduler.ts';

export interface KindQuestion {
  readonly borders: Borders;
  readonly multiple: number;
  readonly flags: KindFlags;
  readonly scheduler: FoundScheduler | undefined;
  readonly mayAsk: boolean;
}

export interface ChosenKind {
  /** True in what a network needs to run, blank in what people know. */
  readonly draft: PriorCard;
  /** How it did as each kind; nothing for a network of latents, which no picture can judge. */
  readonly ranking: Ranking | undefined;
}

/**
 * Decides what kind of network it is, by what the user and a scheduler say, and by trying the kinds that are left. Where
 * that leaves several open it asks, or throws `bad-parameter` with the flags that would tell.
 */
export async function chooseKind(network: Network, question: KindQuestion): Promise<ChosenKind> {
  const { borders, multiple, mayAsk } = question;
  const drafts = possibleKinds(question).map((kind) => draftCard(borders, kind, multiple));
  const ranking = isPicture(borders) ? await tryAll(network, drafts) : undefined;
  const open = drafts.length === 1 || !ranking ? drafts : contenders(ranking).map(({ card }) => card);
  if (open.length === 1) return { draft: open[0]!, ranking };
  const choices = open.length === 0 ? drafts : open;
  const why = reasonFor(open, ranking);
  if (!mayAsk) {
    throw new TweedieError('bad-parameter', `What the network answers with is not clear: ${why}`, {
      remedy: `Say it with ${tellingFlags(choices)}.`,
    });
  }
  const answer = await askChoice(
    `What does the network answer with? ${capitalise(why)}`,
    choices.map(describeKind),
  );
  return { draft: choices[answer]!, ranking };
}

/** Grey or colour: what a test picture can judge. */
export function isPicture({ shape: { channels } }: Borders): boolean {
  return channels === 1 || channels === 3;
}

function possibleKinds({ borders, flags, scheduler }: KindQuestion): Kind[] {
  const { parametrisation, schedule, time, timeScale } = flags;
  const all = kindsIn(flags.range, borders, scheduler);
  const kinds = all.filter(
    (kind) =>
      (parametrisation === undefined || kind.parametrisation === parametrisation) &&
      (schedule === undefined || kind.schedule?.kind === schedule) &&
      (time === undefined || kind.time === time) &&
      (timeScale === undefined || kind.timeScale === Number(timeScale)),
  );
  if (kinds.length > 0) return kinds;
  const known = [...new Set(all.map((kind) => kind.parametrisation))].join(', ');
  throw new TweedieError(
    'bad-parameter',
    scheduler
      ? `${scheduler.file} and the flags contradict each other: it says ${known}`
      : `What goes into the network contradicts the flags: its parametrisation must be one of ${known}`,
    { remedy: 'Leave a flag out, or write a card.json by hand.' },
  );
}

function kindsIn(range: KindFlags['range'], borders: Borders, scheduler: FoundScheduler | undefined): Kind[] {
  const told = range?.split(',').map(Number) as [number, number] | undefined;
  if (scheduler) return [{ ...scheduler.facts, learnedVariance: undefined, range: told ?? [-1, 1] }];
  const kinds = kindsOf(borders);
  if (!told) return kinds;
  return kinds.filter((kind) => kind.range[0] === -1).map((kind) => ({ ...kind, range: told }));
}

async function tryAll(network: Network, drafts: readonly PriorCard[]): Promise<Ranking> {
  const progress = createProgress('Trying what it is', { total: drafts.length });
  const { release } = cancelOnInterrupt(() => {
    progress.stop();
    process.exit(exitCodes.cancelled);
  });
  try {
    return await rankKinds(network, drafts, { onTried: (tried) => progress.update(tried) });
  } finally {
    progress.stop();
    release();
  }
}

function reasonFor(open: readonly PriorCard[], ranking: Ranking | undefined): string {
  if (!ranking) return 'it works on something else than pictures, so trying tells nothing';
  if (open.length === 0)
    return 'however it is read, it does no better on a test picture than drawing each pixel to the mean';
  return `read in ${open.length} ways, it takes about as much noise off a test picture`;
}

function capitalise(sentence: string): string {
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}
