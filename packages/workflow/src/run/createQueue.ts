export interface Queue<T> extends AsyncIterable<T> {
  push(item: T): void;
  /** No more will come; those that wait are still given out. */
  end(): void;
}

/** What one side pushes, the other iterates over. */
export function createQueue<T>(): Queue<T> {
  const items: T[] = [];
  let ended = false;
  let wake = (): void => undefined;

  return {
    push(item) {
      items.push(item);
      wake();
    },
    end() {
      ended = true;
      wake();
    },
    async *[Symbol.asyncIterator]() {
      for (;;) {
        while (items.length > 0) yield items.shift()!;
        if (ended) return;
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
  };
}
