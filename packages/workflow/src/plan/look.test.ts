import { type AnyNode, defineNode, param, TweedieError } from '@tweedie/core';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { collect, valueAt } from '../fixtures/collect.ts';
import { createTestHost, handMade, type HandMadeNode } from '../fixtures/handMade.ts';
import { createNodes } from '../fixtures/nodes.ts';
import { createMemoryCache } from '../run/cache/createMemoryCache.ts';
import { run } from '../run/run.ts';
import { look } from './look.ts';
import { plan } from './plan.ts';

const is = createNodes();
const scale = param.number({ title: 'Scale', min: 0, default: 1 });

/** How many pixels the file "photo" has, times `scale`. */
const pixels: AnyNode = defineNode({
  ...{
    name: 'pixels',
    title: '',
    summary: '',
    version: 1,
    category: 'Test',
    params: z.object({ scale }),
    inputs: {},
  },
  outputs: { out: { kind: 'number', title: '' } },
  look: async (_, host) => ({ key: (await host.describeImage('photo')).key, facts: { out: { value: 4 } } }),
  run: async (_, params, { host }) => {
    const { width, height } = await host.describeImage('photo');
    return { out: width * height * params.scale };
  },
});

const hostWith = (key: string, side: number) =>
  createTestHost({ describeImage: () => Promise.resolve({ width: side, height: side, key }) });

test('nodes that depend on a file find its key and facts, and others are not asked', async () => {
  const { graph } = handMade({ pixels: { is: pixels }, a: { is: is.value } });
  const { looked, problems } = await look(graph, hostWith('k', 2));
  expect(looked).toEqual(new Map([['pixels', { key: 'k', facts: { out: { value: 4 } } }]]));
  expect(problems).toEqual([]);
});

test('what is not there is a problem of the node that wants it', async () => {
  const missing = new TweedieError('not-found', 'There is no file photo', { remedy: 'Choose another.' });
  const host = createTestHost({ describeImage: () => Promise.reject(missing) });
  const { graph } = handMade({ one: { is: pixels }, two: { is: pixels } });
  const { looked, problems } = await look(graph, host);
  expect(looked.size).toBe(0);
  const problem = {
    severity: 'error',
    code: 'not-found',
    message: 'There is no file photo',
    remedy: 'Choose another.',
  };
  expect(problems).toEqual([
    { ...problem, node: 'one' },
    { ...problem, node: 'two' },
  ]);
});

test('a node with a wrong parameter, or one that an edge brings, does not look', async () => {
  const { graph } = handMade({
    a: { is: is.value },
    fed: { is: pixels, from: { scale: 'a.out' } },
    wrong: { is: pixels },
  });
  const nodes = new Map(
    [...graph.nodes].map(([id, node]) => [id, id === 'wrong' ? { ...node, params: { scale: -1 } } : node]),
  );
  expect(await look({ ...graph, nodes }, hostWith('k', 2))).toEqual({ looked: new Map(), problems: [] });
});

test('a signal ends it', async () => {
  const { graph } = handMade({ pixels: { is: pixels } });
  const host = createTestHost({ describeImage: () => new Promise(() => undefined) });
  const abort = new AbortController();
  const looking = look(graph, host, { signal: abort.signal });
  abort.abort();
  await expect(looking).rejects.toMatchObject({ code: 'aborted' });
});

test.each<readonly [string, Readonly<Record<string, HandMadeNode>>]>([
  ['parameters of its own', { pixels: { is: pixels } }],
  [
    'a parameter that an edge brings',
    { a: { is: is.value, params: { value: 1 } }, pixels: { is: pixels, from: { scale: 'a.out' } } },
  ],
])('a file that changes re-runs the node that reads it, with %s', async (_, nodes) => {
  const cache = createMemoryCache({ bytes: 1e6 });
  const { graph, inference } = handMade(nodes);
  for (const [key, side, expected] of [
    ['old', 2, 4],
    ['old', 3, 4],
    ['new', 3, 9],
  ] as const) {
    const host = hostWith(key, side);
    const running = run(plan(graph, inference, await look(graph, host)), { host, cache });
    await collect(running);
    expect(valueAt(running, 'pixels')).toBe(expected);
  }
});
