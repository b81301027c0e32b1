import { follow, type RunEvent, type RunState } from '@tweedie/workflow';
import type { RunRecord } from '../api/schemas.ts';

/** What those who watch a run hear of it. */
export type News =
  { readonly type: 'run'; readonly run: RunRecord } | { readonly type: 'event'; readonly event: RunEvent };

/** A run that others watch: what happens, and the state that it all adds up to. */
export interface Feed {
  /** Nothing until it runs. */
  readonly state: RunState | undefined;
  tell(news: News): void;
  /** Returns what ends it. */
  watch(listener: (news: News) => void): () => void;
}

export function createFeed(): Feed {
  const listeners = new Set<(news: News) => void>();
  let state: RunState | undefined;
  return {
    get state() {
      return state;
    },
    tell(news) {
      if (news.type === 'event') state = follow(state, news.event);
      for (const listener of listeners) listener(news);
    },
    watch(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
