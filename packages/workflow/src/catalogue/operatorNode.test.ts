import {
  defineOperator,
  type FactsOf,
  type NodeDefinition,
  type OperatorFactory,
  param,
  type Ports,
  TweedieError,
} from '@tweedie/core';
import { convolution, freeFormInpainting, maskInpainting } from '@tweedie/operators';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { NotKnown } from '../types/unknownParameters.ts';
import { operatorNode } from './operatorNode.ts';

type OperatorSaid = FactsOf<{ operator: { kind: 'operator'; title: '' } }>['operator'];

function facts(
  factory: OperatorFactory,
  inputs: FactsOf<Ports> = {},
  params: object = {},
): NonNullable<OperatorSaid> {
  const node = operatorNode(factory) as NodeDefinition;
  return (node.infer!(inputs, node.params.parse(params)) as { operator: NonNullable<OperatorSaid> }).operator;
}

test('a choice that cannot be made is not offered, and does not stand in the way of another', () => {
  const streak = defineOperator({
    name: 'streak',
    title: 'Streak',
    summary: '',
    params: z.object({
      edge: param.choice(['reflect', 'none', 'circular'], { title: 'Edge', default: 'reflect' }),
    }),
    create(inputShape, { edge }) {
      if (edge === 'none') throw new TweedieError('bad-parameter', 'streak: there must be an edge');
      const weights = Float64Array.of(1, 0, 0, 0, 0, 0, 0, 0, 1); // slanted: neither even nor separable
      return convolution({
        name: 'streak',
        inputShape,
        boundary: edge,
        psf: { height: 3, width: 3, weights },
      });
    },
  });
  expect(facts(streak).at!([3, 8, 8])).toMatchObject({ svd: false, svdWith: 'edge circular' });
});

test('for pictures of any size that a document may name nothing large is made before a run', () => {
  const huge = [3, 16_384, 16_384];
  const ask = facts(freeFormInpainting);
  expect(() => ask.at!(huge)).toThrow(NotKnown);
  expect(() => ask.standIn!(huge)).toThrow(NotKnown);
  const masked = facts(maskInpainting, { mask: { height: 16_384, width: 16_384 } });
  expect(() => masked.at!([3, 8, 8])).toThrow(NotKnown);
  expect(ask.at!([3, 64, 64])).toMatchObject({ linear: true, svd: true });
});
