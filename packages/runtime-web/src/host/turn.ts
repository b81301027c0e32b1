import { abortedError, type EvaluationOptions, type Network } from '@tweedie/core';

interface Loop {
  readonly channel: MessageChannel;
  /** Who waits, the first of them first. */
  readonly waiting: (() => void)[];
}

let loop: Loop | undefined;

/**
 * Resolves once the event loop of this thread has come round: whatever was sent to it is heard. A timer would wait for
 * 4 milliseconds, and more in a page that is not seen.
 */
export function turn(): Promise<void> {
  loop ??= openLoop();
  const { channel, waiting } = loop;
  return new Promise((resolve) => {
    waiting.push(resolve);
    channel.port2.postMessage(undefined);
  });
}

function openLoop(): Loop {
  const opened = { channel: new MessageChannel(), waiting: [] as (() => void)[] };
  opened.channel.port1.onmessage = () => opened.waiting.shift()?.();
  return opened;
}

/**
 * The same network, which lets the thread hear what it is told before each run: on WASM a run blocks it. `onFatal` hears
 * of a fault after which the memory of all networks is in no known state.
 */
export function withTurns({ run, vjp, ...network }: Network, onFatal: (error: unknown) => void): Network {
  async function inTurn<T>(work: () => Promise<T>, { signal }: EvaluationOptions = {}): Promise<T> {
    await turn();
    if (signal?.aborted) throw abortedError();
    try {
      return await work();
    } catch (error) {
      if (isTrap(error) || (error instanceof Error && isTrap(error.cause))) onFatal(error);
      throw error;
    }
  }
  return {
    ...network,
    run: (feeds, options) => inTurn(() => run(feeds, options), options),
    ...(vjp && {
      async vjp(feeds, pair, options) {
        const [output, pullback] = await inTurn(() => vjp(feeds, pair, options), options);
        return [output, (v, options) => inTurn(() => pullback(v, options), options)];
      },
    }),
  };
}

function isTrap(error: unknown): boolean {
  return error instanceof WebAssembly.RuntimeError;
}
