import { type AnyNode, defineNode, type NodeContext, type Ports, TweedieError } from '@tweedie/core';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { collect, endings } from '../fixtures/collect.ts';
import { createTestHost, handMade } from '../fixtures/handMade.ts';
import { createNodes, samplesOf } from '../fixtures/nodes.ts';
import { plan } from '../plan/plan.ts';
import type { RunEvent } from './events.ts';
import { run, type RunPlanOptions } from './run.ts';

const number = { out: { kind: 'number', title: '' } } as const;

/** A node that does what it wants. */
function rogue(act: (context: NodeContext) => unknown, outputs: Ports = number): AnyNode {
  return defineNode({
    ...{
      name: 'rogue',
      title: '',
      summary: '',
      version: 1,
      category: 'Test',
      params: z.object({}),
      inputs: {},
      outputs,
    },
    run: (_, __, context) => act(context) as never,
  });
}

function start(is: AnyNode, options: Partial<RunPlanOptions> = {}) {
  const { graph, inference } = handMade({
    rogue: { is },
    honest: { is: createNodes().value },
    ...('out' in is.outputs && is.outputs === number
      ? { after: { is: createNodes().half, from: { in: 'rogue.out' } } }
      : {}),
  });
  const everything = [...graph.nodes.keys()];
  return run(plan(graph, inference, { targets: everything }), { host: createTestHost(), ...options });
}

const throwing = (thrown: unknown) => () => ({
  then: (_: unknown, reject: (reason: unknown) => void) => reject(thrown),
});

test.each<readonly [string, () => unknown, string]>([
  ['text', throwing('no'), 'Something was thrown: no'],
  ['nothing', throwing(undefined), 'Something was thrown: undefined'],
  ['an object without text', throwing(Object.create(null)), 'Something was thrown: an object without text'],
  ['an error', throwing(new RangeError('too far')), 'too far'],
  ['an error without a message', throwing(new RangeError()), 'RangeError'],
  [
    'an error at once',
    () => (null as unknown as { readonly nothing: string }).nothing,
    "Cannot read properties of null (reading 'nothing')",
  ],
])('a node that throws %s fails, and the others run', async (_, act, message) => {
  const { state } = await collect(start(rogue(act)));
  expect(endings(state)).toEqual({
    rogue: `failed: ${message}`,
    honest: 'finished',
    after: 'skipped: rogue failed',
  });
  expect(state.status).toMatchObject({ is: 'failed', error: { code: 'unexpected', message } });
});

test('an error of a copy of our class keeps its code and its remedy', async () => {
  const copied = Object.assign(new Error('no such file'), {
    name: 'TweedieError',
    code: 'not-found',
    remedy: 'Look.',
  });
  const { state } = await collect(start(rogue(() => Promise.reject(copied))));
  expect(state.status).toMatchObject({
    error: { code: 'not-found', message: 'no such file', remedy: 'Look.' },
  });
});

const wrong = '@test/nodes/rogue: the output "out" must be of kind number, and is not';

test.each<readonly [string, unknown]>([
  ['nothing', undefined],
  ['null', null],
  ['a number', 7],
  ['other ports', { other: 1 }],
  ['another kind', { out: 'seven' }],
  ['a list', { out: [1] }],
])('a node that returns %s fails', async (_, returned) => {
  const { state } = await collect(start(rogue(() => returned)));
  expect(endings(state).rogue).toBe(`failed: ${wrong}`);
});

test('a port that every object has is not taken for an output', async () => {
  const outputs: Ports = { constructor: { kind: 'noise' as const, title: '' } };
  const { state } = await collect(start(rogue(() => ({}), outputs)));
  expect(endings(state).rogue).toMatch('the output "constructor" must be of kind noise');
});

test('a list output must be a list, without holes', async () => {
  const outputs: Ports = { out: { kind: 'number', title: '', list: true } };
  for (const out of [7, new Array(3), [1, 'two']]) {
    const { state } = await collect(start(rogue(() => ({ out }), outputs)));
    expect(endings(state).rogue).toMatch('the output "out" must be a list, each of kind number');
  }
});

test('a value with a function in it is no data', async () => {
  const tensor = { ...samplesOf(1), secret: () => 1 };
  const outputs: Ports = { out: { kind: 'samples', title: '' } };
  const { state } = await collect(start(rogue(() => ({ out: tensor }), outputs)));
  expect(endings(state).rogue).toBe('failed: A value that is data is needed, got a function');
});

test('what a node says after its end is not heard', async () => {
  let context: NodeContext | undefined;
  const events: RunEvent[] = [];
  const running = start(rogue((own) => ((context = own), { out: 1 })));
  for await (const event of running) {
    events.push(event);
    context?.progress(1, 2);
    context?.metric('late', 0, 1);
    context?.preview('out', samplesOf(1));
  }
  expect(events.map(({ type }) => type)).not.toContain('node.progress');
  expect(events.map(({ type }) => type)).not.toContain('node.metric');
  expect(events.at(-1)!.type).toBe('run.finished');
});

test('progress without numbers, and previews that are none or of no port, are not told', async () => {
  const { events } = await collect(
    start(
      rogue((context) => {
        context.progress(NaN, 3);
        context.progress(1, Infinity);
        context.preview('other', samplesOf(1));
        context.preview('toString', samplesOf(1));
        context.preview('out', { shape: [2], data: Float32Array.of(1) });
        return { out: 1 };
      }),
    ),
  );
  expect(events.filter(({ type }) => type === 'node.progress' || type === 'node.preview')).toEqual([]);
});

test.each<readonly [string, (context: NodeContext) => unknown]>([
  [
    'honours the signal alone',
    ({ signal }) =>
      new Promise((_, reject) =>
        signal?.addEventListener('abort', () => reject(new TweedieError('aborted', 'stop'))),
      ),
  ],
  ['honours nothing', () => new Promise(() => undefined)],
])('a node that never ends and %s ends when the run is cancelled', async (_, act) => {
  const abort = new AbortController();
  const running = start(rogue(act), { signal: abort.signal, concurrency: 1 });
  const events: RunEvent[] = [];
  for await (const event of running) {
    events.push(event);
    if (event.type === 'node.started') abort.abort();
  }
  expect(events.at(-1)!.type).toBe('run.cancelled');
  expect(events.filter(({ type }) => type === 'node.skipped')).toHaveLength(3);
});

test('leaving the loop cancels the run', async () => {
  let heard = false;
  const waits = rogue(({ signal }) => {
    signal?.addEventListener('abort', () => (heard = true));
    return new Promise(() => undefined);
  });
  for await (const event of start(waits)) if (event.type === 'node.started') break;
  expect(heard).toBe(true);
});

test('a run that is cancelled before it begins runs nothing', async () => {
  const { events, state } = await collect(
    start(
      rogue(() => {
        throw new Error('this ran');
      }),
      { signal: AbortSignal.abort() },
    ),
  );
  expect(endings(state)).toEqual({
    rogue: 'skipped: The run was cancelled',
    honest: 'skipped: The run was cancelled',
    after: 'skipped: The run was cancelled',
  });
  expect(events.at(-1)!.type).toBe('run.cancelled');
});

test('a signal that fires when all is done changes nothing', async () => {
  const abort = new AbortController();
  const running = start(
    rogue(() => ({ out: 1 })),
    { signal: abort.signal },
  );
  const { events } = await collect(running);
  abort.abort();
  expect(events.at(-1)!.type).toBe('run.finished');
});

test('evaluations that cannot be counted are none, and what is wrong with them shows nowhere else', async () => {
  for (const evaluations of [
    () => NaN,
    () => -3,
    () => {
      throw new Error('no');
    },
  ]) {
    const { events, state } = await collect(start({ ...rogue(() => ({ out: 1 })), evaluations } as AnyNode));
    expect(events[0]).toMatchObject({ evaluations: 0 });
    expect(endings(state).rogue).toBe('finished');
  }
});
