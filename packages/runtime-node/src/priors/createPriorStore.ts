import { definePlugin, type Plugin, type PriorEntry, TweedieError } from '@tweedie/core';
import type { PriorCard } from '@tweedie/priors';
import { usersPlugin } from '@tweedie/workflow';
import { lstat, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readCard } from './readCard.ts';
import { userFolder } from './userFolder.ts';
import { writePrior, type WritePriorOptions } from './writePrior.ts';

/** A folder of priors, each in a folder of its own with `card.json` and what the card names. */
export interface PriorStore {
  readonly folder: string;
  /** The folder of a prior, whether there is one or not. */
  folderOf(name: string): string;
  has(name: string): Promise<boolean>;
  /** Its priors by name. One whose card cannot be read is among them, with the reason as its summary. */
  list(): Promise<PriorEntry[]>;
  /** Its priors as a plugin named `user`. */
  plugin(): Promise<Plugin>;
  /**
   * Takes a model in under the name of its card, with the files of its weights, whole or not at all. Returns its folder.
   * Throws `bad-parameter` where there is one of this name, `write-failed`, `not-found`.
   */
  add(card: PriorCard, model: string, options?: WritePriorOptions & AddOptions): Promise<string>;
  /** Deletes a prior. Throws `not-found`. */
  remove(name: string): Promise<void>;
}

export interface AddOptions {
  /** Takes the place of the prior of the same name. @default false */
  readonly force?: boolean;
}

/** The priors of a folder, which need not be there yet. */
export function createPriorStore(folder: string = join(userFolder(), 'priors')): PriorStore {
  const folderOf = (name: string): string => join(folder, name);
  const has = (name: string): Promise<boolean> =>
    lstat(folderOf(name)).then(
      () => true,
      () => false,
    );

  async function list(): Promise<PriorEntry[]> {
    const found = await readdir(folder, { withFileTypes: true }).catch(() => []);
    const names = found.filter((each) => each.isDirectory() && kebabCase.test(each.name));
    return Promise.all(names.map(({ name }) => entryOf(name, join(folderOf(name), 'card.json'))));
  }

  return {
    folder,
    folderOf,
    has,
    list,
    plugin: async () => definePlugin({ name: usersPlugin, version: '0.0.0', priors: await list() }),
    async add(card, model, { force = false, ...options } = {}) {
      if (!force && (await has(card.name))) {
        throw new TweedieError(
          'bad-parameter',
          `There is a prior ${card.name} already: ${folderOf(card.name)}`,
          {
            remedy: 'Choose another name, or remove it first.',
          },
        );
      }
      await writePrior(folderOf(card.name), { card, model }, options);
      return folderOf(card.name);
    },
    async remove(name) {
      if (!kebabCase.test(name) || !(await has(name))) {
        const names = (await list()).map((entry) => entry.name);
        throw new TweedieError('not-found', `There is no prior ${name} in ${folder}`, {
          remedy: names.length > 0 ? `There are: ${names.join(', ')}.` : 'No prior was added yet.',
        });
      }
      await rm(folderOf(name), { recursive: true });
    },
  };
}

const kebabCase = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

async function entryOf(name: string, card: string): Promise<PriorEntry> {
  try {
    const { title, shape, trainingData } = await readCard(card);
    const { height, width } = shape;
    const size = height === null ? 'any size' : `${width}×${height}`;
    return { name, title, summary: `Added by you, for ${size}. Learnt from: ${trainingData}`, card };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { name, title: '(cannot be read)', summary: reason, card };
  }
}
