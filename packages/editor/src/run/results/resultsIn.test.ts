import { follow, type Happening, parseWorkflow, type RunEvent, type RunState } from '@tweedie/workflow';
import { expect, test } from 'vitest';
import { resultsIn, richestOf } from './resultsIn.ts';

const node = { type: 'any/thing', version: 1 };
const workflow = parseWorkflow({
  format: 1,
  nodes: { a: node, b: node, c: node },
  edges: [
    { from: ['a', 'out'], to: ['b', 'in'] },
    { from: ['b', 'out'], to: ['c', 'in'] },
  ],
});

function stateOf(nodes: readonly string[], finished: readonly string[]): RunState {
  const all: readonly Happening[] = [
    { type: 'run.started', nodes, evaluations: 0 },
    ...finished.map((id) => ({
      type: 'node.finished' as const,
      node: id,
      key: 'k',
      cached: false,
      seconds: 1,
    })),
  ];
  const events = all.map((happening, seq): RunEvent => ({ ...happening, runId: 'r', seq, at: 0 }));
  return events.reduce<RunState | undefined>(follow, undefined)!;
}

test('the results of a run are what nothing hangs on, once it has finished', () => {
  const all = ['a', 'b', 'c'];
  expect(resultsIn({ workflow, state: stateOf(all, ['a', 'b']) })).toEqual([]);
  expect(resultsIn({ workflow, state: stateOf(all, all) })).toEqual(['c']);
});

test('a run to a node in the middle has that for its result, and so has one that asks for several', () => {
  expect(resultsIn({ workflow, state: stateOf(['a', 'b'], ['a', 'b']), targets: ['b'] })).toEqual(['b']);
  expect(resultsIn({ workflow, state: stateOf(['a', 'b'], ['a', 'b']), targets: ['a', 'b'] })).toEqual([
    'a',
    'b',
  ]);
});

test('a result that more comes together in is shown before others', () => {
  const edges = [
    { from: ['a', 'out'], to: ['b', 'in'] },
    { from: ['a', 'out'], to: ['c', 'in'] },
    { from: ['b', 'out'], to: ['c', 'second'] },
  ];
  const several = parseWorkflow({ format: 1, nodes: { a: node, b: node, c: node }, edges });
  expect(richestOf(['b', 'c'], { workflow: several })).toBe('c');
  expect(richestOf(['a', 'b'], { workflow })).toBe('b');
  expect(richestOf(['b', 'c'], { workflow })).toBe('b');
  expect(richestOf([], { workflow })).toBeUndefined();
});
