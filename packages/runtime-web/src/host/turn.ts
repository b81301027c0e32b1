import { abortedError, type EvaluationOptions, type Network } from '@tweedie/core';

/**
 * Resolves once the event loop of this thread has come round: whatever was sent to it is heard. A timer would wait for
 * 4 milliseconds, and more in a page that is not seen.
 */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

/** The same network, which lets the thread hear what it is told before each run. On WASM a run blocks it. */
export function withTurns({ run, vjp, ...network }: Network): Network {
  return {
    ...network,
    async run(feeds, options) {
      await turnOf(options);
      return run(feeds, options);
    },
    ...(vjp && {
      async vjp(feeds, pair, options) {
        await turnOf(options);
        const [output, pullback] = await vjp(feeds, pair, options);
        return [
          output,
          async (v, options) => {
            await turnOf(options);
            return pullback(v, options);
          },
        ];
      },
    }),
  };
}

async function turnOf({ signal }: EvaluationOptions = {}): Promise<void> {
  await turn();
  if (signal?.aborted) throw abortedError();
}
