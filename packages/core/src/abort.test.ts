import { expect, test } from 'vitest';
import { abortable, abortedError, type AbortSignalLike } from './abort.ts';

test('without a signal a promise stays what it is', () => {
  const promise = Promise.resolve(1);
  expect(abortable(promise)).toBe(promise);
});

test('a promise settles as it would where the signal does not fire', async () => {
  const { signal } = createController();
  await expect(abortable(Promise.resolve(1), signal)).resolves.toBe(1);
  await expect(abortable(Promise.reject(new Error('broken')), signal)).rejects.toThrow('broken');
});

test('a signal that fires ends the wait at once', async () => {
  const controller = createController();
  const wait = abortable(new Promise(() => undefined), controller.signal);
  controller.abort();
  await expect(wait).rejects.toMatchObject({ code: 'aborted', message: 'The run was cancelled' });
});

test('a signal that has fired already wins over a promise that has settled', async () => {
  const controller = createController();
  controller.abort();
  await expect(abortable(Promise.resolve(1), controller.signal)).rejects.toThrow(abortedError().message);
});

test('a rejection after the signal is nobody’s business', async () => {
  const controller = createController();
  let reject: (reason: Error) => void = () => undefined;
  const wait = abortable(new Promise((_, no) => (reject = no)), controller.signal);
  controller.abort();
  await expect(wait).rejects.toThrow('The run was cancelled');
  reject(new Error('too late')); // an unhandled rejection would fail the run of tests
  await Promise.resolve();
});

test('no listener is left behind', async () => {
  const { signal, listeners } = createController();
  const wait = abortable(Promise.resolve(1), signal);
  expect(listeners.size).toBe(1);
  await wait;
  await Promise.resolve();
  expect(listeners.size).toBe(0);
});

/** An `AbortController` as hosts have it. */
function createController(): { signal: AbortSignalLike; listeners: Set<() => void>; abort(): void } {
  const listeners = new Set<() => void>();
  let aborted = false;
  const signal: AbortSignalLike = {
    get aborted() {
      return aborted;
    },
    addEventListener: (_, listener) => void listeners.add(listener),
    removeEventListener: (_, listener) => void listeners.delete(listener),
  };
  const abort = (): void => {
    aborted = true;
    for (const listener of listeners) listener();
  };
  return { signal, listeners, abort };
}
