import { expect, test } from 'vitest';
import { createNodes } from '../fixtures/nodes.ts';
import { collect, endings, valueAt } from '../fixtures/collect.ts';
import { createTestHost, handMade, type HandMadeNode } from '../fixtures/handMade.ts';
import { plan, type PlanOptions } from '../plan/plan.ts';
import { createMemoryCache } from './cache/createMemoryCache.ts';
import { run, type RunPlanOptions } from './run.ts';

const host = createTestHost();
type Nodes = Readonly<Record<string, HandMadeNode>>;

function start(nodes: Nodes, options: Partial<RunPlanOptions & PlanOptions> = {}) {
  const { graph, inference } = handMade(nodes);
  return run(plan(graph, inference, options), { host, ...options });
}

/** Two numbers through a chain: what is asked for is `c`. */
function chain({ is, a = 1, b = 10 }: { is: ReturnType<typeof createNodes>; a?: number; b?: number }): Nodes {
  return {
    a: { is: is.value, params: { value: a } },
    b: { is: is.add, params: { value: b }, from: { in: 'a.out' } },
    c: { is: is.half, from: { in: 'b.out' } },
  };
}

test('a run gives the outputs of its targets, and tells all that happens in order', async () => {
  const is = createNodes();
  const running = start(chain({ is }), { runId: 'r', now: () => 5 });
  const { events, state } = await collect(running);
  expect(valueAt(running, 'c')).toBe(5);
  expect(running.outputs('b')).toBeUndefined(); // nobody asked
  expect(is.log).toEqual(['value(1)', 'add(1,10)', 'half(11)']);
  expect(events.map(({ type, ...rest }) => ('node' in rest ? `${type} ${rest.node}` : type))).toEqual([
    'run.started',
    'node.started a',
    'node.finished a',
    'node.started b',
    'node.finished b',
    'node.started c',
    'node.finished c',
    'run.finished',
  ]);
  expect(events.map(({ seq, runId, at }) => [seq, runId, at])).toEqual(events.map((_, i) => [i, 'r', 0]));
  expect(state.status).toMatchObject({ is: 'finished', seconds: 0 });
});

test('a second run of the same graph runs nothing, whatever its nodes are called', async () => {
  const is = createNodes();
  const cache = createMemoryCache({ bytes: 1e6 });
  await collect(start(chain({ is }), { cache }));
  const { a, b, c } = chain({ is }) as { a: HandMadeNode; b: HandMadeNode; c: HandMadeNode };
  const renamed = { x: a, y: { ...b, from: { in: 'x.out' } }, constructor: { ...c, from: { in: 'y.out' } } };
  is.log.length = 0;
  const again = start(renamed, { cache });
  const { state } = await collect(again);
  expect(is.log).toEqual([]);
  expect(endings(state)).toEqual({ x: 'cached', y: 'cached', constructor: 'cached' });
  expect(valueAt(again, 'constructor')).toBe(5);
});

test('a parameter that changes re-runs its node and what hangs on it, and nothing else', async () => {
  const is = createNodes();
  const cache = createMemoryCache({ bytes: 1e6 });
  await collect(start(chain({ is }), { cache }));
  is.log.length = 0;
  await collect(start(chain({ is, b: 20 }), { cache }));
  expect(is.log).toEqual(['add(1,20)', 'half(21)']);
});

test('a change that gives the same data runs nothing below', async () => {
  const is = createNodes();
  const cache = createMemoryCache({ bytes: 1e6 });
  const nodes = (a: number): Nodes => ({
    a: { is: is.value, params: { value: a } },
    half: { is: is.half, from: { in: 'a.out' } },
    after: { is: is.add, from: { in: 'half.out' } },
  });
  await collect(start(nodes(6), { cache }));
  is.log.length = 0;
  await collect(start(nodes(7), { cache }));
  expect(is.log).toEqual(['value(7)', 'half(7)']); // 3, as before
});

test('an edge to a parameter replaces its value, and counts as that value', async () => {
  const is = createNodes();
  const cache = createMemoryCache({ bytes: 1e6 });
  const fed = start(
    {
      a: { is: is.value, params: { value: 1 } },
      b: { is: is.value, params: { value: 10 } },
      sum: { is: is.add, params: { value: 99 }, from: { in: 'a.out', value: 'b.out' } },
    },
    { cache },
  );
  await collect(fed);
  expect(valueAt(fed, 'sum')).toBe(11);
  is.log.length = 0;
  await collect(start(chain({ is, a: 1, b: 10 }), { cache }));
  expect(is.log).toEqual(['half(11)']);
});

test('a node that fails takes along what hangs on it, and the rest goes on', async () => {
  const is = createNodes();
  const running = start({
    bad: { is: is.value, params: { value: 1 } },
    fails: { is: is.noise, params: { sigma: -1 } },
    draw: { is: is.draw, from: { noise: 'fails.out', in: 'bad.out' } },
    other: { is: is.add, from: { in: 'bad.out' } },
  });
  const { events, state } = await collect(running);
  expect(endings(state)).toEqual({
    bad: 'finished',
    fails: 'failed: noise: sigma must be at least 0',
    draw: 'skipped: fails failed',
    other: 'finished',
  });
  expect(events.at(-1)).toMatchObject({
    type: 'run.failed',
    error: { code: 'bad-value', message: 'noise: sigma must be at least 0' },
  });
  expect(valueAt(running, 'other')).toBe(1);
});

test('all that hangs on a failure names the node that failed', async () => {
  const is = createNodes();
  const { state } = await collect(
    start({
      a: { is: is.sweep, params: { values: [NaN] } },
      total: { is: is.sum, from: { in: 'a.out' } },
      b: { is: is.add, from: { in: 'total.out' } },
      c: { is: is.half, from: { in: 'b.out' } },
      d: { is: is.half, from: { in: 'c.out' } },
    }),
  );
  expect(endings(state)).toMatchObject({ c: 'skipped: b failed', d: 'skipped: b failed' });
});

test('what is no data is made only when something needs it', async () => {
  const is = createNodes();
  const cache = createMemoryCache({ bytes: 1e6 });
  const nodes = (sigma: number): Nodes => ({
    noise: { is: is.noise, params: { sigma } },
    a: { is: is.value, params: { value: 1 } },
    draw: { is: is.draw, from: { noise: 'noise.out', in: 'a.out' } },
  });
  await collect(start(nodes(3), { cache }));
  is.log.length = 0;
  // Only what is plain is left, as after a restart with a store.
  const plainOnly = {
    get: (key: string) => {
      const known = cache.get(key);
      return known?.get('out')?.kind === 'noise' ? undefined : known;
    },
    put: cache.put,
  };
  const { state } = await collect(start(nodes(3), { cache: plainOnly }));
  expect(is.log).toEqual([]);
  expect(endings(state)).toEqual({ noise: 'cached', a: 'cached', draw: 'cached' });
  await collect(start(nodes(4), { cache: plainOnly }));
  expect(is.log).toEqual(['noise(4)', 'draw(4,1)']);
});

test('a node that stores something does so in every run, and tells where', async () => {
  const is = createNodes();
  const cache = createMemoryCache({ bytes: 1e6 });
  const nodes: Nodes = {
    a: { is: is.value, params: { value: 7 } },
    store: { is: is.store, from: { in: 'a.out' } },
  };
  for (const watched of [createTestHost(), createTestHost()]) {
    const { events } = await collect(start(nodes, { cache, host: watched }));
    expect(watched.stored).toEqual(new Map([['number.txt', '7']]));
    expect(events.filter(({ type }) => type === 'node.stored')).toMatchObject([
      { node: 'store', file: 'number.txt' },
    ]);
  }
  expect(is.log).toEqual(['value(7)', 'store(7)', 'store(7)']);
});

test('a pinned node keeps its outputs whatever changes before it, and that does not even run', async () => {
  const is = createNodes();
  const cache = createMemoryCache({ bytes: 1e6 });
  const { state } = await collect(start(chain({ is }), { cache }));
  const { status } = state.nodes.b!;
  const lastKeys = new Map([['b', status.is === 'finished' ? status.key : '']]);
  const pinnedChain = (a: number): Nodes => {
    const nodes = chain({ is, a });
    return { ...nodes, b: { ...nodes.b!, pinned: true } };
  };
  is.log.length = 0;
  const pinned = start(pinnedChain(100), { cache, lastKeys });
  const { state: after } = await collect(pinned);
  expect(is.log).toEqual([]);
  expect(endings(after)).toEqual({ b: 'cached', c: 'cached' });
  expect(valueAt(pinned, 'c')).toBe(5);
  const lost = start(pinnedChain(100), { lastKeys });
  await collect(lost);
  expect(valueAt(lost, 'c')).toBe(55); // nothing is kept that could be given
});

test('nodes that hang on nothing run side by side, as many as allowed', async () => {
  const is = createNodes();
  for (const concurrency of [1, 2, 3]) {
    let running = 0;
    let most = 0;
    const slow = {
      ...is.value,
      async run() {
        most = Math.max(most, ++running);
        await new Promise((resolve) => setTimeout(resolve, 1));
        running--;
        return { out: 1 };
      },
    };
    const nodes = Object.fromEntries(['a', 'b', 'c', 'd'].map((id) => [id, { is: slow as typeof is.value }]));
    await collect(start(nodes, { concurrency }));
    expect(most).toBe(concurrency);
  }
  expect(() => start({}, { concurrency: 0 })).toThrow('run: concurrency must be 1 or more, got 0');
});

test('an empty plan finishes at once', async () => {
  const { events } = await collect(start({}));
  expect(events.map(({ type }) => type)).toEqual(['run.started', 'run.finished']);
});

test('network evaluations are counted in all, and what is cached does not count', async () => {
  const is = createNodes();
  const cache = createMemoryCache({ bytes: 1e6 });
  const nodes = (steps: number): Nodes => ({
    a: { is: is.value, params: { value: 1 } },
    first: { is: is.work, params: { steps: 4 }, from: { in: 'a.out' } },
    second: { is: is.work, params: { steps }, from: { in: 'a.out' } },
  });
  const { events, state } = await collect(start(nodes(6), { cache }));
  expect(events[0]).toMatchObject({ type: 'run.started', evaluations: 10 });
  expect(state.progress).toMatchObject({ done: 10, total: 10 });
  const { state: after } = await collect(start(nodes(8), { cache }));
  expect(after.progress).toMatchObject({ done: 8, total: 8 });
});

test('what will not run any more is no longer expected', async () => {
  const is = createNodes();
  const { events, state } = await collect(
    start({
      a: { is: is.sweep, params: { values: [NaN] } },
      fails: { is: is.add, from: { in: 'a.out' } },
      total: { is: is.sum, from: { in: 'fails.out' } },
      skipped: { is: is.work, params: { steps: 5 }, from: { in: 'total.out' } },
      one: { is: is.value },
      works: { is: is.work, params: { steps: 3 }, from: { in: 'one.out' } },
    }),
  );
  expect(events[0]).toMatchObject({ evaluations: 8 });
  expect(state.progress).toMatchObject({ done: 3, total: 3 });
});

test('a run that is cancelled does not ask the cache any more', async () => {
  const is = createNodes();
  const abort = new AbortController();
  let asked = 0;
  const cache = {
    get() {
      asked++;
      return undefined;
    },
    put: () => abort.abort(),
  };
  const values = Array.from({ length: 20 }, (_, i) => i);
  const { events } = await collect(
    start(
      {
        list: { is: is.sweep, params: { values } },
        each: { is: is.add, from: { in: 'list.out' } },
      },
      { cache, signal: abort.signal },
    ),
  );
  expect(asked).toBe(1);
  expect(events.at(-1)!.type).toBe('run.cancelled');
});
