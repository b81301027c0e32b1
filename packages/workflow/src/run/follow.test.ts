import fc from 'fast-check';
import { expect, test } from 'vitest';
import { samplesOf } from '../fixtures/nodes.ts';
import type { Happening, RunEvent } from './events.ts';
import { follow } from './follow.ts';
import type { RunState } from './runState.ts';

const node = fc.constantFrom('a', 'b', 'constructor', 'outer/inner');
const name = fc.constantFrom('out', 'residual', '__proto__', 'toString');
const count = fc.nat(9);
const item = fc.option(fc.record({ index: count }), { nil: undefined }).map((i) => (i ? { item: i } : {}));
const error = fc.constant({ code: 'bad-value' as const, message: 'no' });

const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({ type: fc.constant('run.started' as const), nodes: fc.array(node), evaluations: count }),
  fc.record({ type: fc.constant('run.progress' as const), done: count, total: count, secondsLeft: count }),
  fc.record({ type: fc.constant('run.progress' as const), done: count, total: count }),
  fc.record({ type: fc.constantFrom('run.finished' as const, 'run.cancelled' as const), seconds: count }),
  fc.record({ type: fc.constant('run.failed' as const), seconds: count, error }),
  withItem(fc.record({ type: fc.constant('node.started' as const), node })),
  withItem(fc.record({ type: fc.constant('node.progress' as const), node, done: count, total: count })),
  withItem(
    fc.record({
      type: fc.constant('node.preview' as const),
      node,
      port: name,
      estimate: count.map(samplesOf),
    }),
  ),
  withItem(fc.record({ type: fc.constant('node.metric' as const), node, name, step: count, value: count })),
  withItem(fc.record({ type: fc.constant('node.failed' as const), node, error })),
  fc.record({ type: fc.constant('node.skipped' as const), node, because: fc.constant('b failed') }),
  fc.record({
    ...{ type: fc.constant('node.finished' as const), node, key: fc.constant('k') },
    ...{ cached: fc.boolean(), seconds: count },
  }),
);

function withItem<T extends object>(event: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.tuple(event, item).map(([e, i]) => ({ ...e, ...i }));
}

const events: fc.Arbitrary<RunEvent[]> = fc
  .array(happening, { minLength: 1, maxLength: 30 })
  .map((all) => all.map((h, seq) => ({ ...h, runId: 'r', seq, at: seq })));

function followAll(all: readonly RunEvent[], from?: RunState): RunState | undefined {
  return all.reduce((state: RunState | undefined, event) => follow(state, event), from);
}

const at = (seq: number, happening: Happening, runId = 'r'): RunEvent => ({
  ...happening,
  runId,
  seq,
  at: seq,
});

test('a snapshot and the events after it give what all events give', () => {
  fc.assert(
    fc.property(events, fc.nat(30), (all, k) => {
      const snapshot = followAll(all.slice(0, k));
      const rest = all.filter(({ seq }) => seq > (snapshot?.seq ?? -1));
      expect(followAll(rest, snapshot)).toEqual(followAll(all));
    }),
  );
});

test('events in any order, and more than once, give the same state', () => {
  fc.assert(
    fc.property(
      events.chain((all) =>
        fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }), fc.subarray(all)),
      ),
      ([all, shuffled, twice]) => {
        expect(followAll([...shuffled, ...twice])).toEqual(followAll(all));
      },
    ),
  );
});

test('events that are missing are missed for what they told alone', () => {
  const state = followAll([
    at(2, { type: 'node.progress', node: 'a', done: 1, total: 4 }),
    at(7, { type: 'node.finished', node: 'b', key: 'k', cached: false, seconds: 1 }),
    at(9, { type: 'run.finished', seconds: 3 }),
  ])!;
  expect(state).toMatchObject({ seq: 9, status: { is: 'finished' } });
  expect(state.nodes).toMatchObject({ a: { status: { is: 'running' } }, b: { status: { is: 'finished' } } });
});

test('a state is plain data: it comes back from JSON, with the pixels of its previews for tensors', () => {
  fc.assert(
    fc.property(events, (all) => {
      const state = followAll(all)!;
      expect(structuredClone(state)).toEqual(state);
      const withoutPixels = JSON.stringify(state, (_, value: unknown) =>
        value instanceof Float32Array ? [...value] : value,
      );
      expect(Object.keys((JSON.parse(withoutPixels) as RunState).nodes)).toEqual(Object.keys(state.nodes));
    }),
  );
});

test('a state says what runs, how far it is, and what it has shown', () => {
  const state = followAll([
    at(0, { type: 'run.started', nodes: ['a', 'b'], evaluations: 8 }),
    at(1, { type: 'node.started', node: 'a', item: { index: 1, count: 2 } }),
    at(2, { type: 'node.metric', node: 'a', name: 'residual', step: 0, value: 9 }),
    at(3, { type: 'node.metric', node: 'a', name: 'residual', step: 1, value: 4 }),
    at(4, { type: 'node.preview', node: 'a', port: 'out', estimate: samplesOf(1) }),
    at(5, { type: 'node.progress', node: 'a', done: 2, total: 4 }),
    at(6, { type: 'run.progress', done: 2, total: 8, secondsLeft: 3 }),
  ])!;
  expect(state).toMatchObject({ status: { is: 'running' }, progress: { done: 2, total: 8, secondsLeft: 3 } });
  expect(state.nodes.b).toEqual({ status: { is: 'waiting', seq: 0 }, previews: {}, metrics: {} });
  expect(state.nodes.a).toEqual({
    status: { is: 'running', seq: 5 },
    progress: { done: 2, total: 4, seq: 5 },
    previews: { out: { estimate: samplesOf(1), seq: 4 } },
    metrics: {
      residual: [
        { step: 0, value: 9, seq: 2 },
        { step: 1, value: 4, seq: 3 },
      ],
    },
  });
});

test('a run that begins again draws its curves anew, and keeps its estimates until there are others', () => {
  const metric = (seq: number, step: number, value: number) =>
    at(seq, { type: 'node.metric', node: 'a', name: 'residual', step, value });
  const state = followAll([
    at(0, { type: 'run.started', nodes: ['a'], evaluations: 8 }),
    metric(1, 0, 9),
    metric(2, 1, 4),
    at(3, { type: 'node.preview', node: 'a', port: 'out', estimate: samplesOf(1) }),
    at(4, { type: 'node.progress', node: 'a', done: 2, total: 8 }),
    at(5, { type: 'run.started', nodes: ['a'], evaluations: 8 }),
  ])!;
  expect(state.nodes.a).toMatchObject({ status: { is: 'waiting' }, metrics: {} });
  expect(state.nodes.a).not.toHaveProperty('progress');
  expect(state.nodes.a!.previews.out!.estimate).toEqual(samplesOf(1));
  const later = followAll([metric(6, 0, 8), metric(2, 1, 4)], state)!;
  expect(later.nodes.a!.metrics.residual).toEqual([{ step: 0, value: 8, seq: 6 }]);
});

test('a cancelled run keeps the last estimates', () => {
  const state = followAll([
    at(0, { type: 'run.started', nodes: ['a'], evaluations: 8 }),
    at(1, { type: 'node.preview', node: 'a', port: 'out', estimate: samplesOf(1) }),
    at(2, { type: 'node.preview', node: 'a', port: 'out', estimate: samplesOf(2) }),
    at(3, { type: 'node.skipped', node: 'a', because: 'The run was cancelled' }),
    at(4, { type: 'run.cancelled', seconds: 1 }),
  ])!;
  expect(state.status.is).toBe('cancelled');
  expect(state.nodes.a!.previews.out!.estimate).toEqual(samplesOf(2));
});

test('events of another run change nothing', () => {
  const state = follow(undefined, at(0, { type: 'run.started', nodes: ['a'], evaluations: 8 }));
  expect(follow(state, at(1, { type: 'run.finished', seconds: 1 }, 'other'))).toBe(state);
});
