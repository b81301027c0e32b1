import { expect, test } from 'vitest';
import { createWork, type Work } from './createWork.ts';

function createClock(): { readonly now: () => number; wait(milliseconds: number): void } {
  let time = 1000;
  return { now: () => time, wait: (milliseconds) => void (time += milliseconds) };
}

/** A node that takes so long for each of its evaluations. */
function evaluate(
  work: Work,
  clock: ReturnType<typeof createClock>,
  node: string,
  times: readonly number[],
): void {
  work.begin(node, 0);
  for (const [i, time] of times.entries()) {
    clock.wait(time);
    work.advance(node, 0, { done: i + 1, total: times.length });
  }
  work.settle(node, 0);
}

test('nothing is said of the time that is left before the first evaluation', () => {
  const work = createWork(() => 0);
  work.expect('a', [5]);
  expect(work.progress()).toEqual({ done: 0, total: 5 });
});

test('evaluations of one length give the time that is left exactly', () => {
  const clock = createClock();
  const work = createWork(clock.now);
  work.expect('a', [4]);
  work.expect('b', [6]);
  evaluate(work, clock, 'a', [200, 200, 200, 200]);
  const { secondsLeft, ...counts } = work.progress();
  expect(counts).toEqual({ done: 4, total: 10 });
  expect(secondsLeft).toBeCloseTo(1.2, 12);
});

test('each further evaluation takes a tenth of the weight', () => {
  const clock = createClock();
  const work = createWork(clock.now);
  work.expect('a', [2]);
  work.expect('b', [1]);
  evaluate(work, clock, 'a', [1000, 200]);
  expect(work.progress().secondsLeft).toBeCloseTo(0.9 * 1 + 0.1 * 0.2, 12);
});

test('an average over many evaluations at once weighs as many as they are', () => {
  const clock = createClock();
  const work = createWork(clock.now);
  work.expect('a', [4]);
  work.expect('b', [1]);
  work.begin('a', 0);
  clock.wait(1000);
  work.advance('a', 0, { done: 1, total: 4 });
  clock.wait(600);
  work.advance('a', 0, { done: 4, total: 4 });
  const kept = 0.9 ** 3;
  expect(work.progress().secondsLeft).toBeCloseTo(kept * 1 + (1 - kept) * 0.2, 12);
});

test('the time between nodes that evaluate does not count, and neither does what comes after the last evaluation', () => {
  const clock = createClock();
  const work = createWork(clock.now);
  for (const node of ['a', 'b', 'c']) work.expect(node, [1]);
  work.begin('a', 0);
  clock.wait(100);
  work.advance('a', 0, { done: 1, total: 1 });
  clock.wait(5000);
  work.settle('a', 0);
  clock.wait(5000);
  evaluate(work, clock, 'b', [100]);
  expect(work.progress().secondsLeft).toBeCloseTo(0.1, 12);
});

test('two nodes side by side share the time', () => {
  const clock = createClock();
  const work = createWork(clock.now);
  for (const node of ['a', 'b']) {
    work.expect(node, [10]);
    work.begin(node, 0);
  }
  for (let i = 1; i <= 5; i++) {
    clock.wait(100);
    work.advance('a', 0, { done: i, total: 10 });
    clock.wait(100);
    work.advance('b', 0, { done: i, total: 10 });
  }
  expect(work.progress().secondsLeft).toBeCloseTo(1, 12); // 10 more, one each 100 ms
});

test('what was cached, or stopped early, is no longer expected', () => {
  const clock = createClock();
  const work = createWork(clock.now);
  work.expect('a', [10, 10]);
  work.expect('b', [10]);
  work.begin('a', 0);
  work.advance('a', 0, { done: 3, total: 10 });
  work.settle('a', 0);
  expect(work.progress()).toMatchObject({ done: 3, total: 23 });
  work.drop('a');
  expect(work.progress()).toMatchObject({ done: 3, total: 13 });
  work.settle('b', 0);
  expect(work.progress()).toMatchObject({ done: 3, total: 3, secondsLeft: 0 });
});

test('a node that says how many it takes is believed, and one that expected none is not heard', () => {
  const work = createWork(() => 0);
  work.expect('a', [10]);
  work.expect('files', [0]);
  for (const node of ['a', 'files']) work.begin(node, 0);
  work.advance('a', 0, { done: 2, total: 30 });
  work.advance('files', 0, { done: 50, total: 100 });
  expect(work.progress()).toMatchObject({ done: 2, total: 30 });
  work.advance('a', 0, { done: 1, total: 30 }); // backwards
  expect(work.progress()).toMatchObject({ done: 2, total: 30 });
});
