import { defineNode, isLinear, type Operator, type PortFacts } from '@tweedie/core';
import { compose as composeLinear } from '@tweedie/operators';
import { z } from 'zod';
import { factsOfRecipe, type StandIn } from '../catalogue/operatorFacts.ts';

/** One operator after another. */
export const compose = defineNode({
  name: 'compose',
  version: 1,
  title: 'One after the other',
  summary: 'y = A(B(x)): first B, then A',
  category: 'Degradation',
  aliases: ['chain', 'after', 'then', 'product'],
  params: z.strictObject({}),
  inputs: {
    first: { kind: 'operator', title: 'First', summary: 'What happens to the picture first' },
    second: { kind: 'operator', title: 'Then', summary: 'What happens to the result of it' },
  },
  outputs: { operator: { kind: 'operator', title: 'Operator' } },
  infer({ first, second }) {
    const [a, b] = [makerOf(first), makerOf(second)];
    return { operator: a && b ? factsOfRecipe(recipe(a, b)) : {} };
  },
  run: ({ first, second }) => ({ operator: recipe(first, second) }),
});

/** The recipe of a stand-in. */
export function makerOf({ name, standIn, inputShapeOf }: PortFacts['operator'] = {}): StandIn | undefined {
  return name !== undefined && standIn && inputShapeOf ? { name, create: standIn, inputShapeOf } : undefined;
}

function recipe(first: StandIn, second: StandIn): StandIn {
  return {
    name: `${second.name} ∘ ${first.name}`,
    create(inputShape) {
      const B = first.create(inputShape);
      return chain(second.create(B.outputShape), B);
    },
    inputShapeOf: (outputShape) => first.inputShapeOf(second.inputShapeOf(outputShape)),
  };
}

function chain(A: Operator, B: Operator): Operator {
  if (isLinear(A) && isLinear(B)) return composeLinear(A, B);
  return {
    name: `${A.name} ∘ ${B.name}`,
    inputShape: B.inputShape,
    outputShape: A.outputShape,
    apply: async (x) => A.apply(await B.apply(x)),
    vjp: async (x, v) => B.vjp(x, await A.vjp(await B.apply(x), v)),
  };
}
