export interface Slots {
  /** Waits for a slot. Resolves with what gives it back. */
  take(): Promise<() => void>;
}

/** Gives out a number of slots, first come, first served. */
export function createSlots(count: number): Slots {
  let free = count;
  const waiting: (() => void)[] = [];

  function give(): void {
    const next = waiting.shift();
    if (next) next();
    else free++;
  }
  return {
    take() {
      if (free > 0) {
        free--;
        return Promise.resolve(give);
      }
      return new Promise((resolve) => waiting.push(() => resolve(give)));
    },
  };
}
