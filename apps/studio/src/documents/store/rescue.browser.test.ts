import { expect, test } from 'vitest';
import { createMemoryStore } from './createMemoryStore.ts';
import type { DocumentRecord } from './records.ts';
import { rescue, takeRescued } from './rescue.ts';

function record(id: string, savedAt: number, name: string): DocumentRecord {
  const draft = { version: 1, id, text: '{}', origin: { kind: 'new' }, dirty: true, path: [] } as const;
  return { ...draft, name, savedAt, files: {}, touched: true, closed: true };
}

test('what the store did not get is brought in, what it got later stays, and nothing is brought in twice', async () => {
  const store = createMemoryStore();
  await store.save(record('old', 1, 'before'), new Map());
  await store.save(record('newer', 5, 'kept'), new Map());
  for (const id of ['old', 'newer', 'lost']) rescue(record(id, 3, 'rescued'));
  await takeRescued(store);
  const names = async () => (await store.all()).map(({ id, name }) => [id, name]).sort();
  const expected = [
    ['lost', 'rescued'],
    ['newer', 'kept'],
    ['old', 'rescued'],
  ];
  expect(await names()).toEqual(expected);
  await store.remove('lost');
  await takeRescued(store);
  expect(await names()).toEqual(expected.slice(1));
});

test('what cannot be read is left alone', async () => {
  localStorage.setItem('tweedie.rescued.x', '{');
  await takeRescued(createMemoryStore());
  localStorage.removeItem('tweedie.rescued.x');
});
