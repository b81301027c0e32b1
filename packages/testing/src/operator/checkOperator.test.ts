import { createRandom, type LinearOperator, type Operator, scale } from '@tweedie/core';
import { expect, test } from 'vitest';
import { denseOperator } from '../oracle/denseOperator.ts';
import type { Check } from '../report.ts';
import { checkOperator } from './checkOperator.ts';

const matrix = Array.from({ length: 6 }, (_, i) => createRandom(i).normal([1, 10]).data);
const right = denseOperator({ matrix, inputShape: [1, 2, 5] });

async function failures(operator: Operator): Promise<Check[]> {
  return (await checkOperator(operator)).checks.filter(({ passed }) => !passed);
}
function broken(parts: Partial<LinearOperator>): LinearOperator {
  return { ...right, ...parts };
}

test('a right operator passes', async () => {
  expect(await failures(right)).toEqual([]);
});

test('an adjoint that is off by a factor is named with the factor', async () => {
  const bad = await failures(broken({ adjoint: async (y) => scale(0.25, await right.adjoint(y)) }));
  expect(bad.map(({ name }) => name)).toContain('adjoint');
  expect(bad.find(({ name }) => name === 'adjoint')!.message).toBe(
    'adjoint is 0.25 times Aᵀ; multiply it by 4',
  );
});
