import { inspect } from '@tweedie/autodiff';
import { TweedieError } from '@tweedie/core';
import {
  fileOf,
  type ModelAddress,
  type NetworkFile,
  parseCard,
  type PinnedFile,
  type PriorCard,
} from '@tweedie/priors';
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from '../images/writeAtomically.ts';
import { assertInside } from '../priors/assertInside.ts';
import { cacheFolder } from '../priors/userFolder.ts';
import { type FetchedFile, fetchFile, type FetchOptions, type Pin } from './fetchFile.ts';
import { fetchText } from './fetchText.ts';

/** A model that is fetched into the cache folder, with what lies beside it. */
export interface Download {
  /** Where the model is once it is there. */
  readonly file: string;
  /** The card beside it, if there is one that is about it. */
  card(): Promise<PriorCard | undefined>;
  /** Whether a `scheduler_config.json` was found where diffusers puts it, and now lies beside the model. */
  scheduler(): Promise<boolean>;
  /** Fetches the model, the files with its weights, and the other networks of its card with theirs. */
  model(pin?: DownloadPin): Promise<FetchedFile>;
  /** Deletes all that was fetched. */
  drop(): Promise<void>;
}

export interface DownloadOptions extends FetchOptions {
  /** The folder of all downloads. @default that of the system for what can be made again */
  readonly folder?: string;
  /** A file begins. */
  readonly onFile?: (name: string) => void;
}

export interface DownloadPin extends Pin {
  /** Of the files with weights. */
  readonly weights?: readonly PinnedFile[] | undefined;
  /** Of the networks that are fetched along with it. @default none */
  readonly others?: readonly NetworkFile[] | undefined;
}

export function createDownload(
  { url, path, beside }: ModelAddress,
  { folder: all = join(cacheFolder(), 'downloads'), onFile, ...options }: DownloadOptions = {},
): Download {
  const folder = join(all, createHash('sha256').update(url).digest('hex').slice(0, 16));
  const name = fileOf(path);
  const file = join(folder, name);
  const drop = (): Promise<void> => rm(folder, { recursive: true, force: true });

  async function fetchOne(from: string, to: string, pin: Pin): Promise<FetchedFile> {
    onFile?.(to);
    return fetchFile(from, join(folder, to), { ...options, ...pin });
  }
  async function fetchWeights(model: string, pins: readonly PinnedFile[]): Promise<void> {
    const { files } = inspect(await readFile(join(folder, model)));
    assertInside(files, model);
    for (const each of files) await fetchOne(beside(each), each, pins.find((one) => one.file === each) ?? {});
  }
  return {
    file,
    drop,
    async card() {
      const text = await fetchText(beside('card.json'), options);
      const card = text === undefined ? undefined : cardIn(text);
      return card?.file === name ? card : undefined;
    },
    async scheduler() {
      for (const place of ['', 'scheduler/', '../scheduler/']) {
        const text = await fetchText(beside(`${place}scheduler_config.json`), options);
        if (text === undefined) continue;
        await mkdir(folder, { recursive: true });
        await writeAtomically(join(folder, 'scheduler_config.json'), Buffer.from(text));
        return true;
      }
      return false;
    },
    async model({ weights = [], others = [], ...pin } = {}) {
      const found = await fetchOne(url, name, pin);
      try {
        await fetchWeights(name, weights);
        for (const { file: other, weights = [], ...pin } of others) {
          await fetchOne(beside(other), other, pin);
          await fetchWeights(other, weights);
        }
        return found;
      } catch (error) {
        if (error instanceof TweedieError && error.code === 'bad-model') await drop();
        throw error;
      }
    },
  };
}

/** Other things than cards of priors may have this name. */
function cardIn(text: string): PriorCard | undefined {
  try {
    return parseCard(JSON.parse(text));
  } catch {
    return undefined;
  }
}
