/** @file Real operators, noises and solvers, and a prior in closed form that counts its evaluations. */
import { type AnyNode, createRandom, defineNode, measure, param, type Prior, toTensor } from '@tweedie/core';
import { gaussianBlur, gaussianNoise } from '@tweedie/operators';
import { gaussianPrior } from '@tweedie/priors';
import { dps } from '@tweedie/solvers';
import { beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { collect, endings } from '../fixtures/collect.ts';
import { createTestHost, handMade } from '../fixtures/handMade.ts';
import { look } from '../plan/look.ts';
import { plan } from '../plan/plan.ts';
import { createMemoryCache } from './cache/createMemoryCache.ts';
import type { RunEvent } from './events.ts';
import { follow } from './follow.ts';
import { run, type RunPlanOptions } from './run.ts';
import type { RunState } from './runState.ts';

const common = { title: '', summary: '', version: 1, category: 'Test' };
const image = { kind: 'image', title: 'Image' } as const;
const operator = { kind: 'operator', title: 'Operator' } as const;
const measurement = { kind: 'measurement', title: 'Measurement' } as const;
const prior = { kind: 'prior', title: 'Prior' } as const;
const seed = param.integer({ title: 'Seed', min: 0, default: 0 });

const photo: AnyNode = defineNode({
  ...{ ...common, name: 'photo', params: z.object({}), inputs: {}, outputs: { image } },
  look: async (_, host) => ({ key: (await host.describeImage('photo')).key }),
  run: async (_, __, { host }) => ({ image: toTensor(await host.readImage('photo')) }),
});
const blur: AnyNode = defineNode({
  ...{ ...common, name: 'blur', params: gaussianBlur.definition.params, inputs: {}, outputs: { operator } },
  run: (_, params) => ({
    operator: {
      name: 'gaussian-blur',
      create: (shape) => gaussianBlur(shape, params),
      inputShapeOf: (shape) => shape,
    },
  }),
});
const damage: AnyNode = defineNode({
  ...{
    ...common,
    name: 'damage',
    params: z.object({ seed }),
    inputs: { image, operator },
    outputs: { measurement },
  },
  run: async ({ image: { tensor }, operator: recipe }, params) => ({
    measurement: await measure(tensor, {
      operator: recipe.create(tensor.shape.slice(1)),
      noise: gaussianNoise({ sigma: 0.05 }),
      random: createRandom(params.seed),
    }),
  }),
});
const openPrior: AnyNode = defineNode({
  ...{ ...common, name: 'open-prior', params: z.object({}), inputs: {}, outputs: { prior } },
  look: async (_, host) => ({ key: (await host.describePrior('oracle')).key }),
  run: async (_, __, { host }) => ({ prior: await host.openPrior('oracle') }),
});
const solve: AnyNode = defineNode({
  ...{ ...common, name: 'solve', inputs: { prior, measurement }, outputs: { image } },
  params: dps.definition.params,
  evaluations: dps.definition.evaluations,
  async run(inputs, params, { signal, progress, preview, metric }) {
    const steps = dps(inputs.prior as Parameters<typeof dps>[0], inputs.measurement, {
      ...params,
      ...(signal && { signal }),
    });
    for (;;) {
      const next = await steps.next();
      if (next.done) return { image: { tensor: next.value, alpha: undefined } };
      const { denoised, evaluations, i, residual } = next.value;
      preview('image', denoised);
      metric('residual', i, (await residual())[0]!);
      progress(evaluations.done, evaluations.total);
    }
  },
});

const shape = [3, 6, 6];
let evaluations = 0;
let opened = 0;
beforeEach(() => {
  evaluations = 0;
  opened = 0;
});

function createHost(onEvaluation?: () => void) {
  const exact = gaussianPrior({ shape, variance: 0.3 });
  const counting: Prior = {
    ...exact,
    vjp: (...at) => {
      evaluations++;
      onEvaluation?.();
      return exact.vjp(...at);
    },
  };
  const data = new Uint8Array(4 * 36).map((_, i) => (i % 4 === 3 ? 255 : (37 * i) % 256));
  return createTestHost({
    describeImage: () => Promise.resolve({ width: 6, height: 6, key: 'photo' }),
    readImage: () => Promise.resolve({ width: 6, height: 6, data }),
    describePrior: () => Promise.resolve({ name: 'oracle', shape: exact.shape, vjp: true, key: 'oracle' }),
    openPrior: () => Promise.resolve((opened++, counting)),
  });
}

interface Knobs {
  readonly sigma?: number;
  readonly steps?: number;
  readonly seed?: number;
  readonly solver?: string;
}

async function start(
  { sigma = 1, steps = 5, solver = 'solve', ...knobs }: Knobs,
  options: Partial<RunPlanOptions> = {},
) {
  const host = options.host ?? createHost();
  const { graph, inference } = handMade({
    photo: { is: photo },
    blur: { is: blur, params: { sigma } },
    damage: {
      is: damage,
      params: { seed: knobs.seed ?? 0 },
      from: { image: 'photo.image', operator: 'blur.operator' },
    },
    prior: { is: openPrior },
    [solver]: {
      is: solve,
      params: { steps },
      from: { prior: 'prior.prior', measurement: 'damage.measurement' },
    },
    other: {
      is: solve,
      params: { steps: 3 },
      from: { prior: 'prior.prior', measurement: 'damage.measurement' },
    },
  });
  return run(plan(graph, inference, await look(graph, host)), { host, ...options });
}

test('a restoration runs as many evaluations as it said', async () => {
  const running = await start({});
  const { events, state } = await collect(running);
  expect(evaluations).toBe(8);
  expect(events[0]).toMatchObject({ evaluations: 8 });
  expect(state.progress).toMatchObject({ done: 8, total: 8 });
  expect(state.nodes.solve!.metrics.residual!.at(-1)).toMatchObject({ step: 4 });
  const { value } = running.outputs('solve')!.get('image')!.items[0]!;
  expect(value).toMatchObject({ tensor: { shape: [1, 3, 6, 6] } });
});

test('another name re-runs nothing, and does not even open the prior', async () => {
  const cache = createMemoryCache({ bytes: 1e7 });
  await collect(await start({}, { cache }));
  const { state } = await collect(await start({ solver: 'renamed' }, { cache }));
  expect([evaluations, opened]).toEqual([8, 1]);
  expect(new Set(Object.values(endings(state)))).toEqual(new Set(['cached']));
});

test('a parameter of one solver re-runs that solver alone', async () => {
  const cache = createMemoryCache({ bytes: 1e7 });
  await collect(await start({}, { cache }));
  evaluations = 0;
  const { state } = await collect(await start({ steps: 7 }, { cache }));
  expect(evaluations).toBe(7);
  expect(endings(state)).toEqual({
    ...{ photo: 'cached', blur: 'cached', damage: 'cached', other: 'cached' },
    ...{ prior: 'finished', solve: 'finished' },
  });
});

test.each([{ sigma: 2 }, { seed: 1 }])(
  '%o of the measurement re-runs all that hangs on it',
  async (knobs) => {
    const cache = createMemoryCache({ bytes: 1e7 });
    await collect(await start({}, { cache }));
    evaluations = 0;
    await collect(await start(knobs, { cache }));
    expect(evaluations).toBe(8);
  },
);

test('the same graph gives the same picture, with and without a cache', async () => {
  const pixels = async (options: Partial<RunPlanOptions>) => {
    const running = await start({}, options);
    await collect(running);
    return running.outputs('solve');
  };
  expect(await pixels({})).toEqual(
    await pixels({ cache: createMemoryCache({ bytes: 1e7 }), concurrency: 1 }),
  );
});

test('a signal ends a solver within a step, and the last estimate is kept', async () => {
  const abort = new AbortController();
  const host = createHost(() => {
    if (evaluations === 3) abort.abort();
  });
  let state: RunState | undefined;
  const events: RunEvent[] = [];
  for await (const event of await start({ steps: 50 }, { host, signal: abort.signal, concurrency: 1 })) {
    state = follow(state, event);
    events.push(event);
  }
  expect(evaluations).toBe(3); // none after the signal
  expect(events.at(-1)!.type).toBe('run.cancelled');
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => i));
  expect(endings(state!)).toMatchObject({ solve: 'skipped: The run was cancelled', photo: 'finished' });
  expect(state!.nodes.solve!.progress).toMatchObject({ done: 2, total: 50 });
  expect(state!.nodes.solve!.previews.image!.estimate.shape).toEqual([1, 3, 6, 6]);
});

test('what a cancelled run had finished is cached', async () => {
  const cache = createMemoryCache({ bytes: 1e7 });
  const abort = new AbortController();
  const host = createHost(() => {
    if (evaluations === 6) abort.abort(); // in the second solver
  });
  await collect(await start({}, { host, cache, signal: abort.signal, concurrency: 1 }));
  evaluations = 0;
  await collect(await start({}, { cache }));
  expect(evaluations).toBe(3);
});
