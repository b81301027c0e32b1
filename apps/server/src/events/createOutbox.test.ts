import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createOutbox, type Wire } from './createOutbox.ts';

/** A wire on which things stay until somebody takes them. */
function createWire() {
  const sent: (string | Buffer)[] = [];
  let waiting: { readonly bytes: number; readonly done: () => void }[] = [];
  const wire: Wire = {
    get bufferedAmount() {
      return waiting.reduce((sum, { bytes }) => sum + bytes, 0);
    },
    send(data, done) {
      sent.push(data);
      waiting.push({ bytes: data.length, done });
    },
  };
  const take = (): void => {
    const taken = waiting;
    waiting = [];
    for (const { done } of taken) done();
  };
  return { wire, sent, take };
}

const mega = 'x'.repeat(2 ** 20);

test('a client that takes nothing gets no more than a few megabytes, and is told all again once it does', () => {
  const { wire, sent, take } = createWire();
  let caughtUp = 0;
  const outbox = createOutbox(wire, () => {
    caughtUp++;
    outbox.send({ snapshot: true });
  });
  for (let i = 0; i < 1000; i++) outbox.send({ i, mega });
  expect(wire.bufferedAmount).toBeLessThan(6 * 2 ** 20);
  expect(caughtUp).toBe(0);
  take();
  expect(caughtUp).toBe(1);
  expect(sent.at(-1)).toBe('{"snapshot":true}');
  outbox.send({ after: true });
  expect(sent.at(-1)).toBe('{"after":true}');
});

test('of pictures that come while one is made, the newest alone is made', async () => {
  const { wire, sent, take } = createWire();
  const outbox = createOutbox(wire, () => undefined);
  const made: number[] = [];
  for (let i = 0; i < 10; i++) {
    outbox.sendPicture('solve image', async () => {
      made.push(i);
      await wait(1);
      return Buffer.from([i]);
    });
  }
  const drained = outbox.drained();
  await wait(20);
  take();
  await drained;
  expect(made).toEqual([0, 9]);
  expect(sent).toEqual([Buffer.from([0]), Buffer.from([9])]);
});

test('a picture that cannot be made is left out', async () => {
  const { wire, sent } = createWire();
  const outbox = createOutbox(wire, () => undefined);
  outbox.sendPicture('a', () => Promise.reject(new Error('NaN')));
  await outbox.drained();
  expect(sent).toEqual([]);
});
