import { defineNode, isLinear, type LinearOperator, type Operator, TweedieError } from '@tweedie/core';
import { stack as stackLinear } from '@tweedie/operators';
import { z } from 'zod';
import { factsOfRecipe, type StandIn } from '../catalogue/operatorFacts.ts';
import { makerOf } from './compose.ts';

const optional = { kind: 'operator', optional: true } as const;

/** Several operators that measure one picture. */
export const stack = defineNode({
  name: 'stack',
  version: 1,
  title: 'Side by side',
  summary: 'y = (A(x), B(x), …): several measurements of one picture',
  category: 'Degradation',
  aliases: ['join', 'both', 'several', 'multi-frame'],
  params: z.strictObject({}),
  inputs: {
    first: { kind: 'operator', title: 'First' },
    second: { kind: 'operator', title: 'Second' },
    third: { ...optional, title: 'Third' },
    fourth: { ...optional, title: 'Fourth' },
  },
  outputs: { operator: { kind: 'operator', title: 'Operator' } },
  infer({ first, second, third, fourth }) {
    const given = [first, second, ...[third, fourth].filter((facts) => facts !== undefined)].map(makerOf);
    const makers = given.filter((maker) => maker !== undefined);
    return { operator: makers.length === given.length ? factsOfRecipe(recipe(makers)) : {} };
  },
  run: ({ first, second, third, fourth }) => ({
    operator: recipe([first, second, third, fourth].filter((each) => each !== undefined)),
  }),
});

function recipe(parts: readonly StandIn[]): StandIn {
  const name = `stack(${parts.map((part) => part.name).join(', ')})`;
  return {
    name,
    create(inputShape) {
      const [first, ...others] = parts.map((part) => linear(part.create(inputShape)));
      return stackLinear(first!, ...others);
    },
    inputShapeOf() {
      throw new TweedieError(
        'bad-shape',
        `${name}: its measurement is no picture, so its shape says nothing`,
        {
          remedy: 'Simulate the measurement from an image.',
        },
      );
    },
  };
}

function linear(operator: Operator): LinearOperator {
  if (isLinear(operator)) return operator;
  throw new TweedieError(
    'missing-capability',
    `stack: needs linear operators, and ${operator.name} is not linear`,
  );
}
