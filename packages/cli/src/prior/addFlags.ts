import type { Parametrisation } from '@tweedie/priors';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { wholeNumber } from '../commands/wholeNumber.ts';
import { kindTitles } from './describeKind.ts';

/** The flags of `tweedie prior add`. */
export interface AddFlags extends KindFlags {
  readonly name?: string;
  readonly title?: string;
  readonly licence?: string;
  readonly trainingData?: string;
  readonly classes?: number;
  readonly scheduler?: string;
  /** Whether to use the card beside the model. */
  readonly card?: boolean;
  readonly sha256?: string;
  readonly sigmaMin?: number;
  readonly sigmaMax?: number;
  readonly out?: string;
  readonly link?: boolean;
  readonly force?: boolean;
  readonly yes?: boolean;
  readonly threads?: number;
}

/** What kind of network it is, as far as the user says. */
export interface KindFlags {
  readonly parametrisation?: Parametrisation;
  readonly schedule?: 'linear' | 'scaled-linear' | 'cosine';
  readonly time?: 'noise-at-one' | 'image-at-one';
  readonly timeScale?: '1' | '1000';
  readonly range?: '-1,1' | '0,1';
}

const [fetching, people, network, writing] = [
  'What it must be:',
  'What only you know:',
  'What is found out unless told:',
  'Where it goes:',
];

export function addAddFlags(command: Command): Command {
  const option = (group: string, flags: string, summary: string): Option =>
    new Option(flags, summary).helpGroup(group);
  const options = [
    option(fetching, '--sha256 <digits>', 'the SHA-256 that the file must have').argParser(digest),
    option(fetching, '--no-card', 'leave the card.json beside it out'),
    option(people, '--name <name>', 'what "tweedie restore --prior" calls it (default from the file name)'),
    option(people, '--title <text>', 'its name for people (default from the name)'),
    option(people, '--licence <id>', 'an SPDX identifier: Apache-2.0, CC-BY-4.0, …'),
    option(people, '--training-data <text>', 'which pictures it learnt from'),
    option(people, '--classes <count>', 'how many classes it knows, if it takes the number of one').argParser(
      wholeNumber(1),
    ),
    option(
      network,
      '--scheduler <file>',
      'a scheduler_config.json of diffusers (default one that lies near)',
    ),
    option(network, '--parametrisation <kind>', 'what it answers with').choices(Object.keys(kindTitles)),
    option(network, '--schedule <kind>', 'the noise levels of its timesteps').choices([
      'linear',
      'scaled-linear',
      'cosine',
    ]),
    option(network, '--time <end>', 'which way the clock of a flow runs').choices([
      'noise-at-one',
      'image-at-one',
    ]),
    option(network, '--time-scale <factor>', 'what t of a flow is multiplied by').choices(['1', '1000']),
    option(network, '--range <black,white>', 'the values of black and white').choices(['-1,1', '0,1']),
    option(network, '--sigma-min <sigma>', 'the lowest noise level it learnt, in model units').argParser(
      level,
    ),
    option(network, '--sigma-max <sigma>', 'the highest noise level it learnt, in model units').argParser(
      level,
    ),
    option(writing, '--out <folder>', 'where to make its folder (default among your priors)'),
    option(writing, '--link', 'link to the model instead of copying it'),
    option(writing, '--force', 'replace a prior of the same name'),
    option(writing, '--yes', 'ask nothing'),
    option(writing, '--threads <count>', 'threads of the network (default one for each core)').argParser(
      wholeNumber(1),
    ),
  ];
  for (const each of options) command.addOption(each);
  return command;
}

function digest(text: string): string {
  if (/^[0-9a-f]{64}$/i.test(text)) return text.toLowerCase();
  throw new InvalidArgumentError('It must be 64 hexadecimal digits.');
}

function level(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value) && value > 0) return value;
  throw new InvalidArgumentError('It must be a number above 0.');
}
