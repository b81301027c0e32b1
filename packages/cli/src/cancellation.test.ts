import { expect, test, vi } from 'vitest';
import { cancelOnInterrupt } from './cancellation.ts';

test('the first Ctrl-C fires the signal, the second quits, and releasing gives the key back', () => {
  const exit = vi.spyOn(process, 'exit').mockImplementation(() => undefined as never);
  const before = process.listenerCount('SIGINT');
  const onFirst = vi.fn();
  const { signal, release } = cancelOnInterrupt(onFirst);
  process.emit('SIGINT');
  expect([signal.aborted, onFirst.mock.calls.length, exit.mock.calls.length]).toEqual([true, 1, 0]);
  process.emit('SIGINT');
  expect(exit).toHaveBeenCalledWith(130);
  release();
  expect(process.listenerCount('SIGINT')).toBe(before);
});
