import type { Engine, Tensor } from '@tweedie/core';
import type { Channel } from './channel.ts';
import type { Protocol } from './protocol.ts';
import { createSharer } from './shareFeeds.ts';

/** The engine of a network that a worker holds. The worker ends with it. */
export function engineOver(channel: Channel, names: Protocol['load']['answer']): Engine {
  const share = createSharer();
  return {
    ...names,
    async run(feeds) {
      const { outputs } = await channel.ask('run', { feeds: share(feeds) });
      return outputs;
    },
    linearise: (feeds, pair) => channel.ask('linearise', { feeds: share(feeds), pair }),
    async pullBack(v, point) {
      const shared = share({ v }) as { v: Tensor };
      const { gradient } = await channel.ask('pullBack', { v: shared.v, point });
      return gradient;
    },
    async release() {
      await channel.ask('release', {}).catch(() => undefined);
      await channel.close();
    },
  };
}
