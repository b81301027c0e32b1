import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createQueue, enqueue, leave, move, putBack, type Queue, setPaused, startNext } from './queue.ts';

const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
const id = fc.constantFrom(...ids);

type Deed = (queue: Queue) => Queue;
const deed: fc.Arbitrary<{
  readonly name: string;
  readonly id: string;
  readonly at: number;
  readonly on: boolean;
}> = fc.record({
  name: fc.constantFrom('enqueue', 'start', 'leave', 'putBack', 'move', 'pause', 'restart'),
  id,
  at: fc.integer({ min: -2, max: 9 }),
  on: fc.boolean(),
});

function deedOf({ name, id, at, on }: { name: string; id: string; at: number; on: boolean }): Deed {
  const deeds: Readonly<Record<string, Deed>> = {
    enqueue: (queue) => enqueue(queue, id),
    start: (queue) => startNext(queue).queue,
    leave: (queue) => leave(queue, id),
    putBack: (queue) => putBack(queue, id),
    move: (queue) => move(queue, id, at),
    pause: (queue) => setPaused(queue, on),
    restart: (queue) => createQueue(queue),
  };
  return deeds[name]!;
}

test('whatever happens, every run is in the queue once at most, and no more run than may', () => {
  fc.assert(
    fc.property(fc.array(deed), fc.integer({ min: 1, max: 3 }), (deeds, concurrency) => {
      let queue = createQueue({ concurrency });
      for (const each of deeds) {
        const before = queue;
        queue = deedOf(each)(queue);
        const all = [...queue.waiting, ...queue.running];
        expect(new Set(all).size).toBe(all.length);
        expect(queue.running.length).toBeLessThanOrEqual(concurrency);
        if (before.paused && each.name === 'start') expect(queue).toBe(before);
        const lost = [...before.waiting, ...before.running].filter((one) => !all.includes(one));
        expect(lost.every((one) => each.name === 'leave' && one === each.id)).toBe(true);
        // those that stay waiting keep their order, but for the one that is moved or put back
        const stay = (from: Queue): string[] =>
          from.waiting.filter((one) => one !== each.id && before.waiting.includes(one) && all.includes(one));
        const still = stay(before).filter((one) => queue.waiting.includes(one));
        expect(stay(queue)).toEqual(still);
      }
    }),
  );
});

test('runs start in the order in which they came', () => {
  let queue = ids.reduce(enqueue, createQueue({ concurrency: 1 }));
  const started: string[] = [];
  for (;;) {
    const next = startNext(queue);
    if (next.id === undefined) break;
    started.push(next.id);
    queue = leave(next.queue, next.id);
  }
  expect(started).toEqual(ids);
});

test('after a restart, what ran comes first and the rest is in order', () => {
  const queue = createQueue({ concurrency: 2, running: ['c', 'a'], waiting: ['e', 'b'], paused: true });
  expect(queue).toEqual({ concurrency: 2, running: [], waiting: ['c', 'a', 'e', 'b'], paused: true });
});

test('a run can be moved to any position, and what is put back is next', () => {
  const queue = ids.reduce(enqueue, createQueue({ concurrency: 1 }));
  expect(move(queue, 'e', 0).waiting).toEqual(['e', 'a', 'b', 'c', 'd', 'f']);
  expect(move(queue, 'a', 99).waiting).toEqual(['b', 'c', 'd', 'e', 'f', 'a']);
  expect(move(queue, 'nobody', 0)).toBe(queue);
  const started = startNext(queue).queue;
  expect(putBack(move(started, 'f', 0), 'a').waiting).toEqual(['a', 'f', 'b', 'c', 'd', 'e']);
});

test('nothing starts while the queue is paused, or as many run as may', () => {
  const queue = ids.reduce(enqueue, createQueue({ concurrency: 1 }));
  expect(startNext(setPaused(queue, true)).id).toBeUndefined();
  expect(startNext(startNext(queue).queue).id).toBeUndefined();
});
