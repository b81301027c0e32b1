import { expect, test } from 'vitest';
import type { Problem } from '../document/problem.ts';
import { handMade, type HandMadeNode } from '../fixtures/handMade.ts';
import { createNodes } from '../fixtures/nodes.ts';
import { plan, type PlanOptions } from './plan.ts';

const is = createNodes();

const fork: Readonly<Record<string, HandMadeNode>> = {
  a: { is: is.value },
  b: { is: is.add, from: { in: 'a.out' } },
  c: { is: is.half, from: { in: 'b.out' } },
  d: { is: is.half, from: { in: 'a.out' } },
};

function planOf(
  nodes: Readonly<Record<string, HandMadeNode>>,
  { found = [], ...options }: PlanOptions & { readonly found?: readonly Problem[] } = {},
) {
  const { graph, inference } = handMade(nodes, found);
  return plan(graph, inference, options);
}
const namesOf = ({ steps }: ReturnType<typeof plan>): string[] => steps.map(({ node }) => node);

const problem = (node: string, severity: Problem['severity'] = 'error'): Problem => ({
  ...{ severity, code: 'does-not-fit', node, message: `${node} is wrong` },
});

test('without targets, what is a result runs, and all that it needs', () => {
  const store = { is: is.store, from: { in: 'b.out' } };
  const { steps } = planOf({ ...fork, store });
  expect(steps.map(({ node, isTarget }) => [node, isTarget])).toEqual([
    ['a', false],
    ['b', false],
    ['store', true],
  ]);
});

test('without results, all that nothing hangs on runs', () => {
  const targets = planOf(fork).steps.filter(({ isTarget }) => isTarget);
  expect(targets.map(({ node }) => node)).toEqual(['c', 'd']);
});

test('a run to a node, or to some, leaves out what they do not need', () => {
  expect(namesOf(planOf(fork, { targets: ['b'] }))).toEqual(['a', 'b']);
  expect(namesOf(planOf(fork, { targets: ['d', 'b'] }))).toEqual(['a', 'b', 'd']);
  expect(namesOf(planOf(fork, { targets: [] }))).toEqual([]);
});

test('a subgraph as a target stands for all nodes in it', () => {
  const nodes = {
    'blur/a': { is: is.value },
    'blur/b': { is: is.add, from: { in: 'blur/a.out' } },
    blurred: { is: is.value },
  };
  expect(namesOf(planOf(nodes, { targets: ['blur'] }))).toEqual(['blur/a', 'blur/b']);
});

test('a target that is not there is refused', () => {
  expect(() => planOf(fork, { targets: ['toString'] })).toThrow('There is no node "toString" that could run');
});

test('a node with an error and what hangs on it are left out, each with the reason', () => {
  const { steps, leftOut } = planOf(fork, { found: [problem('b'), problem('d', 'warning')] });
  expect(steps.map(({ node }) => node)).toEqual(['a', 'd']);
  expect(leftOut).toEqual(
    new Map([
      ['b', 'b is wrong'],
      ['c', 'It hangs on b, which cannot run'],
    ]),
  );
});

test('only what is needed is told as left out', () => {
  expect(planOf(fork, { targets: ['d'], found: [problem('b')] }).leftOut.size).toBe(0);
});

test('problems from elsewhere count too, and those of a subgraph for all that is in it', () => {
  const nodes = { 'outer/inner/a': { is: is.value }, outer2: { is: is.value } };
  const { leftOut } = planOf(nodes, { problems: [problem('outer')] });
  expect(leftOut).toEqual(new Map([['outer/inner/a', 'outer is wrong']]));
});

test('nodes in a circle, and those without good parameters, are left out', () => {
  const { graph, inference } = handMade(fork);
  const params = new Map([...inference.params].filter(([node]) => node !== 'd'));
  const { steps, leftOut } = plan(graph, { ...inference, params, order: ['a', 'd'] });
  expect(steps).toMatchObject([{ node: 'a' }]);
  expect(leftOut).toEqual(
    new Map([
      ['b', 'It stands in a circle, or hangs on one'],
      ['c', 'It stands in a circle, or hangs on one'],
      ['d', 'The parameters of d are wrong'],
    ]),
  );
});

test('evaluations are counted for each item of a list', () => {
  const nodes = (lengths: { readonly out?: number }) => ({
    list: { is: is.sweep, lengths: lengths as Record<string, number> },
    each: { is: is.work, params: { steps: 5 }, from: { in: 'list.out' } },
    one: { is: is.work, params: { steps: 7 } },
  });
  const known = planOf(nodes({ out: 3 }));
  expect(known.steps.find(({ node }) => node === 'each')).toMatchObject({
    mapped: true,
    items: 3,
    evaluations: 15,
  });
  expect(known.evaluations).toBe(22);
  const unknown = planOf(nodes({}));
  expect(unknown.steps.find(({ node }) => node === 'each')).not.toHaveProperty('items');
  expect(unknown.evaluations).toBe(12);
});

test('a step says where its inputs and parameters come from', () => {
  const { steps } = planOf({
    list: { is: is.sweep },
    a: { is: is.value },
    add: { is: is.add, from: { in: 'a.out', value: 'list.out' } },
  });
  expect(steps.at(-1)!.inputs).toEqual([
    { from: ['a', 'out'], port: 'in', isParameter: false, mapped: false },
    { from: ['list', 'out'], port: 'value', isParameter: true, mapped: true },
  ]);
});

test('the same graph gives the same plan', () => {
  expect(planOf(fork)).toEqual(planOf(fork));
});
