import type { Inspection } from '@tweedie/autodiff';
import { TweedieError } from '@tweedie/core';
import { type Borders, guessBorders, needsClasses, type PriorCard } from '@tweedie/priors';
import { createPriorStore, type PriorStore } from '@tweedie/runtime-node';
import type { Context } from '../context.ts';
import type { AddFlags } from './addFlags.ts';
import { askText } from './ask.ts';
import type { FoundModel } from './findModel.ts';
import { type FoundScheduler, findScheduler } from './findScheduler.ts';
import { assertWeights, inspectFile } from './inspectFile.ts';
import { peopleFacts, type PeopleFacts } from './peopleFacts.ts';

/** What is known of a network before it runs. */
export interface Addition {
  readonly inspection: Inspection;
  readonly borders: Borders;
  readonly people: PeopleFacts;
  readonly scheduler: FoundScheduler | undefined;
  readonly store: PriorStore;
  /** The card that came with it, which makes trying unnecessary. */
  readonly card: PriorCard | undefined;
}

/** Reads the file, and asks for all that running it cannot tell. Throws where something of it is missing. */
export async function planAddition(
  { file, naming, card }: FoundModel,
  flags: AddFlags,
  { registry, mayAsk }: Pick<Context, 'registry'> & { readonly mayAsk: boolean },
): Promise<Addition> {
  const inspection = await inspectFile(file);
  await assertWeights(file, inspection);
  const asksForClasses = !card && needsClasses(inspection);
  if (!card) guessBorders(inspection, { classes: 1, ...flags }); // refuses what is no denoiser before anything is asked
  const scheduler = card ? undefined : await findScheduler(file, flags);
  if (!mayAsk) assertComplete(flags, { card, asksForClasses });
  const store = createPriorStore(flags.out);
  const taken = await takenNames(registry, store, flags);
  const people = await peopleFacts(naming, { flags, mayAsk, taken, card });
  const classes = flags.classes ?? (asksForClasses ? await askClasses() : undefined);
  const borders = card ?? guessBorders(inspection, { classes });
  return { inspection, borders, people, scheduler, store, card };
}

export interface Known {
  readonly card: PriorCard | undefined;
  readonly asksForClasses?: boolean;
}

/** Throws `bad-parameter` where neither the flags nor a card tell what only people know. */
export function assertComplete(
  { licence, trainingData, classes }: AddFlags,
  { card, asksForClasses = false }: Known,
): void {
  const missing = [
    !card && licence === undefined && '--licence',
    !card && trainingData === undefined && '--training-data',
    asksForClasses && classes === undefined && '--classes',
  ].filter((flag) => flag !== false);
  if (missing.length === 0) return;
  throw new TweedieError('bad-parameter', `What no file tells is missing: ${missing.join(', ')}`, {
    remedy: 'Add these flags (--help says what they take), or run it in a terminal to be asked.',
  });
}

async function takenNames(
  { priors }: Context['registry'],
  store: PriorStore,
  { force = false }: AddFlags,
): Promise<Map<string, string>> {
  const ofUser = (await createPriorStore().list()).map(({ card }) => card);
  const builtIn = priors.all.filter(({ card }) => !ofUser.includes(card)).map(({ name }) => name);
  const own = force ? [] : (await store.list()).map(({ name }) => name);
  return new Map([
    ...own.map((name) => [name, `You have a prior ${name} already: --force would replace it`] as const),
    ...builtIn.map((name) => [name, `${name} is a prior that comes with Tweedie`] as const),
  ]);
}

async function askClasses(): Promise<number> {
  const isCount = (text: string): boolean => Number.isSafeInteger(Number(text)) && Number(text) > 0;
  const answer = await askText('How many classes does it know?', {
    hint: '1000',
    refuse: (text) => (isCount(text) ? undefined : 'It must be a whole number above 0.'),
  });
  return Number(answer);
}
