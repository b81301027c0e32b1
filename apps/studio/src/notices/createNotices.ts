import { createStore, type StoreApi } from 'zustand/vanilla';

/** Something that the page says once. */
export interface Notice {
  readonly id: number;
  /** A sentence. */
  readonly text: string;
  /** What to do about it, as a sentence. */
  readonly remedy?: string | undefined;
  /** A problem stays until somebody closes it; all else goes after a while. @default 'plain' */
  readonly look?: 'plain' | 'problem';
  /** A button, such as "Undo". */
  readonly action?: { readonly title: string; readonly run: () => void };
}

interface NoticesState {
  /** The oldest first. */
  readonly notices: readonly Notice[];
}

/** What the page has to say, in short. */
export interface Notices extends Pick<StoreApi<NoticesState>, 'getState' | 'getInitialState' | 'subscribe'> {
  /** Says something; what says the same already is not said twice. Gives its id. */
  say(notice: Omit<Notice, 'id'>): number;
  /** Says what went wrong, with its remedy. */
  sayProblem(error: unknown, text?: string): void;
  close(id: number): void;
}

export function createNotices(): Notices {
  const store = createStore<NoticesState>(() => ({ notices: [] }));
  let count = 0;
  const notices = (): readonly Notice[] => store.getState().notices;

  function say(notice: Omit<Notice, 'id'>): number {
    const id = count++;
    const others = notices().filter(({ text }) => text !== notice.text);
    store.setState({ notices: [...others, { ...notice, id }] });
    return id;
  }
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    say,
    sayProblem(error, text) {
      const message = error instanceof Error ? error.message : String(error);
      const remedy = error instanceof Error && 'remedy' in error ? error.remedy : undefined;
      say({
        ...{ text: text === undefined ? sentence(message) : `${text} ${sentence(message)}`, look: 'problem' },
        ...(typeof remedy === 'string' && { remedy }),
      });
    },
    close: (id) => store.setState({ notices: notices().filter((notice) => notice.id !== id) }),
  };
}

function sentence(message: string): string {
  return /[.!?…]$/.test(message) ? message : `${message}.`;
}
