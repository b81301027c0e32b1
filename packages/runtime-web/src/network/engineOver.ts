import type { Engine, Feeds, NetworkInput } from '@tweedie/core';
import type { Channel } from '../worker/openChannel.ts';
import type { NetworkProtocol } from './protocol.ts';

/** The engine of a network that a Worker holds. */
export function engineOver(
  channel: Channel<NetworkProtocol>,
  { network, inputs, outputs }: NetworkProtocol['load']['answer'],
): Engine {
  return {
    inputs,
    outputs,
    async run(feeds) {
      const answer = await channel.ask('run', { network, feeds: packed(feeds) });
      return answer.outputs;
    },
    linearise: (feeds, pair) => channel.ask('linearise', { network, feeds: packed(feeds), pair }),
    async pullBack(v, point) {
      const { gradient } = await channel.ask('pullBack', { network, v: alone(v), point });
      return gradient;
    },
    async release() {
      if (!channel.broken) await channel.ask('release', { network });
    },
  };
}

function packed(feeds: Feeds): Feeds {
  return Object.fromEntries(Object.entries(feeds).map(([name, input]) => [name, alone(input)]));
}

/** A view would bring all of its buffer. */
function alone<T extends NetworkInput>(input: T): T {
  const { data } = input;
  return data.byteLength === data.buffer.byteLength ? input : { ...input, data: data.slice() };
}
