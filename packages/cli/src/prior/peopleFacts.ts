import { TweedieError } from '@tweedie/core';
import type { PriorCard } from '@tweedie/priors';
import { basename, dirname, parse, resolve } from 'node:path';
import type { AddFlags } from './addFlags.ts';
import { askText } from './ask.ts';

/** What no file tells. */
export type PeopleFacts = Pick<PriorCard, 'name' | 'title' | 'licence' | 'trainingData'>;

export interface PeopleQuestion {
  readonly flags: AddFlags;
  readonly mayAsk: boolean;
  /** Names that cannot be had, and why. */
  readonly taken: ReadonlyMap<string, string>;
  /** What the people said who made it. */
  readonly card: PriorCard | undefined;
}

/** Takes from the flags or the card what people know, and asks for the rest. Throws `bad-parameter` for a name that cannot be. */
export async function peopleFacts(file: string, question: PeopleQuestion): Promise<PeopleFacts> {
  const { flags, mayAsk, taken, card } = question;
  const refuse = (name: string): string | undefined => refuseShape(name) ?? taken.get(name);
  const suggested = card?.name ?? nameFrom(file);
  const name = flags.name ?? (mayAsk ? await askName(suggested, refuse) : suggested) ?? '';
  const refusal = refuse(name);
  if (refusal !== undefined) {
    throw new TweedieError('bad-parameter', refusal, { remedy: 'Choose another --name.' });
  }
  const { title = card?.title, licence = card?.licence, trainingData = card?.trainingData } = flags;
  return {
    name,
    title:
      title ??
      (mayAsk ? await askText('Its title, for people', { usual: titleFrom(name) }) : titleFrom(name)),
    licence: licence ?? (await askText('Its licence', { hint: 'Apache-2.0, CC-BY-4.0, …' })),
    trainingData:
      trainingData ?? (await askText('Which pictures did it learn from?', { hint: 'CelebA-HQ, 256×256' })),
  };
}

function askName(usual: string | undefined, refuse: (name: string) => string | undefined): Promise<string> {
  return askText('Its name', { usual, hint: 'as in "tweedie restore --prior NAME"', refuse });
}

function refuseShape(name: string): string | undefined {
  if (/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) return undefined;
  return `The name of a prior must be small letters, digits and single hyphens, such as my-prior, got "${name}"`;
}

/** What files of networks are called that say nothing. */
const general = /^(main|resolve|model|unet|network|denoiser|diffusion|onnx|weights|diffusion-pytorch-model)$/;

/** A name from that of the file, or of the first folder above it that says something. */
function nameFrom(file: string): string | undefined {
  let [word, folder] = [kebab(parse(file).name), dirname(resolve(file))];
  while (general.test(word) && folder !== dirname(folder)) {
    [word, folder] = [kebab(basename(folder)), dirname(folder)];
  }
  return word === '' ? undefined : word;
}

function kebab(text: string): string {
  const words = text.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return words.replace(/^[^a-z]+|-+$/g, '');
}

/** "photos-starter" → "Photos starter" */
function titleFrom(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ');
}
