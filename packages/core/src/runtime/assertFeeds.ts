import type { Feeds } from '../contracts/runtime.ts';
import { TweedieError } from '../errors.ts';
import { size } from '../tensor/tensor.ts';

/** Throws where a network is fed with other names than it has, or with too much or too little. */
export function assertFeeds(feeds: Feeds, place: string, inputs: readonly string[]): void {
  const given = Object.keys(feeds);
  const wrong = inputs.find((name) => !given.includes(name)) ?? given.find((name) => !inputs.includes(name));
  if (wrong !== undefined) {
    throw new TweedieError(
      'bad-parameter',
      `${place}: the network takes ${inputs.join(', ')}, got ${given.join(', ') || 'nothing'}`,
    );
  }
  for (const [name, { shape, data }] of Object.entries(feeds)) {
    if (data.length === size(shape)) continue;
    throw new TweedieError(
      'bad-shape',
      `${place}: ${name} of shape [${shape}] needs ${size(shape)} values, got ${data.length}`,
    );
  }
}
