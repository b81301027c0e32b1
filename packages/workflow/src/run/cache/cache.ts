import type { Awaitable } from '@tweedie/core';
import type { Outcome } from '../outcome.ts';

/** What nodes gave, by what they follow from. To lose an entry costs time and nothing else. */
export interface Cache {
  get(key: string): Awaitable<Outcome | undefined>;
  put(key: string, outcome: Outcome): Awaitable<void>;
}
