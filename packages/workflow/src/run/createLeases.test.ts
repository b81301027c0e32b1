import { expect, test } from 'vitest';
import { createNodes } from '../fixtures/nodes.ts';
import { handMade } from '../fixtures/handMade.ts';
import { plan } from '../plan/plan.ts';
import { createLeases } from './createLeases.ts';
import { isPutOff } from './executeStep.ts';

const is = createNodes();
const { graph, inference } = handMade({
  a: { is: is.value },
  sigma: { is: is.value },
  noise: { is: is.noise, from: { sigma: 'sigma.out' } },
  twice: { is: is.add, from: { in: 'a.out', value: 'a.out' } },
  draw: { is: is.draw, from: { noise: 'noise.out', in: 'a.out' } },
});

test('outputs are let go when the last that waits for them is over', () => {
  const { release } = createLeases(plan(graph, inference).steps, isPutOff);
  expect(release('twice')).toEqual([]);
  expect(release('draw')).toEqual(['noise', 'a', 'sigma']);
});

test('what was put off keeps its own inputs until it is let go itself', () => {
  const { release } = createLeases(plan(graph, inference).steps, isPutOff);
  expect(release('draw')).toEqual(['noise', 'sigma']);
  expect(release('twice')).toEqual(['a']);
});

test('a step that runs by itself gives its inputs back by itself', () => {
  const chain = handMade({
    a: { is: is.value },
    b: { is: is.half, from: { in: 'a.out' } },
    c: { is: is.half, from: { in: 'b.out' } },
    d: { is: is.half, from: { in: 'a.out' } },
  });
  const { release } = createLeases(plan(chain.graph, chain.inference).steps, isPutOff);
  expect(release('b')).toEqual([]);
  expect(release('c')).toEqual(['b']);
  expect(release('d')).toEqual(['a']);
});
