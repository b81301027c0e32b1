import { expect, onTestFinished, test } from 'vitest';
import { createWebSession } from './createWebSession.ts';
import { collect } from './fixtures/collect.ts';
import { createGate } from './fixtures/gate.ts';
import { denoising, gatedSession } from './fixtures/gated.ts';

function workerOf(source: string): Worker {
  return new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })), { type: 'module' });
}

test('a Worker that breaks down fails the run with a remedy, and the next run gets another', async () => {
  const session = gatedSession([createGate({ open: 1000, failAt: 3 }), createGate({ open: 1000 })]);
  onTestFinished(session.dispose);
  const broken = await session.run(denoising(8));
  const { state } = await collect(broken);
  expect(state.status).toMatchObject({
    is: 'failed',
    error: {
      code: 'network-failed',
      message: 'The Worker that runs workflows broke down: Uncaught Error: out of order, while restore ran',
      remedy: expect.stringContaining('Try again') as string,
    },
  });
  await expect(broken.outputs('show')).rejects.toThrow('The Worker that runs workflows broke down');
  const { state: next } = await collect(await session.run(denoising(8)));
  expect(next.status).toMatchObject({ is: 'finished' });
});

test('a Worker that says nothing any more is given up', async () => {
  const session = gatedSession([createGate({ open: 2 }), createGate({ open: 1000 })], { patience: 2 });
  onTestFinished(session.dispose);
  const { state } = await collect(await session.run(denoising(8)));
  expect(state.status).toMatchObject({
    is: 'failed',
    error: { message: 'The Worker that runs workflows has not answered for 2 seconds, while restore ran' },
  });
  const { state: next } = await collect(await session.run(denoising(8)));
  expect(next.status).toMatchObject({ is: 'finished' });
});

test('a Worker whose module throws, or is not there, is told of in one sentence', async () => {
  const thrown = createWebSession({ worker: () => workerOf('throw new Error("no such thing")') });
  await expect(thrown.run(denoising(1))).rejects.toMatchObject({
    message: 'The Worker that runs workflows broke down: Uncaught Error: no such thing',
  });
  const missing = createWebSession({ worker: () => workerOf('import "./nowhere.js"') });
  await expect(missing.validate(denoising(1))).rejects.toMatchObject({
    message: 'The Worker that runs workflows broke down: it could not be started',
  });
});

test('a session that is disposed of ends its runs, and can be used again', async () => {
  const session = gatedSession([createGate({ open: 2 }), createGate({ open: 1000 })]);
  onTestFinished(session.dispose);
  const running = collect(await session.run(denoising(8)));
  session.dispose();
  expect((await running).state.status).toMatchObject({ is: 'failed', error: { code: 'aborted' } });
  const { state } = await collect(await session.run(denoising(8)));
  expect(state.status).toMatchObject({ is: 'finished' });
});
