import { follow, type RunEvent, type RunState } from '@tweedie/workflow';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { Message } from './fixtures/client.ts';
import { startTestServer } from './fixtures/server.ts';
import { slowWorkflow } from './fixtures/workflows.ts';

/** What a client knows in the end: its snapshot, and the events after it. */
function stateOf(messages: readonly Message[]): RunState | undefined {
  let state: RunState | undefined;
  for (const message of messages) {
    if (message.type === 'snapshot') state = message.state as RunState | undefined;
    if (message.type === 'event') state = follow(state, message.event as RunEvent);
  }
  return state;
}

/** Previews come apart from events, with all that they hold. */
function withoutPreviews(state: RunState | undefined): unknown {
  const nodes = Object.entries(state?.nodes ?? {}).map(([id, { previews: _, ...node }]) => [id, node]);
  return { ...state, nodes: Object.fromEntries(nodes) as object };
}

test('events begin with a snapshot and miss nothing; who joins late knows the same in the end', async () => {
  const { client } = await startTestServer({ paused: true });
  const { id } = await client.run(slowWorkflow({ steps: 40 }));
  const early = client.watch(id);
  let join: (() => void) | undefined;
  const joined = new Promise<void>((resolve) => (join = resolve));
  const middle = client.watch(id, (message) => {
    if (message.type === 'event' && message.event.type === 'node.progress') join?.();
  });
  await client.ask('POST', '/queue/resume');
  await joined;
  const late = await client.watch(id);
  const [first, second] = [await early, await middle];
  const after = await client.watch(id);

  expect(first.messages[0]).toMatchObject({ type: 'snapshot', run: { status: 'queued' } });
  const events = first.messages.flatMap((message) => (message.type === 'event' ? [message.event.seq] : []));
  expect(events).toEqual(events.map((_, i) => i));
  expect(late.messages[0]).toMatchObject({ type: 'snapshot', run: { status: 'running' } });
  const final = withoutPreviews((await client.ended(id)).state as unknown as RunState);
  for (const { messages, closed } of [first, second, late, after]) {
    expect(withoutPreviews(stateOf(messages))).toEqual(final);
    expect(closed).toBe(1000);
    expect(messages.at(-1)).toMatchObject({ run: { status: 'finished', results: [{ name: 'result.png' }] } });
  }
});

test('previews come as pictures, the last of them always', async () => {
  const { client } = await startTestServer({ paused: true });
  const { id } = await client.run(slowWorkflow({ steps: 10, size: 16 }));
  const watching = client.watch(id);
  await client.ask('POST', '/queue/resume');
  const { messages, pictures } = await watching;
  const told = messages.flatMap((message) =>
    message.type === 'event' && message.event.type === 'node.preview' ? [message.event.seq] : [],
  );
  expect(pictures.at(-1)!.head).toEqual({
    ...{ node: 'slow', port: 'image', seq: told.at(-1) },
    ...{ samples: 1, width: 16, height: 16 },
  });
  const { width, height, format } = await sharp(pictures.at(-1)!.png).metadata();
  expect({ width, height, format }).toEqual({ width: 16, height: 16, format: 'png' });
});

test('nobody can watch a run that is not there', async () => {
  const { client } = await startTestServer();
  await expect(client.watch('0'.repeat(32))).rejects.toThrow('404');
  await expect(client.watch('../../nodes')).rejects.toThrow('404');
});
