import { expect, test, vi } from 'vitest';
import { shared } from './shared.ts';

test('work is given up when all who waited for it are gone, and not before', async () => {
  const [first, second] = [new AbortController(), new AbortController()];
  let given: AbortSignal | undefined;
  const onGone = vi.fn();
  const work = shared((signal) => {
    given = signal;
    return new Promise<number>((_, reject) =>
      signal.addEventListener('abort', () => reject(new Error('given up'))),
    );
  }, onGone);
  const waits = [work.wait(first.signal), work.wait(second.signal)];
  first.abort();
  await expect(waits[0]).rejects.toMatchObject({ code: 'aborted' });
  expect(given!.aborted).toBe(false);
  second.abort();
  await expect(waits[1]).rejects.toMatchObject({ code: 'aborted' });
  expect(given!.aborted).toBe(true);
  expect(onGone).toHaveBeenCalledOnce();
});

test('work that is done stays, whoever leaves', async () => {
  const onGone = vi.fn();
  const work = shared(() => Promise.resolve(7), onGone);
  expect(await work.wait()).toBe(7);
  expect(await work.wait(new AbortController().signal)).toBe(7);
  expect(onGone).not.toHaveBeenCalled();
});

test('work that failed fails for all, and is forgotten', async () => {
  const onGone = vi.fn();
  const work = shared(() => Promise.reject(new Error('no')), onGone);
  await expect(work.wait()).rejects.toThrow('no');
  expect(onGone).toHaveBeenCalled();
});
