import {
  abortable,
  type Host,
  type PriorEntry,
  type Registry,
  type Runtime,
  TweedieError,
} from '@tweedie/core';
import { bytesOfCard, networksOf, type NetworkPrior, type PriorCard, shapeOfCard } from '@tweedie/priors';
import { safeName } from '@tweedie/workflow';
import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { createNodeRuntime } from '../createNodeRuntime.ts';
import { formatOfName } from '../images/formats.ts';
import { describeImage, readImage } from '../images/readImage.ts';
import { encodeImage } from '../images/writeImage.ts';
import { findCard } from '../priors/findCard.ts';
import { openPrior, type OpenPriorOptions } from '../priors/openPrior.ts';
import { writeFailed } from '../writeFailed.ts';
import { createPlaces } from './places.ts';
import { writeNew } from './writeNew.ts';

export interface NodeHostOptions extends Omit<OpenPriorOptions, 'runtime'> {
  /** The folder of the workflow, which names of files are relative to. */
  readonly folder: string;
  /** Where results go. @default "out" in the folder */
  readonly out?: string;
  /** Whether nothing outside of the folder may be read, be it by a path or by a link. @default false */
  readonly confined?: boolean;
  /** The most bytes of all results together. @default no limit */
  readonly bytes?: number;
  /** The priors of plugins, by their names. */
  readonly registry?: Pick<Registry, 'priors'>;
  /** Looks for a prior before anything else does: its entry, or the path of its card. */
  readonly findPrior?: (which: string) => Promise<PriorEntry | string | undefined>;
  /** The priors that are open already, to be shared with other hosts. Their owner frees them. @default none */
  readonly open?: Map<string, Promise<NetworkPrior>>;
  /** @default a runtime of this machine's cores */
  readonly runtime?: Runtime;
}

/** A host that reads files and runs networks on this machine. */
export interface NodeHost extends Host {
  /** Frees the priors that are open. */
  dispose(): Promise<void>;
}

/**
 * What a workflow sees of this machine. A prior stays open until `dispose`, for all who ask for it. Results get names
 * that nothing has, and appear whole or not at all. Messages name files as the workflow does.
 */
export function createNodeHost(options: NodeHostOptions): NodeHost {
  const {
    folder,
    out = join(folder, 'out'),
    confined = false,
    registry,
    findPrior,
    runtime: given,
    open = new Map<string, Promise<NetworkPrior>>(),
    bytes = Infinity,
    ...rest
  } = options;
  const places = createPlaces(folder, confined);
  let runtime = given;

  async function cardOf(which: string): ReturnType<typeof findCard> {
    const found = (await findPrior?.(which)) ?? (await inRegistry(which));
    if (found !== undefined) return findCard(found);
    return places.use(which, async (path) => {
      const card = (await stat(path)).isDirectory() ? `${which}/card.json` : which;
      const atPath = await findCard(await places.find(card));
      for (const { file } of networksOf(atPath.card)) await places.find(`${dirname(card)}/${file}`); // no way out through a link either
      return atPath;
    });
  }
  /** `undefined` where it may be the path of a card. */
  async function inRegistry(which: string): Promise<PriorEntry | undefined> {
    try {
      return registry?.priors.find(which);
    } catch (error) {
      if (await places.exists(which)) return undefined;
      throw error;
    }
  }
  let written = 0;
  const fromFolder = (path: string): string => relative(folder, path).split(sep).join('/');
  async function save(name: string, content: Uint8Array): Promise<string> {
    written += content.length;
    if (written > bytes) {
      throw new TweedieError(
        'write-failed',
        `${name} cannot be written: results may take ${bytes} bytes in all`,
        {
          remedy: 'Save fewer or smaller pictures.',
        },
      );
    }
    try {
      return fromFolder(await writeNew(out, name, content));
    } catch (error) {
      const { cause } = error as Error;
      throw cause === undefined ? error : writeFailed(fromFolder(join(out, name)), cause);
    }
  }
  return {
    describeImage: (file) => places.use(file, describeImage),
    readImage: (file) => places.use(file, readImage),
    listImages: (name) =>
      places.use(name, async (path) => {
        const files = await readdir(path, { withFileTypes: true }).catch((cause: unknown) => {
          throw new TweedieError('not-found', `${name} is not a folder that can be read`, { cause });
        });
        const pictures = files.filter((file) => !file.isDirectory() && formatOfName(file.name));
        return pictures.map((file) => `${name.replace(/[/\\]$/, '')}/${file.name}`).sort(byName.compare);
      }),
    async saveImage(name, image) {
      const safe = safeName(formatOfName(name) ? name : `${name}.png`);
      return save(safe, await encodeImage(safe, image));
    },
    saveText: (name, text) => save(safeName(name), Buffer.from(text, 'utf8')),
    async describePrior(which) {
      const { card } = await cardOf(which);
      // onnxruntime-node runs whatever `autodiff` makes, and `autodiff` says where it cannot.
      return {
        ...{ name: card.name, shape: shapeOfCard(card), vjp: true, key: keyOf(card) },
        bytes: bytesOfCard(card),
        latent: card.autoencoder !== undefined,
      };
    },
    async openPrior(which, { signal } = {}) {
      const { path, card } = await cardOf(which);
      const key = `${path} ${keyOf(card)}`;
      let prior = open.get(key);
      if (!prior) {
        runtime ??= createNodeRuntime();
        prior = openPrior(path, { runtime, ...rest });
        open.set(key, prior);
        prior.catch(() => open.delete(key)); // the next one tries again
      }
      return abortable(prior, signal);
    },
    async dispose() {
      const priors = await Promise.allSettled(open.values());
      open.clear();
      for (const prior of priors) if (prior.status === 'fulfilled') await prior.value.dispose();
    },
  };
}

const byName = new Intl.Collator('en', { numeric: true });

/** Of the weights and of all that says how they are used. */
function keyOf(card: PriorCard): string {
  return createHash('sha256').update(JSON.stringify(card)).digest('hex');
}
