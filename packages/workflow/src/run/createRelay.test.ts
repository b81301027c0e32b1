import { TweedieError } from '@tweedie/core';
import { expect, test, vi } from 'vitest';
import { createRelay } from './createRelay.ts';
import type { RunEvent } from './events.ts';

const stamp = { runId: 'theirs', seq: 7, at: 1 };
const started: RunEvent = { type: 'node.started', node: 'restore', ...stamp };
const finished: RunEvent = { type: 'run.finished', seconds: 1, ...stamp };

async function all(events: AsyncIterable<RunEvent>): Promise<RunEvent[]> {
  const list: RunEvent[] = [];
  for await (const event of events) list.push(event);
  return list;
}

test('events get the name of the run and numbers without a gap, and nothing comes after the last', async () => {
  const onOver = vi.fn();
  const { events, push } = createRelay({ runId: 'ours', onCancel: vi.fn(), onOver });
  for (const event of [started, finished, started]) push(event);
  expect(await all(events)).toEqual([
    { ...started, runId: 'ours', seq: 0 },
    { ...finished, runId: 'ours', seq: 1 },
  ]);
  expect(onOver).toHaveBeenCalledOnce();
});

test('a run whose other end is gone fails, and says what ran', async () => {
  const { events, push, end } = createRelay({ runId: 'ours', onCancel: vi.fn() });
  push(started);
  end(new TweedieError('network-failed', 'The Worker has ended', { remedy: 'Run it again.' }));
  expect((await all(events)).at(-1)).toMatchObject({
    type: 'run.failed',
    error: {
      code: 'network-failed',
      message: 'The Worker has ended, while restore ran',
      remedy: 'Run it again.',
    },
  });
});

test('a run that was cancelled, and whose other end is gone, is cancelled', async () => {
  const onCancel = vi.fn();
  const controller = new AbortController();
  const { events, end } = createRelay({ runId: 'ours', onCancel, signal: controller.signal });
  controller.abort();
  expect(onCancel).toHaveBeenCalledOnce();
  end(new Error('gone'));
  expect(await all(events)).toMatchObject([{ type: 'run.cancelled' }]);
});

test('leaving the loop cancels, and what is over is not cancelled', async () => {
  const onCancel = vi.fn();
  const left = createRelay({ runId: 'ours', onCancel });
  left.push(started);
  await left.events.next();
  await left.events.return();
  expect(onCancel).toHaveBeenCalledOnce();

  const onLate = vi.fn();
  const over = createRelay({ runId: 'ours', onCancel: onLate });
  over.push(finished);
  await all(over.events);
  over.cancel();
  expect(onLate).not.toHaveBeenCalled();
});
