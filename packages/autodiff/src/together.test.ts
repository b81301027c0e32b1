import { expect, test } from 'vitest';
import { modelOf, type Step } from './fixtures/runModel.ts';
import { decodeModel } from './codec/decodeModel.ts';
import { together } from './together.ts';

function merged(...steps: Step[]): string[] {
  const { graph } = decodeModel(modelOf({ inputs: { x: [2, 3] }, steps }));
  return Array.from(together(graph).values(), ({ op, inputs, outputs }) => `${outputs} = ${op}(${inputs})`);
}

test('a product of x and σ(x) is SiLU, in either order', () => {
  expect(merged(['Sigmoid', ['x']], ['Mul', ['x', 'a']])).toEqual(['y = Swish(x)']);
  expect(merged(['Sigmoid', ['x']], ['Mul', ['a', 'x']])).toEqual(['y = Swish(x)']);
});

test('a gate is not', () => {
  expect(merged(['Relu', ['x']], ['Sigmoid', ['a']], ['Mul', ['x', 'b']])).toEqual([]);
  expect(merged(['Sigmoid', ['x']], ['Mul', ['a', 'a']])).toEqual([]);
  expect(merged(['Sigmoid', ['x']], ['Add', ['x', 'a']])).toEqual([]);
});
