import { expect, onTestFinished, test } from 'vitest';
import { collect } from './fixtures/collect.ts';
import { createGate } from './fixtures/gate.ts';
import { denoising, gatedSession } from './fixtures/gated.ts';

const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));

test('the page draws while each evaluation blocks the Worker', async () => {
  const gate = createGate();
  const session = gatedSession([gate]);
  onTestFinished(session.dispose);
  const run = await session.run(denoising(8));
  const running = collect(run);
  for (let evaluation = 1; evaluation <= 8; evaluation++) {
    await gate.begun(evaluation);
    for (let n = 0; n < 3; n++) await frame(); // none would come if the network ran here
    gate.letThrough(evaluation);
  }
  expect((await running).state.status).toMatchObject({ is: 'finished' });
});

test('a run that is cancelled during an evaluation makes no other one', async () => {
  const gate = createGate({ open: 4 });
  const session = gatedSession([gate]);
  onTestFinished(session.dispose);
  const controller = new AbortController();
  const run = await session.run(denoising(50), { signal: controller.signal });
  const running = collect(run);
  await gate.begun(5);
  controller.abort();
  gate.letThrough(1000);
  const { state } = await running;
  expect(state.status).toMatchObject({ is: 'cancelled' });
  expect(state.nodes['restore']!.status).toMatchObject({ is: 'skipped' });
  expect(gate.runs()).toBe(5);
});

test('leaving the loop cancels, and the same Worker takes the next run', async () => {
  const gate = createGate({ open: 1000 });
  const session = gatedSession([gate]);
  onTestFinished(session.dispose);
  for await (const { type } of await session.run(denoising(1000))) if (type === 'run.progress') break;
  const { state } = await collect(await session.run(denoising(4)));
  expect(state.status).toMatchObject({ is: 'finished' });
  expect(gate.runs()).toBeLessThan(1000);
});

test('a run that was cancelled before it began throws', async () => {
  const session = gatedSession([createGate()]);
  onTestFinished(session.dispose);
  await expect(session.run(denoising(4), { signal: AbortSignal.abort() })).rejects.toMatchObject({
    code: 'aborted',
  });
});
