import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { openChannel } from './channel.ts';
import { networkOver } from './loadNetwork.ts';

/** A worker that answers its first request, and does `next` at the second. */
function worker(next: string): Worker {
  const source = `
    const { parentPort } = require('node:worker_threads');
    const answer = { value: { outputs: {}, spent: {} } };
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
  const network = networkOver(openChannel(worker(next), 'toy'), { place: 'toy', inputs: [], outputs: [] });
  await network.run({});
  const results = await Promise.allSettled([network.run({}), network.run({})]);
  const [first, second] = results.map((result) => (result as PromiseRejectedResult).reason as Error);
  expect(first).toMatchObject({ code: 'network-failed' });
  expect(first!.message).toMatchSnapshot();
  expect(second).toBe(first);
  await expect(network.run({})).rejects.toBe(first);
  await network.dispose();
});
