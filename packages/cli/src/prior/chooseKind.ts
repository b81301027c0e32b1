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
      remedy: `Say it with ${tellingFlags(choices).join(' and ')}.`,
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
  const range = flags.range?.split(',').map(Number) as [number, number] | undefined;
  if (scheduler) return [{ ...scheduler.facts, learnedVariance: undefined, range: range ?? [-1, 1] }];
  const { parametrisation, schedule, time, timeScale } = flags;
  const ofRange = kindsOf(borders)
    .filter((kind) => range === undefined || kind.range[0] === -1)
    .map((kind) => ({ ...kind, ...(range && { range }) }));
  const kinds = ofRange.filter(
    (kind) =>
      (parametrisation === undefined || kind.parametrisation === parametrisation) &&
      (schedule === undefined || kind.schedule?.kind === schedule) &&
      (time === undefined || kind.time === time) &&
      (timeScale === undefined || kind.timeScale === Number(timeScale)),
  );
  if (kinds.length > 0) return kinds;
  const known = [...new Set(ofRange.map((kind) => kind.parametrisation))];
  throw new TweedieError(
    'bad-parameter',
    `The network takes its noise level in a way that does not go with these flags: it can be ${known.join(', ')}`,
    { remedy: 'Leave a flag out, or write a card.json by hand.' },
  );
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
  if (open.length === 0) return 'however it is read, it takes no noise off a test picture';
  return `read in ${open.length} ways, it takes about as much noise off a test picture`;
}

const flagOf = {
  parametrisation: '--parametrisation',
  schedule: '--schedule',
  time: '--time',
  timeScale: '--time-scale',
  range: '--range',
} as const;

/** The flags whose values differ between the choices, with these values. */
function tellingFlags(choices: readonly PriorCard[]): string[] {
  return Object.entries(flagOf).flatMap(([key, flag]) => {
    const values = choices
      .map((card) => valueOf(card, key as keyof KindFlags))
      .filter((value) => value !== undefined);
    const different = [...new Set(values)];
    return different.length > 1 ? [`${flag} ${different.join('|')}`] : [];
  });
}

function valueOf(card: PriorCard, key: keyof KindFlags): string | undefined {
  if (key === 'parametrisation') return card.parametrisation;
  if (key === 'range') return card.range.join(',');
  if (key === 'schedule') return 'schedule' in card ? card.schedule.kind : undefined;
  const value = 'time' in card ? card[key] : undefined;
  return value === undefined ? undefined : String(value);
}

function capitalise(sentence: string): string {
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}
