import { type AnyNode, defineNode, type Noise, zeros } from '@tweedie/core';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { collect, endings } from '../fixtures/collect.ts';
import { createTestHost, handMade } from '../fixtures/handMade.ts';
import { plan } from '../plan/plan.ts';
import { createMemoryCache } from './cache/createMemoryCache.ts';
import { run, type RunPlanOptions } from './run.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const common = { title: '', summary: '', version: 1, category: 'Test' };
const samples = { kind: 'samples', title: 'Samples' } as const;
const noise = { kind: 'noise', title: 'Noise' } as const;

/** Three nodes one after another, in two ways; what the last finds of the values of the first. */
async function chain(middle: 'plain' | 'put off', options: Partial<RunPlanOptions> = {}): Promise<boolean> {
  let first: WeakRef<object> | undefined;
  let isAlive = true;
  const make: AnyNode = defineNode({
    ...{ ...common, name: 'make', params: z.object({}), inputs: {}, outputs: { out: samples } },
    run() {
      const out = zeros([100_000]);
      first = new WeakRef(out.data);
      return { out };
    },
  });
  const pass: AnyNode = defineNode({
    ...{ ...common, name: 'pass', params: z.object({}), inputs: { in: samples }, outputs: { out: samples } },
    run: () => ({ out: zeros([2]) }),
  });
  const opaque: AnyNode = defineNode({
    ...{ ...common, name: 'opaque', params: z.object({}), inputs: { in: samples }, outputs: { out: noise } },
    run: (): { out: Noise } => ({ out: { name: 'none', sample: (x) => x, gradient: (x) => x } }),
  });
  const use: AnyNode = defineNode({
    ...{ ...common, name: 'use', params: z.object({}), inputs: { in: noise }, outputs: { out: samples } },
    run: () => ({ out: zeros([3]) }),
  });
  const last: AnyNode = defineNode({
    ...{ ...common, name: 'last', params: z.object({}), inputs: { in: samples }, outputs: { out: samples } },
    async run() {
      await new Promise((resolve) => setTimeout(resolve, 5));
      collectGarbage();
      isAlive = first!.deref() !== undefined;
      return { out: zeros([1]) };
    },
  });
  const { graph, inference } = handMade({
    make: { is: make },
    ...(middle === 'plain'
      ? { pass: { is: pass, from: { in: 'make.out' } } }
      : { opaque: { is: opaque, from: { in: 'make.out' } }, pass: { is: use, from: { in: 'opaque.out' } } }),
    last: { is: last, from: { in: 'pass.out' } },
  });
  const { state } = await collect(run(plan(graph, inference), { host: createTestHost(), ...options }));
  expect(endings(state).last).toBe('finished');
  return isAlive;
}

test('a value is let go when the last that needs it has run', async () => {
  expect(await chain('plain')).toBe(false);
});

test('a value that only an operator or its like needed is let go with that', async () => {
  expect(await chain('put off')).toBe(false);
});

test('a cache keeps it, within its bound', async () => {
  expect(await chain('plain', { cache: createMemoryCache({ bytes: 1e6 }) })).toBe(true);
  expect(await chain('plain', { cache: createMemoryCache({ bytes: 10_000 }) })).toBe(false);
});
