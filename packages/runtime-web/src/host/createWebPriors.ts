import { type AbortSignalLike, type PriorInfo, TweedieError } from '@tweedie/core';
import { bytesOfCard, createPrior, type NetworkPrior, type PriorCard, shapeOfCard } from '@tweedie/priors';
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

  async function load({ card, model }: FoundPrior, signal: AbortSignal): Promise<NetworkPrior> {
    const network = await runtime.load(
      typeof model === 'string' ? await fromStore(model, card, signal) : await given(model, card),
    );
    try {
      return createPrior(card, withTurns(network, onFatal));
    } catch (error) {
      await network.dispose();
      throw error;
    }
  }
  /** The network and its weights, each by what the card says of it. */
  async function fromStore(url: string, card: PriorCard, signal: AbortSignal): Promise<ModelFiles> {
    const { name: prior, file, weights = [] } = card;
    const parts = [card, ...weights];
    const total = bytesOfCard(card);
    const sources = parts.map((part): readonly [string, ModelSource] => {
      const name = part === card ? prior : `${prior}: ${part.file}`;
      const { sha256, bytes } = part;
      return [part.file, { url: part === card ? url : new URL(part.file, url).href, sha256, bytes, name }];
    });
    const { [file]: bytes, ...files } = await getAll(await store(), Object.fromEntries(sources), {
      signal,
      onProgress: (loaded) => onDownload({ prior, loaded, total }),
    });
    return { bytes: bytes!, files };
  }
  return {
    async describe(which, files) {
      const { card } = await findPrior(which, files, places);
      // What `autodiff` cannot derive it says when it is asked to.
      return {
        ...{ name: card.name, shape: shapeOfCard(card), vjp: true, key: await keyOf(card) },
        bytes: bytesOfCard(card),
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

/** What the page gave: the network, and under the names of the card its weights. */
async function given({ network, weights }: GivenModel, card: PriorCard): Promise<ModelFiles> {
  const files = (card.weights ?? []).map(
    async (part) => [part.file, await wholeOf(weights(part.file), part)] as const,
  );
  return { bytes: await wholeOf(network, card), files: Object.fromEntries(await Promise.all(files)) };
}

async function wholeOf(
  model: Blob | ArrayBuffer,
  { file, sha256 }: Pick<PriorCard, 'file' | 'sha256'>,
): Promise<Uint8Array> {
  const bytes = new Uint8Array(model instanceof Blob ? await model.arrayBuffer() : model);
  if ((await digest(bytes)) === sha256) return bytes;
  throw new TweedieError('bad-model', `${file} is damaged, or another file than its card describes`, {
    remedy: 'Get the file again from where it came.',
  });
}
