import { Worker } from 'node:worker_threads';
import { createTurns, full, networkOver, type NetworkOptions } from '@tweedie/core';
import { expect, test, vi } from 'vitest';
import { openChannel } from './channel.ts';
import { engineOver } from './engineOver.ts';

const toy = (): NetworkOptions => ({ place: 'toy', turns: createTurns() });

/** A worker that answers its first request, and does `next` at the second. */
function worker(next: string): Worker {
  const source = `
    const { parentPort } = require('node:worker_threads');
    const answer = { value: { outputs: {} } };
    parentPort.once('message', () => {
      parentPort.postMessage(answer);
      parentPort.once('message', () => { ${next} });
    });`;
  return new Worker(source, { eval: true });
}

test.each([
  ['ends', 'process.exit(7)'],
  ['throws', 'throw new Error("out of luck")'],
])('a worker that %s fails the run in progress and all that follow', async (_, next) => {
  const network = networkOver(
    engineOver(openChannel(worker(next), 'toy'), { inputs: [], outputs: [] }),
    toy(),
  );
  await network.run({});
  const results = await Promise.allSettled([network.run({}), network.run({})]);
  const [first, second] = results.map((result) => (result as PromiseRejectedResult).reason as Error);
  expect(first).toMatchObject({ code: 'network-failed' });
  expect(first!.message).toMatchSnapshot();
  expect(second).toBe(first);
  await expect(network.run({})).rejects.toBe(first);
  await network.dispose();
});

test('no buffer is handed over to the worker: losing one would slow down every loop over tensors', async () => {
  const post = vi.spyOn(Worker.prototype, 'postMessage');
  const names = { inputs: ['x'], outputs: [] };
  const network = networkOver(engineOver(openChannel(worker(''), 'toy'), names), toy());
  await network.run({ x: full([1, 4], 7) });
  const feeds = { x: { shape: [1, 4], data: Float32Array.of(7, 7, 7, 7) } };
  expect(post.mock.calls).toEqual([[{ kind: 'run', feeds }]]);
  await network.dispose();
});
