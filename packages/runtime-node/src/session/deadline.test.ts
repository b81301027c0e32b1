import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { deadline } from './deadline.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('it fires with the signal that is given, or when the time is over', () => {
  const controller = new AbortController();
  const [one, two] = [deadline(controller.signal, 5), deadline(undefined, 5)];
  controller.abort();
  expect(one.signal?.aborted).toBe(true);
  vi.advanceTimersByTime(4999);
  expect(two.signal?.aborted).toBe(false);
  vi.advanceTimersByTime(1);
  expect(two.signal?.aborted).toBe(true);
  expect(deadline(controller.signal, 5).signal?.aborted).toBe(true);
  expect(vi.getTimerCount()).toBe(0);
});

test('once released it never fires, and nothing is left of it', () => {
  const controller = new AbortController();
  const remove = vi.spyOn(controller.signal, 'removeEventListener');
  const { signal, release } = deadline(controller.signal, 5);
  release();
  expect(vi.getTimerCount()).toBe(0);
  expect(remove).toHaveBeenCalledOnce();
  controller.abort();
  expect(signal?.aborted).toBe(false);
});

test('without a limit it is the signal itself, and years are no time at all for a timer', () => {
  const { signal } = new AbortController();
  expect(deadline(signal, undefined).signal).toBe(signal);
  const long = deadline(undefined, 1e9);
  vi.advanceTimersByTime(1000);
  expect(long.signal?.aborted).toBe(false);
});
