import { type AbortSignalLike, type PriorInfo, type Runtime, TweedieError } from '@tweedie/core';
import { createPrior, type NetworkPrior, type PriorCard, shapeOfCard } from '@tweedie/priors';
import type { ModelStore } from '../store/createModelStore.ts';
import { digest } from '../store/digest.ts';
import type { Files } from './files.ts';
import { findPrior, type FindPriorOptions, type FoundPrior } from './findPrior.ts';
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
  readonly runtime: Runtime;
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
    const { name: prior, sha256, bytes: total } = card;
    const bytes =
      typeof model === 'string'
        ? await (
            await store()
          ).get(
            { url: model, sha256, bytes: total, name: prior },
            { signal, onProgress: (loaded) => onDownload({ prior, loaded, total }) },
          )
        : await wholeOf(model, card);
    const network = await runtime.load(bytes);
    try {
      return createPrior(card, withTurns(network, onFatal));
    } catch (error) {
      await network.dispose();
      throw error;
    }
  }
  return {
    async describe(which, files) {
      const { card } = await findPrior(which, files, places);
      // What `autodiff` cannot derive it says when it is asked to.
      return { name: card.name, shape: shapeOfCard(card), vjp: true, key: await keyOf(card) };
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

async function wholeOf(model: Blob | ArrayBuffer, { file, sha256 }: PriorCard): Promise<Uint8Array> {
  const bytes = new Uint8Array(model instanceof Blob ? await model.arrayBuffer() : model);
  if ((await digest(bytes)) === sha256) return bytes;
  throw new TweedieError('bad-model', `${file} is damaged, or another file than its card describes`, {
    remedy: 'Get the file again from where it came.',
  });
}
