/** Gives out a number of slots, first come, first served. */
export function createSlots(count: number): { take(): Promise<() => void> } {
  let free = count;
  const waiting: (() => void)[] = [];

  function give(): void {
    const next = waiting.shift();
    if (next) next();
    else free++;
  }
  return {
    /** Resolves with what gives the slot back. */
    take() {
      if (free > 0) {
        free--;
        return Promise.resolve(give);
      }
      return new Promise((resolve) => waiting.push(() => resolve(give)));
    },
  };
}
