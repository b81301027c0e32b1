import type { BlobStore } from '@tweedie/core';
import type { Cache } from './cache.ts';
import { decodeOutcome } from './decodeOutcome.ts';
import { encodeOutcome } from './encodeOutcome.ts';

/**
 * A cache of two levels: what is not in memory any more may still be in the store. Outputs that are not data
 * (operators, noises, measurements, priors) are kept in memory only. A store that fails is as good as an empty one.
 */
export function cached(memory: Cache, store: BlobStore): Cache {
  return {
    async get(key) {
      const near = await memory.get(key);
      if (near) return near;
      const bytes = await store.get(key).catch(() => undefined);
      const outcome = bytes && decodeOutcome(key, bytes);
      if (outcome) await memory.put(key, outcome);
      return outcome;
    },
    async put(key, outcome) {
      await memory.put(key, outcome);
      const bytes = encodeOutcome(key, outcome);
      if (bytes) await store.put(key, bytes).catch(() => undefined);
    },
  };
}
