import fc from 'fast-check';
import { expect, test } from 'vitest';
import { samplesOf } from '../fixtures/nodes.ts';
import { createThrottle } from './createThrottle.ts';
import type { Happening } from './events.ts';

const progress = (node: string, done: number): Happening => ({ type: 'node.progress', node, done, total: 9 });
const preview = (node: string, port: string, value: number): Happening => ({
  ...{ type: 'node.preview', node, port, estimate: samplesOf(value) },
});
const finished = (node: string): Happening => ({
  ...{ type: 'node.finished', node, key: 'k', cached: false, seconds: 1 },
});

/** Pushes each at its time; returns what came through and when. */
function through(
  happenings: readonly (readonly [at: number, Happening])[],
): (readonly [number, Happening])[] {
  let time = 0;
  const out: (readonly [number, Happening])[] = [];
  const throttle = createThrottle({
    milliseconds: 50,
    now: () => time,
    emit: (happening) => out.push([time, happening]),
  });
  for (const [at, happening] of happenings) {
    time = at;
    throttle.push(happening);
  }
  return out;
}

test('the first comes at once, then the newest each 50 ms', () => {
  const steps = Array.from({ length: 13 }, (_, i) => [10 * i, progress('a', i)] as const);
  expect(through(steps)).toEqual([0, 5, 10].map((i) => [10 * i, progress('a', i)]));
});

test('what is held comes before the end of its node, in the order in which it came', () => {
  const happenings = [
    [0, progress('a', 0)],
    [0, preview('a', 'x', 0)],
    [1, preview('a', 'x', 1)],
    [2, progress('a', 1)],
    [3, progress('ab', 0)],
    [4, progress('ab', 1)],
    [5, finished('a')],
  ] as const;
  expect(through(happenings)).toEqual([
    [0, progress('a', 0)],
    [0, preview('a', 'x', 0)],
    [3, progress('ab', 0)],
    [5, preview('a', 'x', 1)],
    [5, progress('a', 1)],
    [5, finished('a')],
  ]);
});

test('nodes, ports and curves do not hold each other back', () => {
  const metric = (name: string): Happening => ({ type: 'node.metric', node: 'a', name, step: 0, value: 1 });
  const happenings = [
    progress('a', 0),
    progress('b', 0),
    preview('a', 'x', 0),
    preview('a', 'y', 0),
    metric('r'),
    metric('s'),
  ];
  expect(through(happenings.map((h) => [0, h] as const)).map(([, h]) => h)).toEqual(happenings);
});

test('what is held comes as soon as anything happens after its time', () => {
  const happenings = [
    [0, progress('a', 0)],
    [1, progress('a', 1)],
    [60, progress('b', 0)],
  ] as const;
  expect(through(happenings)).toEqual([
    [0, progress('a', 0)],
    [60, progress('a', 1)],
    [60, progress('b', 0)],
  ]);
});

test('the end of the run lets all through', () => {
  const happenings = [
    [0, progress('a', 0)],
    [1, progress('a', 1)],
    [2, { type: 'run.cancelled', seconds: 1 }],
  ] as const;
  expect(through(happenings).map(([, { type }]) => type)).toEqual([
    'node.progress',
    'node.progress',
    'run.cancelled',
  ]);
});

test('whatever happens, the newest of each kind is told in the end, and none too often', () => {
  const one = fc.tuple(fc.nat(20), fc.constantFrom('a', 'b'), fc.nat(99));
  fc.assert(
    fc.property(fc.array(one, { minLength: 1 }), (steps) => {
      let time = 0;
      const happenings = steps.map(([later, node, done]) => [(time += later), progress(node, done)] as const);
      const end = [time, { type: 'run.finished', seconds: 1 }] as const;
      const out = through([...happenings, end]);
      for (const node of ['a', 'b']) {
        const of = (all: readonly (readonly [number, Happening])[]) =>
          all.filter(([, h]) => 'node' in h && h.node === node);
        expect(of(out).at(-1)?.[1]).toEqual(of(happenings).at(-1)?.[1]);
        const times = of(out).map(([at]) => at);
        for (const [i, at] of times.slice(1, -1).entries()) expect(at - times[i]!).toBeGreaterThanOrEqual(50);
      }
    }),
  );
});
