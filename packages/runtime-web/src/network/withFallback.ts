import type { Engine } from '@tweedie/core';
import { card, forgetFailure } from './card.ts';

interface FallbackOptions {
  /** Opens the engine that takes over. */
  open(): Promise<Engine>;
  /** Hears why it did. */
  onFallback(cause: unknown): void;
}

/**
 * An engine on the graphics card, until something fails there: that is repeated by another engine, which takes over if it
 * does better. What fails there too is the caller's mistake, and the card is kept.
 */
export function withFallback(first: Engine, { open, onFallback }: FallbackOptions): Engine {
  let [current, onCard] = [first, true];

  async function attempt<T>(work: (engine: Engine) => Promise<T>): Promise<T> {
    if (!onCard) return work(current);
    try {
      return await checked(() => work(current));
    } catch (cause) {
      const spare = await open();
      try {
        const result = await work(spare);
        await releaseFromCard(current);
        [current, onCard] = [spare, false];
        onFallback(lost() ?? cause);
        return result;
      } finally {
        if (current !== spare) await spare.release();
      }
    }
  }
  return {
    inputs: first.inputs,
    outputs: first.outputs,
    run: (feeds) => attempt((engine) => engine.run(feeds)),
    linearise: (feeds, pair) => attempt((engine) => engine.linearise(feeds, pair)),
    pullBack: (v, point) => attempt((engine) => engine.pullBack(v, point)),
    release: () => (onCard ? releaseFromCard(current) : current.release()),
  };
}

/** Throws what the card has to say of it. */
async function checked<T>(work: () => Promise<T>): Promise<T> {
  const gone = lost();
  if (gone) throw gone;
  forgetFailure();
  const result = await work();
  const failure = forgetFailure();
  if (failure !== undefined) throw new Error(failure);
  return result;
}

/** What the loss of the card is called, whoever noticed it first. */
function lost(): Error | undefined {
  return card.lost === undefined ? undefined : new Error(`the connection to it was lost (${card.lost})`);
}

/** What is on a card that is lost is lost with it. */
async function releaseFromCard(engine: Engine): Promise<void> {
  if (card.lost === undefined) await engine.release().catch(() => undefined);
}
