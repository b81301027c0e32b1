import { type AbortSignalLike, type Network, type PriorInfo, TweedieError } from '@tweedie/core';
import {
  bytesOfCard,
  createPrior,
  filesOf,
  type NetworkFile,
  type NetworkPrior,
  networksOf,
  type PinnedFile,
  type PriorCard,
  shapeOfCard,
} from '@tweedie/priors';
import type { ModelFiles, WebRuntime } from '../network/model.ts';
import type { ModelStore } from '../store/createModelStore.ts';
import { digest } from '../store/digest.ts';
import { getAll } from '../store/getAll.ts';
import type { ModelSource } from '../store/model.ts';
import type { Files } from './files.ts';
import { findPrior, type FindPriorOptions, type FoundPrior, type GivenModel } from './findPrior.ts';
import { shared, type Shared } from './shared.ts';
import { withTurns } from './turn.ts';

/** How far the network of a prior has come. */
export interface Download {
  /** The name of its card. */
  readonly prior: string;
  readonly loaded: number;
  readonly total: number;
}

export interface WebPriorsOptions extends FindPriorOptions {
  readonly runtime: WebRuntime;
  /** Opens the store of models, when one is first needed. */
  readonly store: () => Promise<ModelStore>;
  readonly onDownload: (download: Download) => void;
  /** Hears that networks cannot run in this thread any more. */
  readonly onFatal: (error: unknown) => void;
}

/** The priors of a session. One that was opened stays open for all who ask for it. */
export interface WebPriors {
  describe(which: string, files: Files): Promise<PriorInfo>;
  open(
    which: string,
    options: { readonly files: Files; readonly signal?: AbortSignalLike | undefined },
  ): Promise<NetworkPrior>;
}

export function createWebPriors({
  runtime,
  store,
  onDownload,
  onFatal,
  ...places
}: WebPriorsOptions): WebPriors {
  const open = new Map<string, Shared<NetworkPrior>>();

  async function load({ card, model, others = {} }: FoundPrior, signal: AbortSignal): Promise<NetworkPrior> {
    const loaded: Network[] = [];
    try {
      const bytesOf =
        typeof model === 'string'
          ? await fromStore(card, { [card.file]: model, ...others }, signal)
          : given(model);
      for (const network of networksOf(card))
        loaded.push(withTurns(await runtime.load(await modelOf(network, bytesOf)), onFatal));
      const [network, encoder, decoder] = loaded;
      return createPrior(card, network!, { coders: encoder && decoder && { encoder, decoder } });
    } catch (error) {
      await Promise.all(loaded.map((each) => each.dispose()));
      throw error;
    }
  }
  /** The networks and their weights, each by what the card says of it. */
  async function fromStore(
    card: PriorCard,
    urls: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<BytesOf> {
    const { name: prior, file: first } = card;
    const total = bytesOfCard(card);
    const sources = filesOf(card).map(({ file, sha256, bytes }): readonly [string, ModelSource] => {
      const name = file === first ? prior : `${prior}: ${file}`;
      const url = urls[file] ?? new URL(file, urls[first]).href;
      return [file, { url, sha256, bytes, name }];
    });
    const all = await getAll(await store(), Object.fromEntries(sources), {
      signal,
      onProgress: (loaded) => onDownload({ prior, loaded, total }),
    });
    return ({ file }) => Promise.resolve(all[file]!);
  }
  return {
    async describe(which, files) {
      const { card } = await findPrior(which, files, places);
      // What `autodiff` cannot derive it says when it is asked to.
      return {
        ...{ name: card.name, shape: shapeOfCard(card), vjp: true, key: await keyOf(card) },
        bytes: bytesOfCard(card),
        latent: card.autoencoder !== undefined,
      };
    },
    async open(which, { files, signal }) {
      const found = await findPrior(which, files, places);
      const key = await keyOf(found.card);
      let prior = open.get(key);
      if (!prior) {
        prior = shared(
          (ownSignal) => load(found, ownSignal),
          () => open.delete(key),
        );
        open.set(key, prior);
      }
      return prior.wait(signal);
    },
  };
}

/** Of the weights, whose hash stands in the card, and of all that says how they are used. */
function keyOf(card: PriorCard): Promise<string> {
  return digest(new TextEncoder().encode(JSON.stringify(card)));
}

/** The bytes of a file that a card names. */
type BytesOf = (part: PinnedFile) => Promise<Uint8Array>;

/** What the page gave, under the names of the card. */
function given({ fileBeside }: GivenModel): BytesOf {
  return (part) => wholeOf(fileBeside(part.file), part);
}

async function modelOf({ weights = [], ...network }: NetworkFile, bytesOf: BytesOf): Promise<ModelFiles> {
  const files = weights.map(async (part) => [part.file, await bytesOf(part)] as const);
  return { bytes: await bytesOf(network), files: Object.fromEntries(await Promise.all(files)) };
}

async function wholeOf(model: Blob | ArrayBuffer, { file, sha256 }: PinnedFile): Promise<Uint8Array> {
  const bytes = new Uint8Array(model instanceof Blob ? await model.arrayBuffer() : model);
  if ((await digest(bytes)) === sha256) return bytes;
  throw new TweedieError('bad-model', `${file} is damaged, or another file than its card describes`, {
    remedy: 'Get the file again from where it came.',
  });
}
