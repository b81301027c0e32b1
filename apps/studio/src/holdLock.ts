/** Something that one tab has at a time. */
export interface Hold {
  /** Resolves once another tab took it. */
  readonly lost: Promise<void>;
  release(): void;
}

export interface HoldOptions {
  /** What to do while another tab has it: go without, wait until the signal, or take it. @default 'if-free' */
  readonly how?: 'if-free' | 'steal' | AbortSignal;
}

/** Asks for a lock of this browser. `undefined` where another tab has it. Where browsers have no locks, all get it. */
export function holdLock(name: string, { how = 'if-free' }: HoldOptions = {}): Promise<Hold | undefined> {
  const [released, lost] = [signal(), signal()];
  const hold: Hold = { lost: lost.given, release: released.give };
  const locks = navigator.locks as LockManager | undefined;
  if (!locks) return Promise.resolve(hold);
  return new Promise((resolve) => {
    const given = (lock: Lock | null): Promise<void> | undefined => {
      resolve(lock ? hold : undefined);
      return lock ? released.given : undefined;
    };
    locks.request(name, optionsOf(how), given).catch(() => {
      lost.give();
      resolve(undefined); // it never came
    });
  });
}

/** What follows a prefix in the names of the locks that some tab has. */
export async function heldLocks(prefix: string): Promise<ReadonlySet<string>> {
  const locks = navigator.locks as LockManager | undefined;
  const { held = [] } = (await locks?.query()) ?? {};
  return new Set(
    held.flatMap(({ name = '' }) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : [])),
  );
}

function optionsOf(how: NonNullable<HoldOptions['how']>): LockOptions {
  if (how === 'if-free') return { ifAvailable: true };
  return how === 'steal' ? { steal: true } : { signal: how };
}

function signal(): { readonly given: Promise<void>; readonly give: () => void } {
  let give!: () => void;
  const given = new Promise<void>((resolve) => (give = resolve));
  return { given, give };
}
