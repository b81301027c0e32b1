/** How long the page may stand still, in milliseconds: half a frame. */
const budget = 8;

/**
 * Calls `work(from, to)` for one run of rows after the other until all `rows` are done, and lets the page answer
 * between runs. Rejects with the reason of `signal` where it is aborted.
 */
export async function inSlices(
  rows: number,
  rowsAtOnce: number,
  work: (from: number, to: number) => void,
  signal?: AbortSignal,
): Promise<void> {
  let started = performance.now();
  for (let from = 0; from < rows; from += rowsAtOnce) {
    signal?.throwIfAborted();
    work(from, Math.min(rows, from + rowsAtOnce));
    if (performance.now() - started < budget) continue;
    await breathe();
    started = performance.now();
  }
  signal?.throwIfAborted();
}

/** As many rows as make about `pixels` pixels. */
export function rowsFor(width: number, pixels = 65_536): number {
  return Math.max(1, Math.round(pixels / width));
}

/** Waits for the other tasks of the page. A message comes at once; a timer would wait four milliseconds. */
function breathe(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
