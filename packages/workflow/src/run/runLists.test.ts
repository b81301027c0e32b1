import { defineNode } from '@tweedie/core';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { createNodes } from '../fixtures/nodes.ts';
import { collect, endings, valueAt } from '../fixtures/collect.ts';
import { createTestHost, handMade, type HandMadeNode } from '../fixtures/handMade.ts';
import { plan } from '../plan/plan.ts';
import { createMemoryCache } from './cache/createMemoryCache.ts';
import { run, type RunPlanOptions } from './run.ts';

const host = createTestHost();

function start(nodes: Readonly<Record<string, HandMadeNode>>, options: Partial<RunPlanOptions> = {}) {
  const { graph, inference } = handMade(nodes);
  return run(plan(graph, inference), { host, ...options });
}

/** Adds 10 to each number of a list, and then adds them up. */
function mapped(is: ReturnType<typeof createNodes>, values: readonly number[]) {
  return {
    list: { is: is.sweep, params: { values } },
    each: { is: is.add, params: { value: 10 }, from: { in: 'list.out' } },
    sum: { is: is.sum, from: { in: 'each.out' } },
  };
}

test('a node runs once for each item, and one that takes a list takes all of them', async () => {
  const is = createNodes();
  const running = start(mapped(is, [1, 2, 3]));
  const { events } = await collect(running);
  expect(valueAt(running, 'sum')).toBe(36);
  expect(is.log).toEqual(['sweep()', 'add(1,10)', 'add(2,10)', 'add(3,10)', 'sum(11,12,13)']);
  const items = events.filter((event) => event.type === 'node.started' && event.node === 'each');
  expect(items.map((event) => 'item' in event && event.item)).toEqual(
    [0, 1, 2].map((index) => ({ index, count: 3 })),
  );
  expect(events.filter((event) => event.type === 'node.finished' && event.node === 'each').length).toBe(1);
});

test('the outputs of a mapped target are lists', async () => {
  const is = createNodes();
  const { list, each } = mapped(is, [1, 2]);
  const running = start({ list, each });
  await collect(running);
  expect(running.outputs('each')?.get('out')).toMatchObject({
    list: true,
    items: [{ value: 11 }, { value: 12 }],
  });
});

test('a list may be empty, and a single value counts as a list of one', async () => {
  const is = createNodes();
  const empty = start(mapped(is, []));
  expect(endings((await collect(empty)).state)).toEqual({
    list: 'finished',
    each: 'cached',
    sum: 'finished',
  });
  expect(valueAt(empty, 'sum')).toBe(0);
  const single = start({
    a: { is: is.value, params: { value: 4 } },
    sum: { is: is.sum, from: { in: 'a.out' } },
  });
  await collect(single);
  expect(valueAt(single, 'sum')).toBe(4);
});

test('a list may sweep a parameter, item by item with another input', async () => {
  const is = createNodes();
  const running = start({
    list: { is: is.sweep, params: { values: [1, 2] } },
    each: { is: is.add, from: { in: 'list.out', value: 'list.out' } },
    sum: { is: is.sum, from: { in: 'each.out' } },
  });
  await collect(running);
  expect(is.log).toEqual(['sweep()', 'add(1,1)', 'add(2,2)', 'sum(2,4)']);
});

test('an item that fails fails the node, the others run all the same, and only the missing one runs again', async () => {
  const is = createNodes();
  const cache = createMemoryCache({ bytes: 1e6 });
  const { state, events } = await collect(start(mapped(is, [1, NaN, 3]), { cache }));
  expect(endings(state)).toEqual({
    list: 'finished',
    each: 'failed: add: a number is needed, got NaN',
    sum: 'skipped: each failed',
  });
  expect(events.find(({ type }) => type === 'node.failed')).toMatchObject({ item: { index: 1, count: 3 } });
  is.log.length = 0;
  const again = start(mapped(is, [1, 2, 3]), { cache });
  await collect(again);
  expect(is.log).toEqual(['sweep()', 'add(2,10)', 'sum(11,12,13)']);
  expect(valueAt(again, 'sum')).toBe(36);
});

test('of operators and their like only the items are made that something needs', async () => {
  const is = createNodes();
  const cache = createMemoryCache({ bytes: 1e6 });
  const nodes = (values: readonly number[]) => ({
    list: { is: is.sweep, params: { values } },
    noise: { is: is.noise, from: { sigma: 'list.out' } },
    one: { is: is.value, params: { value: 1 } },
    draw: { is: is.draw, from: { noise: 'noise.out', in: 'one.out' } },
  });
  await collect(start(nodes([1, 2]), { cache }));
  is.log.length = 0;
  const { state } = await collect(start(nodes([2, 3, 1]), { cache }));
  expect(is.log).toEqual(['sweep()', 'noise(3)', 'draw(3,1)']);
  expect(endings(state)).toEqual({ list: 'finished', noise: 'finished', one: 'cached', draw: 'finished' });
});

test('an operator of one item that fails skips what hangs on it, and the other items run', async () => {
  const is = createNodes();
  const { state } = await collect(
    start({
      list: { is: is.sweep, params: { values: [-1, 2] } },
      noise: { is: is.noise, from: { sigma: 'list.out' } },
      one: { is: is.value, params: { value: 1 } },
      draw: { is: is.draw, from: { noise: 'noise.out', in: 'one.out' } },
    }),
  );
  expect(is.log).toContain('draw(2,1)');
  expect(endings(state)).toMatchObject({
    noise: 'failed: noise: sigma must be at least 0',
    draw: 'skipped: noise failed',
  });
});

test('lists of different lengths do not go together', async () => {
  const is = createNodes();
  const twoLists = defineNode({
    ...{
      name: 'two-lists',
      title: '',
      summary: '',
      version: 1,
      category: 'Test',
      params: z.object({}),
      inputs: {},
    },
    outputs: {
      a: { kind: 'number', title: '', list: true },
      b: { kind: 'number', title: '', list: true },
    },
    run: () => ({ a: [1, 2], b: [1, 2, 3] }),
  });
  const { state } = await collect(
    start({ lists: { is: twoLists }, add: { is: is.add, from: { in: 'lists.a', value: 'lists.b' } } }),
  );
  expect(endings(state).add).toBe('failed: add: lists of 2 and 3 items do not go together');
});

test('the evaluations of items that are cached do not count', async () => {
  const is = createNodes();
  const cache = createMemoryCache({ bytes: 1e6 });
  const nodes = (values: readonly number[]) => ({
    list: { is: is.sweep, params: { values }, lengths: { out: values.length } },
    work: { is: is.work, from: { in: 'list.out' } },
  });
  const { events } = await collect(start(nodes([1, 2]), { cache }));
  expect(events[0]).toMatchObject({ evaluations: 8 });
  const { state } = await collect(start(nodes([1, 2, 3]), { cache }));
  expect(state.progress).toMatchObject({ done: 4, total: 4 });
});

test('a pinned node that ran for a list gives its list again', async () => {
  const is = createNodes();
  const cache = createMemoryCache({ bytes: 1e6 });
  const { state } = await collect(start(mapped(is, [1, 2]), { cache }));
  const { status } = state.nodes.each!;
  const lastKeys = new Map([['each', status.is === 'finished' ? status.key : '']]);
  const nodes = mapped(is, [5]);
  const pinned = start({ ...nodes, each: { ...nodes.each, pinned: true } }, { cache, lastKeys });
  await collect(pinned);
  expect(valueAt(pinned, 'sum')).toBe(23);
});
