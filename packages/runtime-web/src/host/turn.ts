import type { Network } from '@tweedie/core';

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
    async run(...given) {
      await turn();
      return run(...given);
    },
    ...(vjp && {
      async vjp(...given) {
        await turn();
        const [output, pullback] = await vjp(...given);
        return [
          output,
          async (...v) => {
            await turn();
            return pullback(...v);
          },
        ];
      },
    }),
  };
}
