import { expect, test } from 'vitest';
import { inSlices, rowsFor } from './inSlices.ts';

test('every row is worked on once, in order', async () => {
  const rows: number[] = [];
  await inSlices(10, 3, (from, to) => {
    for (let row = from; row < to; row++) rows.push(row);
  });
  expect(rows).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test('other tasks have their turn where the work takes long', async () => {
  let turns = 0;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    turns++;
    port2.postMessage(undefined);
  };
  port2.postMessage(undefined);
  await inSlices(4, 1, () => {
    const end = performance.now() + 9;
    while (performance.now() < end);
  });
  port1.close();
  expect(turns).toBeGreaterThanOrEqual(3);
});

test('nothing more is done once it is aborted', async () => {
  const stop = new AbortController();
  let done = 0;
  const work = inSlices(
    5,
    1,
    () => {
      done++;
      stop.abort();
    },
    stop.signal,
  );
  await expect(work).rejects.toThrow('abort');
  expect(done).toBe(1);
});

test('a wide picture has one row at once at least', () => {
  expect(rowsFor(1_000_000)).toBe(1);
  expect(rowsFor(256)).toBe(256);
});
